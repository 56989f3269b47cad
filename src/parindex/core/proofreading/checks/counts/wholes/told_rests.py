"""Rests that are told as such (còn lại, đang giải quyết, chưa …): the figure a person would mend.

Other checks hold a whole against all its parts. Where the words call the last part the rest, it is the rest that is
computed: ``31/42 nhiệm vụ; còn 12 nhiệm vụ đang triển khai``, ``tiếp nhận 900 hồ sơ, đã giải quyết 860 hồ sơ, đang
giải quyết 45 hồ sơ``, ``5.412/5.478 hồ sơ đúng hạn, quá hạn 66 hồ sơ``.
"""

import re
from collections import deque

from parindex.core.light_typing import Final, Iterable, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure, noun_at
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import Amount

_SUMS: Final = frozenset({"parts-of-whole", "pair-and-rest", "received"})
_TWO: Final = 2
_MOST_PAIRS: Final = 60  # told before, the nearest, that a rest can be of
_NEAR: Final = 60  # code points around a figure that can call it the rest
_CLAUSE: Final = re.compile(r"[,;.()]\s|[()]|\bvà\s")
_LEFT_BEFORE: Final = re.compile(
    r"\b(?:còn(?: lại| thiếu| trống| dư| tồn)?|thiếu|chưa (?:sử dụng|bố trí|tuyển(?: dụng)?))"
    r"(?: phải [^\W\d_]+(?: [^\W\d_]+)?)?(?: là| có|:)?\s*$",
    re.IGNORECASE,
)
_UNDONE_BEFORE: Final = re.compile(
    r"\b(?:đang|chưa|quá hạn|trễ hạn|chậm hạn|tồn đọng)(?: [^\W\d_]+){0,4}(?: là|:)?\s*$", re.IGNORECASE
)
_LEFT_BEHIND: Final = re.compile(r"(?: [^\W\d_]+,?){1,6}? (?:còn lại|còn thiếu)\b", re.IGNORECASE)
_UNDONE_BEHIND: Final = re.compile(r"(?: [^\W\d_]+,?){0,4}? (?:chưa|đang|quá hạn|trễ hạn)\b", re.IGNORECASE)
_STOP: Final = re.compile(r"\.\s|\btrong đó\b|[(]", re.IGNORECASE)
_NOT: Final = re.compile(r"\bkhông\b(?! có\s*$)", re.IGNORECASE)
_NOUN_ENDS: Final = re.compile(r" (?:đang|chưa|không|còn|quá|trễ|chậm|nữa|hoàn)\b.*")
_DENIED: Final = re.compile(
    r"(?: [^\W\d_]+,?){1,5}? (?:chưa|không) ([^\W\d_]+)(?=\s*(?:[,:.;()]|là\b|gồm\b|$))", re.IGNORECASE
)


