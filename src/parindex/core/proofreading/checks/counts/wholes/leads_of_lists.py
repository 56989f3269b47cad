"""Leads of lists (câu dẫn): what a paragraph says it consists of, against the items below it."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.counted_things import is_bracketed
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import nearly_make_up
from parindex.core.terms import SCALE, Amount

_CONTAINS: Final = re.compile(r"(?:bao gồm|gồm|trong đó|cụ thể|chia ra)\b", re.IGNORECASE)
_STOP: Final = re.compile(r"\.\s+[A-ZĐÀ-Ỹ]")
_FEWEST: Final = 2
_FIRST_WORDS: Final = 30  # code points before the first figure of an item that counts
_BULLETS: Final = frozenset({"dash", "plus", "star"})


def counts_in(item: Item, span: Span) -> list[Figure]:
    """Give the numbers of a piece of a passage that say what they count."""
    return [figure for figure in item.figures_within(span) if figure.kind == "number" and figure.noun]


def sum_claim(whole: Figure, parts: list[Figure], span: Span, code: str, *, is_sure: bool) -> Claim:
    """Hold a whole against its parts; a difference is a fault only where it is sure that these are all."""
    total = sum(part.value for part in parts)
    verdict: Verdict = "holds" if whole.value == total else "fails" if is_sure else "check"
    params: Params = {"terms": tuple(Amount(part.value) for part in parts), "left": Amount(whole.value - total)}
    bound = tuple(part.span for part in parts)
    own = whole.span
    return Claim("sum", verdict, span, code, params, Amount(whole.value), Amount(total), bound, figure=own)


def check_lead(reading: ReportReading, item: Item) -> Iterator[Claim]:
    """Check ``gồm 07 lĩnh vực, 37 tiêu chí (gồm 55 tiêu chí thành phần), cụ thể:`` against the list below."""
    if not item.paragraph.text.rstrip().endswith(":"):
        yield from _head_of_list(reading, item)
        return
    following = _list_after(reading, item)
    counts = counts_in(item, item.span)
    if len(following) < _FEWEST or not counts:
        return
    for figure in [each for each in counts if not each.noun.startswith("điểm")]:
        parts = [part for below in following for part in _own(below, figure)]
        unit = figure.span_with_noun
        if len(parts) >= _FEWEST:
            yield sum_claim(figure, parts, unit, "lead-of-list", is_sure=True)
        elif not parts and figure.value == len(following) * SCALE:
            params: Params = {"count": len(following)}
            yield Claim("count", "holds", unit, "list-length", params, Amount(figure.value), Amount(figure.value))
        elif not parts and _have_counts(following):
            continue
        elif not parts and figure is counts[0] and _opens_list(item, figure):
            params = {"count": len(following)}
            yield Claim(
                "count", "fails", unit, "list-length", params, Amount(figure.value), Amount(len(following) * SCALE)
            )


def _opens_list(item: Item, figure: Figure) -> bool:
    """Say whether the words behind a count open the list below: in its own sentence, another tells of other things."""
    behind = item.paragraph.text[figure.end - item.start :]
    return _CONTAINS.search(behind) is not None and _STOP.search(behind) is None


def _head_of_list(reading: ReportReading, item: Item) -> Iterator[Claim]:
    """Check ``Tiếp nhận: 96.420 hồ sơ`` against the items right under it, if each has one count of the same."""
    children = reading.outline.children(item)
    whole = next(iter(counts_in(item, item.span)), None)
    if whole is None or len(children) < _FEWEST or any(each.kind not in _BULLETS for each in children):
        return
    parts = [_own(each, whole) for each in children]
    if all(len(each) == 1 for each in parts):
        told = [each[0] for each in parts]
        if nearly_make_up(whole.value, [part.value for part in told]):
            span = whole.span_with_noun
            yield sum_claim(whole, told, span, "lead-of-list", is_sure=len(told) > _FEWEST)


def _own(item: Item, whole: Figure) -> list[Figure]:
    """Give an item's own counts of the same things: of ``287 người (nam 96 người, nữ 191 người)`` the first."""
    counts = [each for each in counts_in(item, item.span) if _same_noun(each, whole)]
    return [each for each in counts if not is_bracketed(item, each)] or counts


def _have_counts(following: list[Item]) -> bool:
    """Say whether the items of a list begin with counts of their own: they are groups, not members."""
    return 2 * sum(
        bool(each.figures) and each.figures[0].start - each.start < _FIRST_WORDS for each in following
    ) > len(following)


def _list_after(reading: ReportReading, item: Item) -> list[Item]:
    """Give the items of the list a lead announces: its children, or the sisters right behind it."""
    children = reading.outline.children(item)
    if children:
        return [each for each in children if each.kind == children[0].kind]
    following: list[Item] = []
    for each in reading.outline.items[item.place + 1 :]:
        if each.parent != item.parent or not each.kind or (following and each.kind != following[0].kind):
            break
        following.append(each)
    return following


def _same_noun(one: Figure, other: Figure) -> bool:
    return folded(one.noun) == folded(other.noun)
