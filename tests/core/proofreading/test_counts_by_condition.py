"""Units counted by a condition: above a bound, with every point, below the mean, risen, in a class told by bands."""

import pytest

from support.claims import seen

POINTS = """| STT | Đơn vị | Điểm tự chấm | Điểm thẩm định |
|---|---|---|---|
| 1 | Xã An Lạc | 90,5 | 88,25 |
| 2 | Xã Bình Hòa | 86 | 82 |
| 3 | Xã Cẩm Tú | 81 | 79,5 |
| 4 | Xã Diên Phú | 74 | 66 |
| | Trung bình | 82,88 | 78,94 |

{words}.
"""
FULL = """3. Kết quả lĩnh vực tổ chức bộ máy

| STT | Đơn vị | Điểm (tối đa 9 điểm) |
|---|---|---|
| 1 | Xã An Lạc | 9 |
| 2 | Xã Bình Hòa | 9 |
| 3 | Xã Cẩm Tú | 8,5 |
| 4 | Xã Diên Phú | 8,25 |

{words}.
"""
RATES = """Kết quả xếp theo các mức: từ 90% trở lên là Rất tốt; từ 80% đến dưới 90% là Tốt; dưới 80% là Khá.

| STT | Địa phương | Năm 2024 (%) | Tăng, giảm |
|---|---|---|---|
| 1 | Xã An Lạc | 91,2 | +1,1 |
| 2 | Xã Bình Hòa | 88,4 | +0,4 |
| 3 | Xã Cẩm Tú | 85,1 | -0,6 |
| 4 | Xã Diên Phú | 79,3 | +2,0 |

{words}.
"""


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("Có 02/4 đơn vị đạt trên 80 điểm", ["holds"]),
        ("Có 01/4 đơn vị đạt từ 85 điểm trở lên", ["holds"]),
        ("Có 01/4 đơn vị đạt từ 70 đến dưới 80 điểm", ["holds"]),
        ("Có 04/4 đơn vị đạt dưới 70 điểm", []),
        ("Có 03 đơn vị đạt trên 95 điểm", []),
        ("Có 03/9 đơn vị đạt trên 80 điểm", []),
        ("Có 04/4 đơn vị có điểm tự chấm cao hơn điểm thẩm định", ["holds"]),
        ("Có 03/4 đơn vị có điểm tự chấm cao hơn điểm thẩm định", []),
    ],
)
def test_units_above_a_bound_are_counted(words: str, verdicts: list[str]) -> None:
    assert [each.verdict for each in seen(POINTS.format(words=words), "rows-of-table")] == verdicts


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("Có 03/4 đơn vị đạt trên 8,4 điểm", ["holds"]),
        ("Có 02/4 đơn vị đạt trên 8,4 điểm", ["fails"]),
        ("Chỉ có 01 đơn vị đạt điểm tối đa 9 điểm (xã An Lạc)", ["fails"]),
        ("Có 02 đơn vị đạt điểm tối đa 9 điểm", ["holds"]),
        ("Có 01 đơn vị đạt điểm tối đa 8 điểm", []),
    ],
)
def test_those_with_every_point_are_counted_in_the_table_above(words: str, verdicts: list[str]) -> None:
    assert [each.verdict for each in seen(FULL.format(words=words), "rows-of-table")] == verdicts


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [("02 đơn vị thấp hơn điểm trung bình", ["holds"]), ("01 đơn vị thấp hơn điểm trung bình", [])],
)
def test_those_below_the_mean_are_only_held(words: str, verdicts: list[str]) -> None:
    text = POINTS.format(words=f"Có {words}").replace("| 3 | Xã Cẩm Tú | 81 | 79,5 |", "| 3 | Xã Cẩm Tú | 81 | 78,5 |")
    assert [each.verdict for each in seen(text, "above-mean")] == verdicts


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("Có 03 địa phương tăng, 01 địa phương giảm", ["holds", "holds"]),
        ("Có 02 địa phương tăng, 02 địa phương giảm", ["fails", "fails"]),
        ("Có 02 địa phương tăng, 01 địa phương giảm", ["holds"]),
    ],
)
def test_those_that_rose_and_fell_are_all_units(words: str, verdicts: list[str]) -> None:
    assert [each.verdict for each in seen(RATES.format(words=words), "rows-of-table")] == verdicts


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [("Có 02 địa phương ở mức Tốt", ["holds"]), ("Có 03 địa phương ở mức Tốt", [])],
)
def test_classes_without_a_column_are_counted_by_bands(words: str, verdicts: list[str]) -> None:
    assert [each.verdict for each in seen(RATES.format(words=words), "units-in-class")] == verdicts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Chỉ có xã Diên Phú bị trừ điểm ở lĩnh vực này", [("not-the-only-one", "fails")]),
        ("Chỉ có xã Diên Phú và xã Cẩm Tú bị trừ điểm ở lĩnh vực này", [("the-only-one", "holds")]),
        ("Chỉ có xã Diên Phú bị trừ điểm ở tiêu chí 4.2", [("not-the-only-one", "check")]),
        ("Chỉ có xã An Lạc bị trừ điểm", []),
    ],
)
def test_the_only_one_below_the_maximum(words: str, told: list[tuple[str, str]]) -> None:
    found = seen(FULL.format(words=words), "the-only-one", "not-the-only-one")
    assert [(each.code, each.verdict) for each in found] == told
