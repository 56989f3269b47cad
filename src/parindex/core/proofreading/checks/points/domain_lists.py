"""Domains listed with points in one sentence: what each lost, or could reach, against the whole and the table."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.checks.points.remedies.loss_tables import LossTable
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.numbers import Number, number_of
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip_apart
from parindex.core.terms import SCALE, Amount

_LISTED: Final = re.compile(
    r"(?:lĩnh vực|LV)\s*(?:số |thứ )?(\d{1,2})\s*(?:\(|:|-|–)?\s*(?:(?:bị )?(?:trừ|mất|tối đa)\s*)?"
    r"(\d+(?:[.,]\d+)?)\s*điểm",
    re.IGNORECASE,
)
_LOST: Final = re.compile(r"\b(?:trừ|mất|thiếu|hụt)\b", re.IGNORECASE)
_SCALE: Final = re.compile(r"\b100 điểm", re.IGNORECASE)
_FEWEST: Final = 3
_HUNDRED: Final = 100 * SCALE
_BEFORE: Final = 160


class _Listed(NamedTuple):
    """One domain of a list: its number and its points."""

    domain: int
    points: Number
    span: Span


def check_domain_lists(reading: ReportReading, tables: list[LossTable]) -> Iterator[Claim]:
    """Check ``Điểm bị trừ theo lĩnh vực: lĩnh vực 1 (0,9 điểm); lĩnh vực 2 (0,5 điểm) …``."""
    for item in reading.outline.items:
        listed = list(_listed(item)) if "ĩnh vực" in item.paragraph.text else []
        if len(listed) < _FEWEST or len({each.domain for each in listed}) < len(listed):
            continue
        if _LOST.search(item.before(listed[0].span.start, _BEFORE)):
            by_table = list(_against_table(listed, tables))
            yield from by_table
            if all(claim.verdict == "holds" for claim in by_table):
                yield from _against_total(reading, item, listed)
        elif _SCALE.search(item.before(listed[0].span.start)):
            yield from _against_scale(listed)


def _listed(item: Item) -> Iterator[_Listed]:
    for found in _LISTED.finditer(item.paragraph.text):
        number = number_of(found[2])
        if number is not None:
            yield _Listed(int(found[1]), number, Span(item.start + found.start(2), item.start + found.end(2)))


def _against_total(reading: ReportReading, item: Item, listed: list[_Listed]) -> Iterator[Claim]:
    """Hold a list of losses against the one loss told before it: right, or a slip of the pen away."""
    near = reading.outline.items[max(0, item.place - 1) : item.place + 1]
    told = [stated for each in near for stated in reading.deductions(each) if stated.span.end < listed[0].span.start]
    if not told:
        return
    stated, terms = told[-1], [each.points.value for each in listed]
    if sum(terms) == stated.number.value or is_slip_apart(stated.number.value, terms):
        yield _sum(stated.number.value, stated.span, listed, "sum-of-deductions")


def _against_scale(listed: list[_Listed]) -> Iterator[Claim]:
    """Hold maxima listed against the scale of 100: right, or a slip of the pen away."""
    terms = [each.points.value for each in listed]
    is_all = [each.domain for each in listed] == list(range(1, len(listed) + 1))
    if is_all and (sum(terms) == _HUNDRED or is_slip_apart(_HUNDRED, terms)):
        yield _sum(_HUNDRED, Span(listed[0].span.start, listed[-1].span.end), listed, "sum-of-maxima")


def _sum(stated: int, span: Span, listed: list[_Listed], code: str) -> Claim:
    total = sum(each.points.value for each in listed)
    verdict: Verdict = "holds" if total == stated else "fails"
    params: Params = {"terms": tuple(Amount(each.points.value) for each in listed), "left": Amount(stated - total)}
    bound = tuple(each.span for each in listed)
    return Claim("sum", verdict, span, code, params, Amount(stated), Amount(total), bound, figure=span)


def _against_table(listed: list[_Listed], tables: list[LossTable]) -> Iterator[Claim]:
    """Hold each domain's loss against its criteria in a table of losses, if most domains agree."""
    for table in tables:
        lost = {
            each.domain: [loss for loss in table.losses if loss.domain == each.domain and loss.lost] for each in listed
        }
        totals = {domain: sum(loss.lost for loss in losses) for domain, losses in lost.items()}
        agreeing = sum(each.points.value == totals[each.domain] for each in listed)
        for each in listed if 2 * agreeing > len(listed) else ():
            verdict: Verdict = "holds" if each.points.value == totals[each.domain] else "fails"
            rows = lost[each.domain]
            stated, computed = Amount(each.points.value), Amount(totals[each.domain])
            params: Params = {
                "terms": tuple(Amount(loss.lost) for loss in rows),
                "left": Amount(stated.scaled - computed.scaled),
            }
            bound = tuple(loss.row.span for loss in rows)
            yield Claim(
                "sum", verdict, each.span, "sum-of-deductions", params, stated, computed, bound, figure=each.span
            )
