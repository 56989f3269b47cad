"""Classes (xếp loại) by the bands a report states, in tables and in prose."""

import pytest

from support.claims import findings, seen

SENTENCE = (
    "Kết quả xếp loại theo 04 mức: Xuất sắc (từ 90 điểm trở lên); Tốt (từ 80 điểm đến dưới 90 điểm); "
    "Khá (từ 70 điểm đến dưới 80 điểm); Trung bình (dưới 70 điểm)."
)
IN_ONE = (
    "Khung xếp loại: từ 90 đến 100 điểm là Xuất sắc, từ 80 đến dưới 90 điểm là Tốt, từ 65 đến dưới 80 điểm là Khá, "
    "dưới 65 điểm là Trung bình."
)
TABLE = """

| STT | Đơn vị | Tổng điểm | Hạng | Xếp loại |
|---|---|---|---|---|
| 1 | UBND xã An Lạc | 91 | 1 | Xuất sắc |
| 2 | UBND xã Tân Kỳ | 86 | 2 | Tốt |
| 3 | UBND xã Yên Bình | 83,4 | 3 | {grade} |
| 4 | UBND xã Long Hải | 78 | 4 | {last} |
"""


@pytest.mark.parametrize("bands", [SENTENCE, IN_ONE])
@pytest.mark.parametrize(
    ("grade", "last", "found"),
    [
        ("Tốt", "Khá", []),
        ("Khá", "Khá", [("class-of-points", "Khá", "Tốt")]),
        ("Loại B", "Loại C", []),  # classes of other rules
    ],
)
def test_classes_of_a_table_follow_the_bands_in_prose(
    bands: str, grade: str, last: str, found: list[tuple[str, str, str]]
) -> None:
    claims = findings(bands + TABLE.format(grade=grade, last=last))

    assert [(each.code, each.stated, each.computed) for each in claims] == found


@pytest.mark.parametrize(
    ("total", "grade", "verdicts"),
    [
        ("là 90,14 điểm, tăng 4,38 điểm so với kết quả năm 2025 (85,76 điểm)", "Xuất sắc", ["holds"]),
        ("là 90,14 điểm, tăng 4,38 điểm so với kết quả năm 2025 (85,76 điểm)", "Khá", ["fails"]),
        ("là 88,14/100 điểm", "Tốt", ["holds"]),
        ("của các xã từ 80,5 điểm", "Khá", []),
    ],
)
def test_the_class_expected_is_that_of_the_total_above(total: str, grade: str, verdicts: list[str]) -> None:
    text = f"Tổng điểm tự đánh giá năm 2026 {total}.\n\nDự kiến xếp loại: {grade} ({IN_ONE[:-1].lower()})."

    assert [each.verdict for each in seen(text, "class-of-points")] == verdicts
