"""Rates that one slip of the pen explains (sai một chữ số): in the rate itself, in its part, or in its whole."""

from parindex.core.light_typing import Final
from parindex.core.proofreading.claims import amount, percentage
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.repairs import is_slip, slips_of
from parindex.core.terms import SCALE

_HUNDRED: Final = 100 * SCALE


def is_slip_of(rate: Figure, whole: Figure, part: Figure) -> bool:
    """Say whether a rate is a slip of the pen for part of whole, with the decimals printed."""
    step = rate.numbers[0].last_place
    computed = amount(percentage(part.value, whole.value)).scaled
    return is_slip(rate.value, (2 * computed + step) // (2 * step) * step)


def counts_slipped(rate: Figure, whole: Figure, part: Figure) -> bool:
    """Say whether one digit of the part or of the whole would make the rate right."""
    least, most = 2 * rate.value - rate.numbers[0].last_place, 2 * rate.value + rate.numbers[0].last_place
    if part.value >= _HUNDRED:
        units = 2 * _HUNDRED * SCALE
        fewest, largest = -(-least * whole.value // units), min(most * whole.value // units, whole.value // SCALE)
        if _is_one_within(slips_of(part.whole), max(1, fewest), largest):
            return True
    if whole.value < _HUNDRED:
        return False
    slips, hundredfold = slips_of(whole.whole), 2 * _HUNDRED * part.value
    fewest = max(-(-hundredfold // (most * SCALE)), -(-part.value // SCALE))
    largest = hundredfold // (least * SCALE) if least > 0 else max(slips, default=0)
    return _is_one_within(slips, fewest, largest)


def _is_one_within(slips: frozenset[int], fewest: int, largest: int) -> bool:
    """Say whether one of some numbers is not below one bound and not above another; mostly these are close."""
    if largest - fewest < len(slips):
        return not slips.isdisjoint(range(fewest, largest + 1))
    return any(fewest <= each <= largest for each in slips)
