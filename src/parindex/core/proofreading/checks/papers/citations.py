"""Documents cited (văn bản viện dẫn): one number has one date, here, in footnotes and in annexes."""

import re
from datetime import date
from functools import lru_cache

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, ClaimKind, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Document, Footnote, Paragraph, Span, Table
from parindex.core.proofreading.reading import ReportReading

_TYPES: Final = (
    "Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chỉ thị|Công văn|Thông tư|Báo cáo|Thông báo|Tờ trình|Luật|Hướng dẫn|"
    "Chương trình|Đề án|Công điện|Kết luận|Biên bản|Giấy mời|Văn bản|Quy chế"
)
_NUMBER: Final = r"\d+[a-z]?(?:/\d{4})?/[A-ZĐƯ][A-ZĐƯa-zđ&]*(?:[-–.][A-ZĐƯ][A-ZĐƯa-zđ&]*\d*)*|\d+-[A-ZĐ]{2}/[A-ZĐ]+"
_DAY: Final = r"(\d{1,2})\s*(?:/|-|\.|tháng)\s*(\d{1,2})\s*(?:/|-|\.|năm)\s*(\d{4})"
_CITED: Final = re.compile(
    rf"(?:({_TYPES})\s+)?(?:số:?\s*)?({_NUMBER})(?:\s*,)?(?:\s*,?\s*(?:ký |ban hành )?ngày\s+{_DAY})?"
)
_PLACE_AND_DAY: Final = re.compile(
    r"(?:^|\s{3,}|\||\t)[^/,|\t\n.;:()]{2,40},\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.MULTILINE
)
_OWN_NUMBER: Final = re.compile(rf"^\W*Số\s*:\s*({_NUMBER})", re.MULTILINE)
_DAY_FIRST: Final = re.compile(rf"\bngày\s+{_DAY}", re.IGNORECASE)
_ISSUED: Final = re.compile(rf"\bngày\s+{_DAY},?\s+[^.;\d]{{0,80}}\b(?:ban hành|ký)\s+$", re.IGNORECASE)
_BEFORE: Final = 140  # code points before a number in which the day of its issue can stand
_LETTERHEAD: Final = 1_200  # code points at the top in which number and date stand
_LONGEST: Final = 3_000  # code points of a sentence with its semicolons
_YEAR: Final = re.compile(r"/((?:19|20)\d\d)/")
_DEED: Final = re.compile(r"(?:đã\s+)?(?:ban hành|thành lập|phê duyệt|công bố|ký)\b", re.IGNORECASE)


class Citation(NamedTuple):
    """Một lần viện dẫn: kind of document, its number, the date given with it, and the piece."""

    kind: str
    number: str
    day: date | None
    span: Span

    @property
    def key(self) -> str:
        """Tell one document from another: the number, which alone names a law or a decree of a year."""
        return folded(self.number).replace("–", "-")


def citations_in(text: str, offset: int) -> Iterator[Citation]:
    """Find the documents cited in a piece of text."""
    for each in _cited_in(text) if "/" in text else ():
        yield each._replace(span=Span(offset + each.span.start, offset + each.span.end))


@lru_cache(maxsize=1_000)  # several checks ask for those of the same paragraphs
def _cited_in(text: str) -> tuple[Citation, ...]:
    citations: list[Citation] = []
    for found in _CITED.finditer(text):
        day = _day_of(found[3], found[4], found[5])
        if day is None and found[3]:
            continue
        issued = _ISSUED.search(text, max(0, found.start() - _BEFORE), found.start()) if day is None else None
        if issued is not None:
            day = _day_of(issued[1], issued[2], issued[3])
        citations.append(Citation(found[1] or "", found[2], day, Span(found.start(), found.end())))
    return tuple(citations)


def _day_of(day: str | None, month: str | None, year: str | None) -> date | None:
    try:
        return date(int(year or ""), int(month or ""), int(day or ""))
    except ValueError:
        return None


def all_citations(document: Document) -> list[Citation]:
    """Find every document cited, in tables and footnotes too."""
    found: list[Citation] = []
    for block in document.blocks:
        match block:
            case Table():
                pieces = [(cell.text, cell.start) for row in block.rows for cell in row]
            case Paragraph() | Footnote():
                pieces = [(block.text, block.start)]
        for text, start in pieces:
            found += citations_in(text, start)
    return found


def own_number_and_day(document: Document) -> tuple[str, date | None, Span | None]:
    """Read the document's own number and date in its letterhead."""
    return _number_and_day(document.text[:_LETTERHEAD])


@lru_cache(maxsize=100)
def _number_and_day(head: str) -> tuple[str, date | None, Span | None]:
    number, dated = _OWN_NUMBER.search(head), _PLACE_AND_DAY.search(head)
    if dated is None:
        return number[1] if number is not None else "", None, None
    lead = len(dated[0]) - len(dated[0].lstrip(" \n|"))
    day = _day_of(dated[1], dated[2], dated[3])
    return number[1] if number is not None else "", day, Span(dated.start() + lead, dated.end())


