"""What a report says twice (phát biểu mâu thuẫn): periods of programmes, pasted causes, years in parts of one."""

import re
from collections import Counter

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading

_PERIOD_WORD: Final = "giai đoạn"
_PROGRAMME: Final = re.compile(
    r"(Chương trình|Kế hoạch|Đề án|Chiến lược)([^.;:,\d]{0,60}?)giai đoạn\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)",
    re.IGNORECASE,
)
_REFORM: Final = re.compile(r"cchc|cai cach hanh chinh")
_CAUSE: Final = re.compile(r"^\s*(lý do|nguyên nhân|giải pháp|tồn tại|hạn chế)\s*:", re.IGNORECASE)
_TITLES: Final = 12  # paragraphs in which the title stands
_PART_OF_YEAR: Final = re.compile(r"\b(?:quý|Quý|QUÝ) (?:I|II|III|IV|\d)\b|(?:6|sáu|9|chín|06|09) tháng")
_LONG_ENOUGH: Final = 40
_QUOTED: Final = 80


class _Period(NamedTuple):
    kind: str
    first: int
    last: int
    span: Span


def check_statements(reading: ReportReading) -> Iterator[Claim]:
    """Check what is said in two places."""
    yield from _periods(reading)
    yield from _other_period(reading)
    yield from _copied(reading)


def _periods(reading: ReportReading) -> Iterator[Claim]:
    """Find one programme of reform that is given two periods; the one met once is doubted."""
    found: list[_Period] = []
    for item in reading.outline.items:
        for each in _PROGRAMME.finditer(item.paragraph.text) if _PERIOD_WORD in item.paragraph.text.casefold() else ():
            if _REFORM.search(folded(each[2])):
                span = Span(item.start + each.start(), item.start + each.end())
                found.append(_Period(each[1].casefold(), int(each[3]), int(each[4]), span))
    for kind in dict.fromkeys(period.kind for period in found):
        same = [period for period in found if period.kind == kind]
        usual = Counter((period.first, period.last) for period in same)
        for period in same:
            others = [other for other in same if other.first == period.first and other.last != period.last]
            is_rarer = others and (usual[period.first, period.last], -period.last) <= (
                usual[others[0].first, others[0].last],
                -others[0].last,
            )
            if is_rarer:
                other = f"{others[0].first} - {others[0].last}"
                params: Params = {"other": other}
                stated = f"{period.first} - {period.last}"
                yield Claim(
                    "contradiction",
                    "fails",
                    period.span,
                    "two-periods",
                    params,
                    stated,
                    other,
                    (others[0].span,),
                )


def _copied(reading: ReportReading) -> Iterator[Claim]:
    """Find one cause or reason pasted under two items."""
    seen = dict[str, Item]()
    for item in reading.outline.items:
        if not _CAUSE.match(item.paragraph.words):
            continue
        words = folded(" ".join(item.paragraph.words.split()))
        earlier = seen.setdefault(words, item)
        is_pasted = earlier is not item and len(words) > _LONG_ENOUGH
        if is_pasted and item.paragraph.words.casefold().startswith("nguyên nhân"):
            span = Span(earlier.paragraph.body, min(earlier.end, earlier.paragraph.body + _QUOTED))
            bound = (item.span,)
            yield Claim("contradiction", "check", span, "copied-cause", {"count": 2}, None, None, bound)


def _other_period(reading: ReportReading) -> Iterator[Claim]:
    """Find “trong năm” said of the results of a quarter or of six months."""
    title = next((item for item in reading.outline.items[:_TITLES] if _PART_OF_YEAR.search(item.paragraph.text)), None)
    for item in reading.outline.items if title is not None else ():
        found = re.match(r"\s*Trong năm,? (?:không|đã|có)\b[^.;,]*", item.paragraph.words)
        if found is not None:
            span = Span(item.paragraph.body, item.paragraph.body + found.end())
            yield Claim("contradiction", "check", span, "other-period")
