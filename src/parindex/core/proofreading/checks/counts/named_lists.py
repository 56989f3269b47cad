"""Counts and what is listed right with them (số lượng và danh sách): codes, quoted names, numbers in brackets.

``03 tiêu chí (1.2, 1.4 và 2.1)``, ``02 mô hình: "Ngày thứ Năm", "Trả tại nhà"; cả 02 mô hình``, ``04 tồn tại: (1) …``,
``03 hệ thống, gồm: cơ sở dữ liệu đất đai, quan trắc, …``, ``xã A, xã B và xã C (03 xã)``. A list that cannot be cut for
certain is told only if it holds, or if however it is cut it is too short.
"""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.named_counts import members_named, names_in
from parindex.core.proofreading.claims import Claim
from parindex.core.proofreading.names import folded, is_of_units
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading

_FEWEST: Final = 2
_MANY: Final = 3
_FAR: Final = 1_200  # code points of a list
_LONGEST_NAME: Final = 80  # code points: what is longer says something
_CODES: Final = re.compile(r"[^().;:]{0,60}\((?:gồm |tiêu chí )?(\d+(?:\.\d+)+(?:\s*(?:,|;|,? và)\s*\d+(?:\.\d+)+)*)\)")
_OF_CODES: Final = re.compile(r"(?:tieu chi|chi tieu|noi dung|muc|nhiem vu)\b")
_QUOTED: Final = re.compile(r'(?:,? [^\W\d_]+){1,8}\s*(?::|,? gồm:?|,? là:?)\s*(?=["“])')
_QUOTE: Final = re.compile(r'["“][^"”]*["”](?:\s*\([^()]*\))?')
_ALL_OF_THEM: Final = re.compile(r"\bcả\s*$", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"[^().;\d]{0,60}:\s*(?=\(1\))")
_NUMBER: Final = re.compile(r"\((\d{1,2})\)\s")
_LISTED: Final = re.compile(r"(?:,? [^\W\d_]+){1,10}?,? (?:bao gồm|gồm có|gồm):?\s")
_END: Final = re.compile(r"[.;](?:\s|$)")
_OF_MEMBERS: Final = re.compile(  # things of which each member of a list is one
    r"(?:he thong|mo hinh|phan mem|ung dung|co so du lieu|don vi|co quan|dia phuong|chu dau tu|sang kien|chuyen de)\b"
)
_OF_MANY: Final = re.compile(r"(?:^|[,;] |và )(?:các|những|một số|nhiều|toàn bộ|hai|ba)\b|\d|[():…]|v\.v")


def check_named_lists(reading: ReportReading) -> Iterator[Claim]:
    """Check the counts of every paragraph against the lists right with them."""
    for item in reading.outline.items:
        for figure in item.figures:
            if figure.kind == "number" and figure.noun and figure.whole > 0:
                yield from _codes(item, figure)
                yield from _quoted(item, figure)
                yield from _numbered(item, figure)
                yield from _listed(item, figure)
                yield from _list_before(item, figure)


def _codes(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``03 tiêu chí (1.2, 1.4 và 2.1)``: as many codes as are counted."""
    found = _CODES.match(item.behind(figure.end, _FAR))
    if found is not None and _OF_CODES.match(folded(figure.noun)):
        yield members_named(figure, len(re.findall(r"\d+(?:\.\d+)+", found[1])), figure.end + found.end())


def _quoted(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``02 mô hình: "Ngày thứ Năm", "Trả tại nhà"``, and ``cả 02 mô hình`` behind them."""
    behind = item.behind(figure.end, _FAR)
    lead = _QUOTED.match(behind)
    if lead is None:
        return
    masked = _QUOTE.sub(lambda found: "\0" * len(found[0]), behind)
    stop = _END.search(masked, lead.end())
    end = stop.start() if stop is not None else len(masked)
    if re.fullmatch(r"\0+(?:(?:, |; | và |, và )\0+)+", masked[lead.end() : end]) is None:
        return
    count = len(re.findall(r"\0+", masked[lead.end() : end]))
    yield members_named(figure, count, figure.end + end)
    for other in item.figures_within(Span(figure.end + end, item.end)):
        is_of_them = folded(other.noun).startswith(folded(figure.noun)) and other.kind == "number"
        if is_of_them and _ALL_OF_THEM.search(item.before(other.start, _FAR)):
            yield members_named(other, count, other.end + 1 + len(figure.noun))


def _numbered(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``04 tồn tại: (1) …; (2) …``: the numbers go up to the count."""
    behind = item.behind(figure.end, item.end - figure.end)
    lead = _NUMBERED.match(behind)
    if lead is None or not behind.rstrip().endswith("."):
        return
    numbers = [int(each) for each in _NUMBER.findall(behind)]
    if len(numbers) >= _FEWEST and numbers == [*range(1, len(numbers) + 1)]:
        yield members_named(figure, len(numbers), figure.span_with_noun.end)


def _listed(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``03 hệ thống, gồm: A, B và C``: as many, or too few however “và” is read."""
    behind = item.behind(figure.end, _FAR)
    lead = _LISTED.match(behind)
    stop = _END.search(behind, lead.end()) if lead is not None else None
    if lead is None or stop is None or not _OF_MEMBERS.match(folded(figure.noun)):
        return
    listed = behind[lead.end() : stop.start()]
    pieces = [each for each in listed.split(",") if each.strip()]
    count = len(pieces) + (" và " in pieces[-1] if pieces else 0)
    if _OF_MANY.search(listed) or len(pieces) < _FEWEST:
        return
    if figure.whole in {len(pieces), count} or len(pieces) + listed.count(" và ") < figure.whole:
        found = figure.whole if figure.whole == len(pieces) else count
        yield members_named(figure, found, figure.end + stop.start())


def _list_before(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``Cấp xã: xã A, xã B, xã C (03 xã)``: as many units as stand before the bracket."""
    before = item.before(figure.start, _FAR)
    is_bracketed = before.endswith("(") and item.behind(figure.span_with_noun.end, 1) == ")"
    if not is_bracketed or not is_of_units(figure.noun):
        return
    names = names_in(re.split(r"[.:;]\s", before[:-1])[-1].strip(" -"))
    if len(names) >= _MANY and all(len(each) < _LONGEST_NAME for each in names):
        yield members_named(figure, len(names), figure.span_with_noun.end)
