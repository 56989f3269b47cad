"""Rounding (làm tròn): named, exact, owned by the criteria set."""

from parindex.core.light_typing import Final, Literal, NamedTuple, assert_never

type RoundingMode = Literal["half_up", "half_even", "half_down", "up", "down"]

ROUNDING_MODES: Final[tuple[RoundingMode, ...]] = ("half_up", "half_even", "half_down", "up", "down")


class RoundingRule(NamedTuple):
    """Quy tắc làm tròn: to a multiple of ``step`` (in 1/10,000) by ``mode``.

    ``half_*`` name what a tie does, ``up`` goes away from zero and ``down`` towards it, as in
    the decimal arithmetic of the standard library.
    """

    step: int = 100
    mode: RoundingMode = "half_up"

    def ratio(self, numerator: int, denominator: int) -> int:
        """Round the exact number ``numerator / denominator`` (denominator > 0)."""
        if denominator == 1 and not numerator % self.step:
            return numerator
        return divide(numerator, denominator * self.step, self.mode) * self.step


def divide(numerator: int, denominator: int, mode: RoundingMode) -> int:
    """Divide to a whole number, the remainder settled by ``mode`` (denominator > 0)."""
    whole, rest = divmod(abs(numerator), denominator)
    away = rest > 0 and _goes_away(mode, 2 * rest, denominator, whole)
    magnitude = whole + away
    return -magnitude if numerator < 0 else magnitude


def _goes_away(mode: RoundingMode, twice: int, denominator: int, whole: int) -> bool:
    match mode:
        case "half_up":
            return twice >= denominator
        case "half_down":
            return twice > denominator
        case "half_even":
            return twice > denominator or (twice == denominator and whole % 2 == 1)
        case "up":
            return True
        case "down":
            return False
        case _:
            assert_never(mode)
