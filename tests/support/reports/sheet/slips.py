"""The slips that any claim about a figure can suffer, and the choice among all of them."""

from collections import ChainMap
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import NamedTuple

from support.reports.sheet.draft import Claim, Draft, Slip, Wrong
from support.reports.sheet.numbers import digit_slips, half_up, is_whole, swaps
from support.reports.sheet.page import Spans
from support.reports.sheet.rules import FAILS, Value, Values

ADDED = {"count": "count", "sum": "sum off", "mean": "mean off", "difference": "difference off"}


def _judged_with(draft: Draft, claim: Claim, changed: Values) -> str:
    return claim.rule.judge(ChainMap(dict(changed), draft.values))


def _candidates(claim: Claim, value: Decimal, *, rate: bool) -> Iterator[tuple[str, Decimal]]:
    for other in digit_slips(value):
        yield "digit", other
    for other in swaps(value):
        yield "swap", other
    if rate and value < 100 and value >= 1:
        yield "ratio as percent", half_up(value / 100, 2)
    if is_whole(value) and claim.kind in ADDED:
        for step in (1, 2, -1):
            if value + step > 0:
                yield ADDED[claim.kind], value + step


def _plausible(value: Decimal, other: Decimal, *, rate: bool) -> bool:
    if (rate and other > 100) or (is_whole(value) and value > 0 and other <= 0):
        return False
    return other >= 0 and (value == 0 or Decimal("0.3") < other / value < 3 or other < 1)


def add_common_slips(draft: Draft) -> None:
    """Digit slips, swapped digits and the like in every stated figure, where the claim then clearly fails."""
    random = Random(f"{draft.structure}/{draft.seed}/common")  # noqa: S311 -- no secret
    for place, claim in enumerate(list(draft.claims)):
        value = draft.values.get(claim.stated)
        if not claim.listed or not isinstance(value, Decimal) or claim.kind in ("rank", "sequence"):
            continue
        shown = draft.shown(claim.stated)
        rate = shown.endswith("%")
        candidates = list(_candidates(claim, value, rate=rate))
        random.shuffle(candidates)
        tags: set[str] = set()
        for tag, other in candidates:
            if tag not in tags and _plausible(value, other, rate=rate):
                changed: dict[str, Value] = {claim.stated: other}
                if _judged_with(draft, claim, changed) == FAILS:
                    tags.add(tag)
                    draft.slip(place, changed, Wrong(tag))
        if rate and "," in shown and claim.kind == "ratio":
            slashed = shown.replace(",", "/")
            draft.rewrite(place, claim.stated, slashed, Wrong("slash", "format", claim.stated, form_only=True))
            dotted = shown.replace(",", ".")
            wrong = Wrong("dot for comma", "format", claim.stated, "check", form_only=True)
            draft.rewrite(place, claim.stated, dotted, wrong)


class _Reach(NamedTuple):
    """A slip with all claims that use what it changes."""

    slip: Slip
    keys: set[str]
    claims: set[int]
    start: int
    end: int


def _reaches(draft: Draft, spans: Spans) -> list[_Reach]:
    users: dict[str, set[int]] = {}
    for place, claim in enumerate(draft.claims):
        for key in claim.rule.uses:
            users.setdefault(key, set()).add(place)
    found = []
    for slip in draft.slips:
        if not _harmful(draft, slip):
            continue
        keys = {change.key for change in slip.changes}
        claims = {slip.claim}.union(*(users.get(key, set()) for key in keys))
        ends = [*spans[slip.at[0]], *spans[slip.at[1]]]
        found.append(_Reach(slip, keys, claims, min(ends), max(ends)))
    return found


def _harmful(draft: Draft, slip: Slip) -> bool:
    changed = {change.key: change.value for change in slip.changes}
    return slip.form_only or _judged_with(draft, draft.claims[slip.claim], changed) == FAILS


def chosen(draft: Draft, spans: Spans, errors: int) -> list[Slip]:
    """So many slips, of kinds as different as can be, none in the way of another."""
    random = Random(f"{draft.structure}/{draft.seed}/errors")  # noqa: S311 -- no secret
    pool = _reaches(draft, spans)
    random.shuffle(pool)
    taken: list[_Reach] = []
    while len(taken) < errors:
        seen = [(one.slip.tag, one.slip.kind) for one in taken]
        free = [one for one in pool if all(_apart(one, other) for other in taken)]
        if not free:
            raise ValueError(draft.structure, draft.seed, len(taken))
        least = min(_known(one.slip, seen) for one in free)
        fresh = [one for one in free if _known(one.slip, seen) == least]
        sort = random.choice(sorted({(one.slip.tag, one.slip.kind) for one in fresh}))
        taken.append(next(one for one in fresh if (one.slip.tag, one.slip.kind) == sort))
    return [one.slip for one in taken]


def _apart(one: _Reach, other: _Reach) -> bool:
    """Neither breaks the other's claim, and the two places do not lie in each other."""
    claims = one.slip.claim not in other.claims and other.slip.claim not in one.claims
    return claims and not one.keys & other.keys and (one.end <= other.start or other.end <= one.start)


def _known(slip: Slip, seen: list[tuple[str, str]]) -> tuple[int, int]:
    tags, kinds = [tag for tag, _ in seen], [kind for _, kind in seen]
    return tags.count(slip.tag), kinds.count(slip.kind)
