"""Exact integer arithmetic on columns, in the narrowest width that holds every step of it."""

import numpy as np

from parindex.core.light_typing import Final, NamedTuple, assert_never
from parindex.core.rounding import RoundingMode, RoundingRule
from parindex.core.scoring.columns.facts import LARGEST, AnyInts, Ints, Mask

_FITS_32_BITS: Final = 2**31
_FITS_32_BITS_UNSIGNED: Final = 2**32


class Scaled(NamedTuple):
    """Numbers times a factor, and the largest size among the numbers (at least 1)."""

    values: AnyInts
    peak: int
    factor: int = 1

    @property
    def largest(self) -> int:
        """The largest size there can be after multiplying."""
        return self.peak * abs(self.factor)

    def times(self, factor: int) -> "Scaled":
        """Multiply the factor; the numbers stay as they are."""
        return self._replace(factor=self.factor * factor)

    def numbers(self, largest: int) -> AnyInts:
        """Multiply, in 32 bits where ``largest``, the size of all that is made of them, fits there."""
        if largest >= _FITS_32_BITS:
            return self.wide()
        narrow = self.values.astype(np.int32, copy=False)
        return narrow if self.factor == 1 else narrow * self.factor

    def wide(self) -> Ints:
        """Multiply in 64 bits."""
        return self.values.astype(np.int64, copy=False) * self.factor


def scaled(values: AnyInts) -> Scaled:
    """Look for the largest size among numbers once."""
    return Scaled(values, max(int(values.max(initial=1)), -int(values.min(initial=0))))


def scaled_ratios(part: Scaled, whole: Scaled, rounding: RoundingRule) -> Ints | None:
    """Round part ÷ whole (above 0) to whole steps and multiply by the step; ``None`` is too large for 64 bits."""
    twice = 2 * max(part.largest, whole.largest)
    if twice >= LARGEST // 2:
        return None
    if 2 * twice >= _FITS_32_BITS or rounding.mode != "half_up" or part.factor < 0:
        wide = ratios(part.wide(), whole.wide(), RoundingRule(1, rounding.mode))
        peak = max(int(wide.max(initial=0)), -int(wide.min(initial=0)))
        return None if peak * rounding.step >= LARGEST else wide * rounding.step
    under = whole.numbers(twice)
    over = part.times(2).numbers(twice) + under
    # Division of unsigned numbers needs no look at their signs.
    steps = over.view(np.uint32) // (under + under).view(np.uint32)
    points: Ints = np.multiply(steps, rounding.step, dtype=np.int64)
    return points


def ratios(numerator: Ints, denominator: Ints | np.int64, rounding: RoundingRule) -> Ints:
    """Round numerator ÷ denominator, cell by cell, to multiples of the step."""
    denominator = denominator * rounding.step
    if rounding.mode == "half_up" and int(numerator.min(initial=0)) >= 0:
        return _half_up(2 * numerator + denominator, 2 * denominator) * rounding.step
    whole, rest = np.divmod(np.abs(numerator), denominator)
    away = _goes_away(rounding.mode, 2 * rest, denominator, whole)
    signed: Ints = np.sign(numerator) * (whole + (away & (rest > 0))) * rounding.step
    return signed


def _half_up(twice: Ints, under: Ints | np.int64) -> Ints:
    """Divide numbers that are not negative; in 32 bits where they fit, which takes half the time."""
    if max(int(twice.max(initial=0)), int(np.max(under, initial=1))) < _FITS_32_BITS_UNSIGNED:
        quotient = twice.astype(np.uint32) // np.asarray(under).astype(np.uint32)
        return quotient.astype(np.int64)
    divided: Ints = twice // under
    return divided


def _goes_away(mode: RoundingMode, twice: Ints, denominator: Ints | np.int64, whole: Ints) -> Mask:
    beyond: Mask = np.greater(twice, denominator)
    tied: Mask = np.equal(twice, denominator)
    match mode:
        case "half_up":
            return beyond | tied
        case "half_down":
            return beyond
        case "half_even":
            is_odd: Mask = np.equal(whole % 2, 1)
            return beyond | (tied & is_odd)
        case "up":
            return np.ones(len(twice), np.bool_)
        case "down":
            return np.zeros(len(twice), np.bool_)
        case _:
            assert_never(mode)
