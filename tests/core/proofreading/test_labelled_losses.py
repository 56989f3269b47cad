"""Points told under labels: the loss of each item, and the subtotal of its section."""

import pytest

from support.claims import findings, seen

TEXT = """| Lĩnh vực | Nội dung | Điểm tối đa | Điểm tự chấm |
|---|---|---|---|
| I | Chỉ đạo, điều hành | 9 | 8,47 |
| II | Cải cách thể chế | 5 | 5,00 |

I. CHỈ ĐẠO, ĐIỀU HÀNH

1.1. Kế hoạch. Điểm tối đa: 4; điểm tự chấm: {points}; điểm không đạt: {lost}.

Giải trình: {why}

1.2. Báo cáo. Điểm tối đa: 5; điểm tự chấm: 4,91; điểm không đạt: 0,09.

Giải trình: Chậm một báo cáo.

Cộng lĩnh vực I: {total}/9 điểm.
"""
RIGHT = {"points": "3,56", "lost": "0,44", "why": "Còn hai nhiệm vụ.", "total": "8,47"}


def test_what_adds_up_holds() -> None:
    text = TEXT.format(**RIGHT)

    assert findings(text) == []
    assert [each.quote for each in seen(text, "points-of-items")] == ["8,47/9"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"lost": "0,54"}, [("deduction", "fails", "0.54", "0.44")]),
        ({"why": "(bổ sung sau)."}, [("row-incomplete", "check", "", "")]),
        ({"total": "8,97"}, [("points-of-items", "fails", "8.97", "8.47")]),
        ({"points": "3,65", "lost": "0,35"}, [("points-of-subtotal", "fails", "3.65", "3.56")]),
    ],
)
def test_what_does_not_is_found(change: dict[str, str], found: list[tuple[str, ...]]) -> None:
    told = findings(TEXT.format(**{**RIGHT, **change}))

    assert [(each.code, each.verdict, each.stated, each.computed) for each in told] == found


@pytest.mark.parametrize(
    ("lost", "found"),
    [
        ("17,62 điểm (thang điểm 100)", []),
        ("17,26 điểm (thang điểm 100)", [("deduction", "17.62")]),
        ("9,4 điểm", []),
    ],
)
def test_what_is_lost_is_missing_from_a_hundred(lost: str, found: list[tuple[str, str]]) -> None:
    text = f"Chỉ số của huyện đạt 82,38 điểm, xếp thứ 5/9 huyện.\n\nSố điểm bị trừ là {lost}.\n"

    assert [(each.code, each.computed) for each in findings(text)] == found


@pytest.mark.parametrize(("owner", "found"), [("Chủ trì: Phòng Kinh tế; thời gian", []), ("Thời gian", ["check"])])
def test_a_label_all_sisters_have_is_missed(owner: str, found: list[str]) -> None:
    task = "Rà soát hồ sơ. Chủ trì: Văn phòng; thời gian: trong quý IV."
    text = f"1. {task}\n\n2. {task}\n\n3. Đẩy nhanh giải ngân. {owner}: thường xuyên.\n\n4. {task}\n"

    assert [each.verdict for each in findings(text)] == found
