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