def with_rests(reading: ReportReading, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims of sums, and for each whose last part is told as the rest one of that rest.

    A sum that misses gives way to it: one wrong figure is told once. So does every other reading of a rest
    that one reading proves right.
    """
    told = [(claim, rest_of(reading, claim)) for claim in claims]
    right = {rest.figure for _, rest in told if rest is not None and rest.verdict == "holds"}
    best: dict[Span | None, Claim] = {}
    for claim, rest in told:
        if rest is None:
            yield claim
        elif rest.verdict == "holds":
            yield claim
            yield rest
        elif rest.figure not in right and rest.computed != Amount(0):  # of nought left a rest is another's
            known = best.get(rest.figure)
            if known is None or (known.verdict, rest.verdict) == ("check", "fails"):
                best[rest.figure] = rest
    yield from best.values()
    known_rests = {rest.figure for _, rest in told if rest is not None}
    yield from _rests_of_pairs(reading, known_rests)


def _rests_of_pairs(reading: ReportReading, known: set[Span | None]) -> Iterator[Claim]:
    """Tell where a rest is what a pair told before leaves: ``13/20 đơn vị …. … 07 đơn vị còn lại``.

    A rest no pair leaves may be of something else, and nothing is said.
    """
    pairs: dict[str, deque[Figure]] = {}
    for item in reading.outline.items:
        for figure in item.figures:
            thing = folded(figure.noun).partition(" ")[0]
            if thing and figure.kind == "pair":
                pairs.setdefault(thing, deque(maxlen=_MOST_PAIRS)).append(figure)
            elif thing in pairs and figure.kind == "number" and figure.span not in known:
                pair = next((each for each in reversed(pairs[thing]) if _leaves(each) == figure.value > 0), None)
                if pair is not None and (
                    _kind_of_rest(reading.document.text, figure.span) or _is_right_behind(item, pair, figure)
                ):
                    yield _left_by(pair, figure, _with_noun(reading.document.text, figure.span))


def _is_right_behind(item: Item, pair: Figure, figure: Figure) -> bool:
    """Say whether a count follows a pair in its sentence, only its rate between them: ``22/26 …, đạt 84,6%; 04 …``."""
    if pair.start < item.start:
        return False
    is_next = all(each.kind == "percent" for each in item.figures_within(Span(pair.end, figure.start)))
    return is_next and _STOP.search(item.between(pair.end, figure.start)) is None


def _leaves(pair: Figure) -> int:
    return pair.numbers[1].value - pair.numbers[0].value


def _left_by(pair: Figure, rest: Figure, span: Span) -> Claim:
    most, done = (Amount(each.value) for each in (pair.numbers[1], pair.numbers[0]))
    params: Params = {"most": most, "terms": (done,)}
    stated, bound = Amount(rest.value), (pair.span,)
    return Claim("difference", "holds", span, "maximum-less-losses", params, stated, stated, bound, figure=rest.span)


def rest_of(reading: ReportReading, claim: Claim) -> Claim | None:
    """Give the claim of the rest that a sum's last part is told as; nothing if it is told as any other part."""
    terms, whole = claim.params.get("terms"), claim.stated
    if claim.code not in _SUMS or not claim.bound or not isinstance(whole, Amount) or not isinstance(terms, tuple):
        return None
    values = [term.scaled for term in terms if isinstance(term, Amount)]
    own = max(claim.bound)
    if len(values) < _TWO or own != claim.bound[-1] or (claim.figure is not None and own < claim.figure):
        return None
    kind = _kind_of_rest(reading.document.text, own)
    is_one_of_two = kind == "undone" and len(values) == _TWO
    if not kind or not (kind == "left" or is_one_of_two or claim.verdict == "holds"):
        return None
    stated, computed = values[-1], whole.scaled - sum(values[:-1])
    may_be_another = is_one_of_two and claim.code != "received" and not is_slip(stated, computed)
    if computed < 0 or (kind != "left" and claim.verdict != "holds" and may_be_another):
        return None  # the slip may be in the other part
    is_sure = claim.verdict == "fails" or (kind == "left" and is_slip(stated, computed))
    is_sure = is_sure or (is_slip(stated, computed) and _denies(reading.document.text, claim, own))
    verdict: Verdict = "holds" if stated == computed else "fails" if is_sure else "check"
    params: Params = {"most": whole, "terms": tuple(map(Amount, values[:-1]))}
    places = (claim.figure or claim.span, *claim.bound[:-1])
    span = _with_noun(reading.document.text, own)
    return Claim(
        "difference", verdict, span, "maximum-less-losses", params, Amount(stated), Amount(computed), places, figure=own
    )


def _kind_of_rest(text: str, own: Span) -> str:
    """Tell how the words around a figure call it: left, not done, or denied what others are."""
    before = _CLAUSE.split(text[max(0, own.start - _NEAR) : own.start].rpartition("\n")[2])[-1]
    behind = text[own.end : own.end + _NEAR].partition("\n")[0]
    if _LEFT_BEFORE.search(before) or _LEFT_BEHIND.match(_CLAUSE.split(behind)[0]):
        return "left"
    if _UNDONE_BEFORE.search(before) or _UNDONE_BEHIND.match(_CLAUSE.split(behind)[0]):
        return "undone"
    return "denied" if _NOT.search(before) or _NOT.search(_CLAUSE.split(behind)[0]) else ""


def _denies(text: str, claim: Claim, own: Span) -> bool:
    """Say whether a part is denied just what the one before is: ``07/12 đơn vị đạt, 05 đơn vị chưa đạt``."""
    denied = _DENIED.match(text[own.end : own.end + _NEAR].partition("\n")[0])
    told = text[claim.span.start : own.start].casefold().split()
    return denied is not None and denied[1].casefold() in told


def _with_noun(text: str, own: Span) -> Span:
    """Give a figure with the first words behind it: ``12 nhiệm vụ``."""
    noun = _NOUN_ENDS.sub("", noun_at(text, own.end))
    return Span(own.start, own.end + 1 + len(noun) if noun else own.end)
