"""Changes and gaps of points and rates: what they are told of, and where the claim stands."""

import pytest

from support.claims import findings, seen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Điểm trung bình đạt 12,40/18 điểm, tăng 0,65 điểm so với năm 2022 (năm 2022: 11,84 điểm).",
            [("fails", "0,65", "0.65", "0.56")],
        ),
        (
            "Điểm trung bình đạt 12,40/18 điểm, giảm 0,12 điểm so với năm 2022 (năm 2022: 12,52 điểm).",
            [("holds", "0,12", "0.12", "0.12")],
        ),
        (
            "Được giao 1.874 biên chế, giảm 38 biên chế (1,99%) so với năm 2021 (1.912 biên chế).",
            [("holds", "38", "38", "38")],
        ),
        ("Chỉ số đạt 84,71%, tăng 2,05 điểm % (năm 2023 đạt 82,66%).", [("holds", "2,05", "2.05", "2.05")]),
        ("Giải ngân đạt 50%; thấp hơn 11 điểm phần trăm so với cùng kỳ (63%).", [("fails", "11", "11", "13")]),
        (
            "Tự chấm 93,4 điểm; thẩm định 86,65 điểm, chênh lệch 6,75 điểm; so với năm 2022 (82 điểm) tăng 4,65 điểm.",
            [("holds", "6,75", "6.75", "6.75"), ("holds", "4,65", "4.65", "4.65")],
        ),
    ],
)
def test_a_change_stands_at_its_figure(text: str, found: list[tuple[str, ...]]) -> None:
    told = seen(text, "change-of-points")

    assert [(each.verdict, each.quote, each.stated, each.computed) for each in told] == found


def test_a_gap_to_the_mean_is_none_to_another_year() -> None:
    text = (
        "Sở đạt 85,5 điểm, tăng 1,7 điểm so với năm 2022 (83,8 điểm). Mức trung bình là 86,92 điểm; "
        "Sở thấp hơn mức trung bình 1,42 điểm."
    )

    assert findings(text) == []
