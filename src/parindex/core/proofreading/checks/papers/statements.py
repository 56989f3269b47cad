"""What a report says twice (phát biểu mâu thuẫn): late dossiers, periods of programmes, counts, copied causes."""

import re
from collections import Counter

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import SCALE, Amount

_SOME_UNITS: Final = re.compile(r"\d+ (?:đơn vị|xã|phường|huyện|cơ quan|sở|địa phương)[^\d.;]*$", re.IGNORECASE)
_NO_LATE: Final = re.compile(
    r"không có (?:\w+ ){0,1}hồ sơ (?:(?!từ chối)[^\W\d_]+ ){0,6}?(?:trễ|quá|chậm) hạn", re.IGNORECASE
)
_LATE: Final = re.compile(r"(?:trễ|quá|chậm) hạn", re.IGNORECASE)
_IN_ALL: Final = re.compile(
    r"(?:toàn (?:huyện|xã|tỉnh|thành phố)|vẫn để xảy ra|còn để xảy ra)[^\d.;]{0,20}$", re.IGNORECASE
)
_LATE_BEHIND: Final = re.compile(r"\s*(?:hồ sơ|trường hợp)[^\d.,;]{0,30}(?:trễ|chậm) hạn")
_LATE_BEFORE: Final = re.compile(r"(?:trả trễ|trễ hạn|trả quá hạn)\s*:?\s*$", re.IGNORECASE)
_SCOPES: Final = (("cấp xã", ("cap xa", "xa, thi tran", "cac xa")), ("huyện", ("huyen",)), ("tỉnh", ("tinh",)))
_LATE_ON_TIME: Final = re.compile(r"\d+ hồ sơ (?:trễ|quá|chậm) hạn\s*\([^()]*đúng hạn")
_MANY_LATE: Final = re.compile(r"(?:trễ|quá|chậm) hạn (?:còn |vẫn còn )?nhiều", re.IGNORECASE)
_LATE_RATE: Final = re.compile(r"(?:trễ|quá|chậm) hạn(?: là| chiếm)?\s*$")
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
    yield from _late_dossiers(reading)
    yield from _late_in_all(reading)
    yield from _periods(reading)
    yield from _self_contradicting(reading)
    yield from _other_period(reading)
    yield from _copied(reading)


def _scope(text: str) -> str:
    plain = folded(text)
    found = [(plain.rfind(word), name) for name, words in _SCOPES for word in words if word in plain]
    return max(found)[1] if found else ""


def _late_counts(reading: ReportReading) -> list[tuple[str, Figure]]:
    """Find the counts of late dossiers that are not nought, with whose they are."""
    found: list[tuple[str, Figure]] = []
    for item in reading.outline.items:
        for figure in item.figures:
            if (
                figure.kind == "number"
                and figure.value > 0
                and _LATE.search(figure.noun)
                and "hồ sơ" in figure.noun.casefold()
            ):
                sentence = next(span for span in item.sentences if span.start <= figure.start < span.end)
                found.append(
                    (_scope(item.paragraph.text[sentence.start - item.start : figure.start - item.start]), figure)
                )
    return found


def _late_dossiers(reading: ReportReading) -> Iterator[Claim]:
    """Hold “không có hồ sơ trễ hạn” against the counts of late dossiers of the same offices."""
    counts = _late_counts(reading)
    for item in reading.outline.items:
        for span in item.sentences:
            piece = item.piece(span)
            for found in _NO_LATE.finditer(piece):
                if _SOME_UNITS.search(piece[: found.start()]):
                    continue
                scope = _scope(piece[: found.start()])
                against = [figure for whose, figure in counts if scope and whose == scope]
                place = Span(span.start + _lead(piece), span.end)
                if against:
                    late = against[0]
                    params: Params = {"count": Amount(late.value)}
                    bound = (Span(late.start, late.end),)
                    yield Claim(
                        "contradiction", "fails", place, "late-dossiers", params, Amount(0), Amount(late.value), bound
                    )


