"""Likeliest repairs: slips of the pen, and what stays unexplained after them."""

import pytest

from parindex.core.proofreading.repairs import is_slip, is_swapped, slips_of
from support.claims import findings

LETTER = """Chỉ số CCHC năm 2022 của xã là {total} điểm, cụ thể:

- Tiêu chí thứ 1: đạt 17,1/21 điểm;
- Tiêu chí thứ 2: đạt 11,8/12 điểm;
- Tiêu chí thứ 3: đạt {third}/25 điểm;
- Tiêu chí thứ 4: đạt 41/42 điểm.

Tiêu chí\tĐiểm tối đa\tĐiểm thẩm định\tNguyên nhân\tBiện pháp\tThời gian
1.1. Kế hoạch\t4\t0,1\tChậm\tĐôn đốc\tCả năm
2.4. Xử lý kết quả\t2\t1,8\tChậm\tĐôn đốc\tCả năm
3.12. Thanh toán\t2,16\t0\tKhông phát sinh\tTuyên truyền\tCả năm
4.7. Chữ ký số\t2\t1\tChưa đạt\tKý số\tCả năm
"""


@pytest.mark.parametrize(
    ("stated", "computed", "expected"),
    [
        (208_400, 228_400, True),
        (134_000, 143_000, True),
        (17_500, 175_000, True),
        (100, 100, False),
        (925_900, 907_400, False),
        (5, 0, False),
        # Of one digit, every other would be a slip: only what is near is.
        (80_000, 40_000, False),
        (20_000, 30_000, True),
        (1_500, 2_500, True),
        (10_000, 100_000, True),
    ],
)
def test_a_slip_changes_a_digit_swaps_two_or_moves_the_mark(stated: int, computed: int, *, expected: bool) -> None:
    assert is_slip(stated, computed) is expected


@pytest.mark.parametrize(
    ("stated", "computed", "expected"),
    [(8510, 8150, True), (8510, 8520, False), (8510, 8510, False), (851, 8150, False)],
)
def test_a_number_is_swapped_when_two_digits_changed_places(stated: int, computed: int, *, expected: bool) -> None:
    assert is_swapped(stated, computed) is expected


@pytest.mark.parametrize(("value", "slips"), [(7, set(range(10)) - {7}), (-1, set())])
def test_slips_of_a_whole_number_are_as_long_and_others_have_none(value: int, slips: set[int]) -> None:
    assert slips_of(value) == slips


def test_what_a_repair_elsewhere_leaves_unexplained_is_said() -> None:
    assert findings(LETTER.format(total="92,74", third="22,84")) == []

    found = findings(LETTER.format(total="92,59", third="20,84"))

    assert [(each.code, each.stated, each.computed, each.repairs) for each in found] == [
        ("maximum-less-losses", "92.59", "92.74", ("92,74",) if is_slip(925_900, 927_400) else ()),
        ("sum-of-sections", "92.59", "90.74", ("22,84",)),
        ("maximum-less-losses", "20.84", "22.84", ("22,84",)),
    ]
