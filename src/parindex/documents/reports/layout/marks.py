"""The marks of numbering (số thứ tự đề mục) at the beginning of a line: I., 1.2., a), -, Điều 3."""

import re

from parindex.core.light_typing import Callable, Final, NamedTuple

type Follows = Callable[[str], bool]


class Mark(NamedTuple):
    """Một số thứ tự: what it is, and where in the line the words behind it begin."""

    text: str
    body: int


# Headings and emphasis of Markdown; of three stars the last is a mark: *** Words**.
_BEFORE: Final = re.compile(r"\s*(?:#{1,6}\s+)?(?:\*\*|__)?")
_EMPHASIS: Final = re.compile(r"(?:\*\*|__)")
_AFTER: Final = re.compile(r"(?:\*\*|__)?\s*(?:\*\*(?!\*)|__)?")
_OPENING: Final = "“\"'("
_LONGEST: Final = 200


def _ends(rest: str) -> bool:
    return not _EMPHASIS.sub("", rest).strip()


def _is_spaced(rest: str) -> bool:
    return not rest or rest[0].isspace()


def _is_apart(rest: str) -> bool:
    """Say whether words begin here, be it without a space: 7.7.Áp dụng; but not V.I. Lê-nin."""
    is_word = rest[:1].isupper() and rest[1:2] != "."
    return _is_spaced(rest) or is_word or rest.startswith(("**", "__")) or rest[0] in _OPENING


def _before_word(rest: str) -> bool:
    return _is_spaced(rest) or rest[0].isalpha() or rest.startswith("**")


def _before_capital(rest: str) -> bool:
    words = _EMPHASIS.sub("", rest).lstrip()
    return _is_spaced(rest) and words[:1].isupper()


def _before_title(rest: str) -> bool:
    return _ends(rest) or _before_capital(rest)


def _anything(_: str) -> bool:
    return True


_KINDS: Final[tuple[tuple[re.Pattern[str], Follows], ...]] = (
    (re.compile(r"Điều\s+\d{1,3}[a-zđ]?[.:]", re.IGNORECASE), _is_spaced),
    (re.compile(r"Phần\s+thứ\s+\w{2,5}[.:]?", re.IGNORECASE), _before_title),
    (re.compile(r"(?:Phần|Chương|Mục)\s+(?:[IVX]{1,6}|\d{1,2})[.:]", re.IGNORECASE), _is_spaced),
    (re.compile(r"(?:Phần|Chương|Mục)\s+(?:[IVX]{1,6}|\d{1,2})", re.IGNORECASE), _ends),
    (
        re.compile(r"(?:Lĩnh vực|Nội dung|Nhiệm vụ|Tiêu chí|TC|TCTP)\s+(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3})[.:]"),
        _is_spaced,
    ),
    (re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\."), _is_apart),
    # A level without its last dot is a decimal number unless a capital follows: 1.2 Công tác, not 1.2 triệu.
    (re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}"), _before_capital),
    (re.compile(r"\d{1,2}\)"), _is_apart),
    (re.compile(r"\(\d{1,2}\)"), _before_capital),
    (re.compile(r"(?:\d{1,2}|[IVX]{1,6})/"), _before_capital),
    (re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\."), _is_apart),
    (re.compile(r"[A-ZĐ]\."), _is_spaced),
    (re.compile(r"[a-zđ]\."), _before_capital),
    (re.compile(r"(?:[a-zA-ZđĐ]|[ivx]{2,4})\)"), _is_apart),
    (re.compile(r"[-–—+]"), _before_word),
    (re.compile(r"\*"), _is_spaced),
    (re.compile(r"[•●▪◦■□➢✓\uf0b7\uf0a7\uf0d8]"), _anything),
)


_ANY: Final = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _KINDS), re.IGNORECASE)


def mark_of(line: str) -> Mark:
    """Find the mark a line begins with; dates, years and decimal numbers are none."""
    before = _BEFORE.match(line)
    start = before.end() if before else 0
    if not _ANY.match(line, start):
        return Mark("", 0)
    beginning = line[: start + _LONGEST]
    for pattern, follows in _KINDS:
        found = pattern.match(beginning, start)
        if found and follows(beginning[found.end() :]):
            body = _AFTER.match(line, found.end())
            return Mark(" ".join(found[0].split()), body.end() if body else found.end())
    return Mark("", 0)


_YEAR_BEFORE: Final = re.compile(r"\b(?:19|20)\d\d\s*$")
_DASH_YEAR: Final = re.compile(r"\s*[-–—]\s*(?:19|20)\d\d\b")


def goes_on_with_years(before: str, line: str) -> bool:
    """Say whether a dash that begins a line only goes on with a range of years: 2019 / - 2023."""
    return bool(_DASH_YEAR.match(line)) and bool(_YEAR_BEFORE.search(before[-_LONGEST:]))