def _late_in_all(reading: ReportReading) -> Iterator[Claim]:
    """Check ``Toàn huyện còn 33 hồ sơ trễ hạn`` against the late dossiers of the offices together."""
    stated: list[tuple[Figure, Span]] = []
    parts: list[Figure] = []
    for item in reading.outline.items:
        for figure in item.figures:
            if figure.kind != "number" or figure.numbers[0].decimals:
                continue
            before = item.before(figure.start, _LONG_ENOUGH)
            behind = item.paragraph.text[figure.end - item.start : figure.end - item.start + _LONG_ENOUGH]
            if _IN_ALL.search(before) and _LATE_BEHIND.match(behind):
                stated.append((figure, Span(figure.start, figure.end)))
            elif _LATE_BEHIND.match(behind) or _LATE_BEFORE.search(before):
                parts.append(figure)
    total = sum(figure.value for figure in parts)
    for figure, span in stated if parts else ():
        if len(parts) == 1 and figure.value > total:
            continue  # the rest may be told in other words
        verdict: Verdict = "holds" if figure.value == total else "check"
        params: Params = {"count": Amount(total)}
        bound = tuple(Span(part.start, part.end) for part in parts)
        yield Claim(
            "contradiction",
            verdict,
            span,
            "late-dossiers",
            params,
            Amount(figure.value),
            Amount(total),
            bound,
            figure=span,
        )


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())


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
    seen: dict[str, Item] = {}
    for item in reading.outline.items:
        if not _CAUSE.match(item.paragraph.words):
            continue
        words = folded(" ".join(item.paragraph.words.split()))
        earlier = seen.setdefault(words, item)
        is_pasted = earlier is not item and len(words) > _LONG_ENOUGH
        if is_pasted and item.paragraph.words.casefold().startswith("nguyên nhân"):
            span = Span(earlier.paragraph.body, min(earlier.end, earlier.paragraph.body + _QUOTED))
            bound = (Span(item.start, item.end),)
            yield Claim("contradiction", "check", span, "copied-cause", {"count": 2}, None, None, bound)


def _self_contradicting(reading: ReportReading) -> Iterator[Claim]:
    """Find a late dossier explained as returned on time."""
    for item in reading.outline.items:
        for found in _LATE_ON_TIME.finditer(item.paragraph.text) if "đúng hạn" in item.paragraph.text else ():
            span = Span(item.start + found.start(), item.start + found.end())
            yield Claim("contradiction", "check", span, "late-and-on-time")
    yield from _late_though_few(reading)


def _late_though_few(reading: ReportReading) -> Iterator[Claim]:
    """Find “trễ hạn còn nhiều” in a report whose own rate of late dossiers is below one percent."""
    few = [
        figure
        for item in reading.outline.items
        for figure in item.figures
        if figure.kind == "percent" and figure.value < SCALE and _LATE_RATE.search(_before(item, figure))
    ]
    for item in reading.outline.items if few else ():
        found = _MANY_LATE.search(item.paragraph.text)
        if found is not None:
            span = Span(item.start + found.start(), item.start + found.end())
            params: Params = {"rate": Amount(few[0].value)}
            yield Claim(
                "contradiction",
                "check",
                span,
                "late-though-few",
                params,
                None,
                Amount(few[0].value),
                (Span(few[0].start, few[0].end),),
            )


def _before(item: Item, figure: Figure) -> str:
    return item.paragraph.text[max(0, figure.start - item.start - _LONG_ENOUGH) : figure.start - item.start]


def _other_period(reading: ReportReading) -> Iterator[Claim]:
    """Find “trong năm” said of the results of a quarter or of six months."""
    title = next((item for item in reading.outline.items[:_TITLES] if _PART_OF_YEAR.search(item.paragraph.text)), None)
    for item in reading.outline.items if title is not None else ():
        found = re.match(r"\s*Trong năm,? (?:không|đã|có)\b[^.;,]*", item.paragraph.words)
        if found is not None:
            span = Span(item.paragraph.body, item.paragraph.body + found.end())
            yield Claim("contradiction", "check", span, "other-period")