def check_citations(reading: ReportReading) -> Iterator[Claim]:
    """Check that each document cited more than once has one date, and that letter and annex agree."""
    number, day, place = own_number_and_day(reading.document)
    cited = [each for each in all_citations(reading.document) if each.day is not None]
    groups: dict[str, list[Citation]] = {}
    for each in cited:
        year = "" if re.search(r"/\d{4}/", each.number) or each.day is None else str(each.day.year)
        groups.setdefault(f"{each.key} {year}", []).append(each)
    for group in groups.values():
        if number and day is not None and place is not None and group[0].key == folded(number).replace("–", "-"):
            yield from _against_letter(group, day, place)
        elif len(group) > 1:
            yield from _among_themselves(group, reading.document.text)
    yield from _years_of_numbers(cited)
    yield from _against_footnotes(reading)


def _years_of_numbers(cited: list[Citation]) -> Iterator[Claim]:
    """Point out ``Quyết định số 06/2020/QĐ-UBND ngày 02/3/2025``: the year of its number is not that of its day."""
    for each in cited:
        year = _YEAR.search(each.number)
        if year is not None and each.day is not None and int(year[1]) != each.day.year:
            params: Params = {"number": each.number, "year": year[1]}
            yield Claim("date", "check", each.span, "year-of-number", params, written(each.day), None)


def _against_letter(group: list[Citation], day: date, place: Span) -> Iterator[Claim]:
    for each in group:
        verdict: Verdict = "holds" if each.day == day else "fails"
        params: Params = {"number": each.number, "other": written(day)}
        yield Claim("contradiction", verdict, each.span, "own-date", params, written(each.day), written(day), (place,))


def _among_themselves(group: list[Citation], text: str) -> Iterator[Claim]:
    days = [each.day for each in group]
    usual = _meant(group, text)
    if len(set(days)) == 1:
        yield _cited(group[0], "holds", usual, group[1:])
        return
    for each in group:
        if each.day != usual:
            yield _cited(each, "fails", usual, [other for other in group if other is not each])


def _meant(group: list[Citation], text: str) -> date | None:
    """Give the day told most often; of days told equally often that of the first mention, mostly the preamble's.

    Within one paragraph the mention with the issuer behind it (``của Chính phủ``) is the fuller one.
    """
    days = [each.day for each in group]
    most = max(map(days.count, days))
    first, *later = [each for each in group if days.count(each.day) == most]
    fuller = next((each for each in later if each.day != first.day and _has_issuer(each, text)), None)
    if fuller is None or _has_issuer(first, text) or "\n" in text[first.span.end : fuller.span.start]:
        return first.day
    return fuller.day


def _has_issuer(each: Citation, text: str) -> bool:
    return text.startswith(" của ", each.span.end)


def _cited(each: Citation, verdict: Verdict, usual: date | None, others: list[Citation]) -> Claim:
    params: Params = {"number": each.number, "other": written(usual), "count": len(others) + 1}
    kind: ClaimKind = "date" if verdict == "holds" else "contradiction"
    bound = tuple(other.span for other in others)
    return Claim(kind, verdict, each.span, "one-date", params, written(each.day), written(usual), bound)


def written(day: date | None) -> str:
    """Write a day as offices do: 15/02/2023."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day is not None else ""


def _against_footnotes(reading: ReportReading) -> Iterator[Claim]:
    """Check a sentence that dates deeds against the documents its footnote names for them."""
    for note in reading.document.footnotes:
        sources = [each for each in citations_in(note.text, note.start) if each.day is not None]
        item = reading.outline.before(note.anchor) if note.anchor >= 0 else None
        if item is None or not sources:
            continue
        sentence = _sentence_before(item, note.anchor)
        yield from _deeds(item.piece(sentence), sentence, sources, note)


def _sentence_before(item: Item, position: int) -> Span:
    """Give the sentence a footnote's mark ends, semicolons in it and all."""
    before = item.before(position, _LONGEST)
    ends = [found.end() for found in re.finditer(r"[.!?]\s", before)]
    return Span(position - len(before) + (ends[-1] if ends else 0), position)


def _deeds(piece: str, sentence: Span, sources: list[Citation], note: Footnote) -> Iterator[Claim]:
    """Hold the day a sentence begins with against each source; each deed goes with one document."""
    found = _DAY_FIRST.search(piece)
    day = _day_of(found[1], found[2], found[3]) if found is not None else None
    if found is None or day is None:
        return
    deeds = [deed for deed in _DEED.finditer(piece) if deed.start() > found.start()]
    for place, source in enumerate(sources):
        start = found.start() if place == 0 or place >= len(deeds) else deeds[place].start()
        end = deeds[place + 1].start() if place + 1 < len(deeds) else min(len(piece), start + 100)
        span = Span(sentence.start + start, sentence.start + len(piece[:end].rstrip(" ,và")))
        verdict: Verdict = "holds" if source.day == day else "fails"
        params: Params = {"number": source.number, "other": written(source.day), "mark": note.mark}
        yield Claim(
            "contradiction",
            verdict,
            span,
            "date-of-footnote",
            params,
            written(day),
            written(source.day),
            (source.span,),
        )
