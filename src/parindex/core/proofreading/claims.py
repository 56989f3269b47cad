"""What a report says and what comes out when it is computed again (số liệu kiểm tra được).

A claim carries codes and numbers, never a sentence: the shells word it. Verdicts accuse nobody:
``holds`` (khớp), ``rounding`` (lệch trong phạm vi làm tròn), ``fails`` (chưa khớp), ``check`` (cần xem lại).
"""

from fractions import Fraction

from parindex.core.faults import Param, Severity
from parindex.core.light_typing import Final, Iterable, Literal, Mapping, NamedTuple
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE, Amount

type ClaimKind = Literal[
    "sum",
    "difference",
    "ratio",
    "mean",
    "rank",
    "class",
    "count",
    "bound",
    "sequence",
    "date",
    "name",
    "contradiction",
    "completeness",
    "format",
]
type Verdict = Literal["holds", "rounding", "fails", "check"]
type Said = Amount | str | tuple[Amount, ...] | None

type Params = dict[str, Param]
"""The values a sentence about a claim needs."""

_NOTHING: Final[Mapping[str, Param]] = {}
_SEVERITY: Final[Mapping[Verdict, Severity | None]] = {
    "holds": None,
    "rounding": "info",
    "fails": "error",
    "check": "warning",
}


class Repair(NamedTuple):
    """Một cách sửa có thể: the piece to change, and what it would have to say; never certain.

    ``code`` says why it is offered; ``left`` is what stays unexplained after it.
    """

    span: Span
    written: str
    code: str
    params: Mapping[str, Param] = _NOTHING


class Claim(NamedTuple):
    """Một số liệu kiểm tra được: where it stands, what it says, what was computed, and how they agree.

    ``code`` and ``params`` say what was compared with what. ``bound`` names further places whose
    figures took part, in the order of ``terms``; an error may be in any of them. ``figure`` is the place of
    the stated number itself. ``is_from_ocr`` marks what was read from a picture, where the slip may be the reader's.
    """

    kind: ClaimKind
    verdict: Verdict
    span: Span
    code: str
    params: Mapping[str, Param] = _NOTHING
    stated: Said = None
    computed: Said = None
    bound: tuple[Span, ...] = ()
    repairs: tuple[Repair, ...] = ()
    is_slight: bool = False
    cell: str = ""
    figure: Span | None = None
    is_from_ocr: bool = False

    @property
    def severity(self) -> Severity | None:
        """Tell how bad it is: nothing for what holds, information where only the form is concerned."""
        return "info" if self.verdict == "check" and self.is_slight else _SEVERITY[self.verdict]


def amount(exact: Fraction | int) -> Amount:
    """Round an exact number of 1/10,000 to the nearest one, half away from zero, to be shown."""
    value = Fraction(exact)
    nearest = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return Amount(nearest if value >= 0 else -nearest)


def agrees(stated: Number, exact: Fraction | int, spread: int = 0) -> Verdict:
    """Hold a printed number against an exact one, both in 1/10,000.

    It holds if it is the exact one rounded to the decimals printed (a half to either side);
    ``spread`` is how far rounding of the parts could have carried the exact one.
    """
    parts = exact.denominator  # whole numbers of these: fractions would be brought to lowest terms at each step
    twice, unit = 2 * abs(stated.value * parts - exact.numerator), stated.last_place
    if twice <= unit * parts:
        return "holds"
    return "rounding" if spread and twice <= (unit + 2 * spread) * parts else "fails"


def agrees_with_rate(stated: Number, part: int, whole: int) -> bool:
    """Say whether a printed percentage is that of a part in a whole above nought, rounded to its decimals."""
    return 2 * abs(stated.value * whole - 100 * SCALE * part) <= stated.last_place * whole


def is_cut_off(stated: Number, exact: Fraction | int) -> bool:
    """Say whether a printed number is the exact one with the further digits left out instead of rounded."""
    return 0 <= Fraction(exact) - stated.value < stated.last_place


def agrees_with_sum(stated: Number, parts: Iterable[Number]) -> Verdict:
    """Hold a printed total against printed parts: equal, inside the rounding of the parts, or not.

    All of them are taken to be printed with the decimals of the finest; whole numbers are counts and
    carry no rounding.
    """
    numbers = tuple(parts)
    total = sum(number.value for number in numbers)
    if stated.value == total:
        return "holds"
    finest = min(number.last_place for number in (stated, *numbers))
    spread = 0 if finest == SCALE else finest * (len(numbers) + 1)
    return "rounding" if 2 * abs(stated.value - total) <= spread else "fails"


def percentage(part: int, whole: int) -> Fraction:
    """Give part of whole as a percentage in 1/10,000 of a percent."""
    return Fraction(100 * SCALE * part, whole)
