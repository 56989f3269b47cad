"""Likeliest repairs (cách sửa có thể): the single change after which most claims hold, never certain.

A slip of the pen changes one digit, swaps two, or moves the mark. A failed claim whose computed figure
is such a slip of the stated one is offered the computed one; a sum whose part has a better reading by
another claim says what would then still be unexplained.
"""

from functools import lru_cache

from parindex.core.light_typing import TYPE_CHECKING, Final, Sequence
from parindex.core.proofreading.claims import Claim, Params, Repair
from parindex.core.terms import SCALE, Amount, decimal_text

if TYPE_CHECKING:
    from parindex.core.proofreading.page import Span

_NEAR: Final = 2 * SCALE  # numbers of one digit further apart are none meant for the other
_KINDS: Final = frozenset({"sum", "difference", "mean", "count"})


def with_repairs(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Give each failed claim the repairs its figures and the other claims suggest."""
    failures = _Failures([claim for claim in claims if _has_failed(claim)])
    return tuple(
        claim._replace(repairs=_repairs(claim, failures)) if _has_failed(claim) and not claim.repairs else claim
        for claim in claims
    )


def _has_failed(claim: Claim) -> bool:
    return claim.verdict == "fails" and claim.kind in _KINDS


class _Failures:
    """The failed claims by the figures they state and those that took part, so that none is held against all."""

    def __init__(self, failed: Sequence[Claim]) -> None:
        self.stating: dict[Span, list[Claim]] = {}
        self.bound_to: dict[Span, list[Claim]] = {}
        self.slips: dict[Span, tuple[int, Claim]] = {}
        for place, claim in enumerate(failed):
            for span in {*claim.bound}:
                self.bound_to.setdefault(span, []).append(claim)
            if claim.figure is not None:
                self.stating.setdefault(claim.figure, []).append(claim)
                if _slipped(claim):
                    self.slips.setdefault(claim.figure, (place, claim))

    def slip_among(self, claim: Claim) -> Claim | None:
        """Give the first slip of the pen, in the order of the claims, in another figure that took part."""
        found = [self.slips[span] for span in claim.bound if span in self.slips and span != claim.figure]
        return min(found)[1] if found else None


def _repairs(claim: Claim, failures: _Failures) -> tuple[Repair, ...]:
    if claim.figure is not None and isinstance(claim.computed, Amount) and _slipped(claim):
        same = [each for each in failures.stating[claim.figure] if each.computed == claim.computed]
        helped = [each for each in failures.bound_to.get(claim.figure, ()) if _left(each, claim) == 0]
        count = len(same) + len(helped)
        code = "makes-more-hold" if count > 1 else "makes-hold"
        return (Repair(claim.figure, _written(claim.computed), code, {"count": count}),)
    slip = failures.slip_among(claim)
    return _by_part(claim, slip) if slip is not None else ()


def _by_part(claim: Claim, slip: Claim) -> tuple[Repair, ...]:
    left = _left(claim, slip)
    before = _difference(claim)
    if slip.figure is None or not isinstance(slip.computed, Amount) or abs(left) >= abs(before):
        return ()
    code = "part-makes-hold-but" if left else "part-makes-hold"
    params: Params = {"was": slip.stated if isinstance(slip.stated, Amount) else "", "left": Amount(abs(left))}
    return (Repair(slip.figure, _written(slip.computed), code, params),)


def _left(claim: Claim, slip: Claim) -> int:
    """Say what a sum would still differ by if one of its parts were as another claim computes it."""
    return _difference(claim) + _difference(slip)


def _difference(claim: Claim) -> int:
    if not isinstance(claim.stated, Amount) or not isinstance(claim.computed, Amount):
        return 0
    return claim.stated.scaled - claim.computed.scaled


def _slipped(claim: Claim) -> bool:
    if not isinstance(claim.stated, Amount) or not isinstance(claim.computed, Amount):
        return False
    return is_slip(claim.stated.scaled, claim.computed.scaled)


@lru_cache(maxsize=2_000)  # each rate asks again for those of the wholes before it
def slips_of(value: int) -> frozenset[int]:
    """Give every number of as many digits that is one slip of the pen away: a digit, or two neighbours swapped.

    What is no whole number (-1) has none.
    """
    if value < 0:
        return frozenset()
    digits = str(value)
    found = {int(digits[:at] + sign + digits[at + 1 :]) for at in range(len(digits)) for sign in "0123456789"}
    for at in range(len(digits) - 1):
        found.add(int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]))
    return frozenset(found - {value})


def is_slip(stated: int, computed: int) -> bool:
    """Say whether one number is the other but for a digit, two swapped digits, or the decimal mark."""
    if computed <= 0 or stated == computed:
        return False
    if stated in {10 * computed, 100 * computed} or computed in {10 * stated, 100 * stated}:
        return True
    if max(stated, computed) < 10 * SCALE and stated % SCALE == computed % SCALE == 0:
        return abs(stated - computed) <= _NEAR  # of one digit, every other would be a slip
    one, other = f"{stated:012}", f"{computed:012}"
    if len(one) != len(other):
        return False
    differing = [place for place, (sign, digit) in enumerate(zip(one, other, strict=True)) if sign != digit]
    if len(differing) != 2:  # noqa: PLR2004 -- two swapped
        return len(differing) == 1
    first, second = differing
    return one[first] == other[second] and one[second] == other[first]


def is_swapped(stated: int, computed: int) -> bool:
    """Say whether one number is the other with two digits swapped."""
    return is_slip(stated, computed) and sorted(str(stated)) == sorted(str(computed))


def nearly_make_up(whole: int, parts: Sequence[int]) -> bool:
    """Say whether parts come close to their whole: within a fifth, or but for a slip of the pen."""
    return 5 * abs(sum(parts) - whole) <= whole or is_slip_apart(whole, parts)


def is_slip_apart(whole: int, parts: Sequence[int]) -> bool:
    """Say whether one slip of the pen, in the whole or in a part, would make parts add up to it."""
    total = sum(parts)
    return is_slip(whole, total) or any(is_slip(part, whole - total + part) for part in parts)


def _written(value: Amount) -> str:
    return decimal_text(value.scaled, mark=",")
