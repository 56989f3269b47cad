"""Names of domains (tên lĩnh vực): as listed at the head of a report and as its sections are called."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid

_FEWEST: Final = 4
_COUNTED: Final = re.compile(r"\d+ (?:tieu chi|chi tieu|noi dung)")
_FILLERS: Final = frozenset(
    [
        "cong",
        "tac",
        "diem",
        "ket",
        "qua",
        "cua",
        "va",
        "ve",
        "cac",
        "trong",
        "nam",
        "cchc",
        "cai",
        "cach",
        "hanh",
        "chinh",
        "dia",
        "phuong",
        "huyen",
        "tinh",
        "xa",
        "toi",
        "da",
        "thu",
        "tuc",
        "tthc",
        "vbqppl",
        "van",
        "ban",
        "quy",
        "pham",
        "phap",
        "luat",
        "den",
        "doi",
        "voi",
    ]
)
_ALIKE: Final = 2  # of three words that must be the same for two titles to be one


def check_section_names(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Compare each listed domain with the section at the same place; words that only one has are shown."""
    for listed in _lists(reading):
        sections = _sections(reading, len(listed), listed)
        for item, section in zip(listed, sections, strict=False):
            title, other = item.paragraph.words.partition(":")[0], section.paragraph.words
            if _differ(title, other) and _are_alike(title, other):
                span = Span(item.paragraph.body, item.paragraph.body + len(title))
                yield Claim("name", "check", span, "name-of-section", {"other": other}, title, other)
        yield from _headers(reading, sections, grids)


def _lists(reading: ReportReading) -> Iterator[list[Item]]:
    """Find lists that give each domain its number of criteria."""
    for parent in (None, *reading.outline.items):
        children = [
            each for each in reading.outline.children(parent) if each.kind in {"dash", "plus", "letter", "decimal-1"}
        ]
        counted = [
            each for each in children if _COUNTED.search(folded(each.paragraph.words)) and ":" in each.paragraph.words
        ]
        if len(counted) >= _FEWEST:
            yield counted


def _sections(reading: ReportReading, count: int, listed: list[Item]) -> list[Item]:
    """Find as many sister headings as the list has domains."""
    for parent in (None, *reading.outline.items):
        for kind in ("decimal-1", "roman", "decimal-2"):
            found = [each for each in reading.outline.children(parent) if each.kind == kind]
            if len(found) == count and found[0].start > listed[-1].start:
                return found
    return []


def _words(title: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", folded(title)))


def _differ(title: str, other: str) -> bool:
    """Say whether one title has a word the other lacks that is more than a filler."""
    return bool((_words(title) ^ _words(other)) - _FILLERS)


def _are_alike(title: str, other: str) -> bool:
    one, two = _words(title), _words(other)
    return 3 * len(one & two) >= _ALIKE * min(len(one), len(two))


def _headers(reading: ReportReading, sections: list[Item], grids: list[Grid]) -> Iterator[Claim]:
    """Compare the header of the one table of a section with the section's title."""
    for section, following in zip(sections, [*sections[1:], None], strict=False):
        end = following.start if following is not None else len(reading.document.text)
        inside = [grid for grid in grids if section.start < grid.table.start < end]
        column = next((each for grid in inside[:1] for each in grid.numeric() if "tối đa" in each.head), None)
        if column is None or _are_alike(section.paragraph.words, re.sub(r"\(.*?\)", "", column.head)):
            continue
        cell = inside[0].table.rows[0][column.place]
        params: Params = {"other": section.paragraph.words}
        yield Claim("name", "check", cell.span, "name-of-section", params, column.head, section.paragraph.words)
