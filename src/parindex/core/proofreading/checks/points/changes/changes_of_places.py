"""Places in a ranking told in prose (thứ hạng): among how many, and places won or lost (tăng, giảm bậc)."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import SCALE, Amount

_CHANGES: Final = re.compile(
    r"(tăng|giảm|lên|tụt|hạ|xuống)\s*(?:được\s*)?(\d+)\s*(?:bậc|vị trí|hạng|thứ hạng)", re.IGNORECASE
)
_DOWN: Final = frozenset({"giảm", "tụt", "hạ", "xuống"})
_ORDINALS: Final = {
    word: place for place, word in enumerate(("nhất", "nhì", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1)
} | {"hai": 2}
# "xếp hạng 63 tỉnh" tells how many are ranked, "xếp hạng năm 2022" tells a year: neither is a place.
_RANK: Final = re.compile(
    r"(?:thứ(?: hạng)?|vị trí|hạng|xếp)\s*(?:thứ\s*)?"
    rf"(?:(\d+)(?!\s*(?:tỉnh|thành|đơn vị|huyện|xã|phường|sở|cơ quan|bộ|địa phương|nước))|({'|'.join(_ORDINALS)})\b)"
    r"(?!\s+20\d\d)(?:\s+(\d+)\s*/\s*(\d+)|\s*/\s*(\d+))?(?![\w%,.]*\d)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?<!so với )năm (20\d\d)", re.IGNORECASE)
_YEAR_BEHIND: Final = re.compile(r"\s*\(?(?:của |vào |trong )?(?:năm )?(20\d\d)")
_REACHES: Final = re.compile(r"\b(?:lên|xuống|còn|vươn|nay)\b\D{0,25}$", re.IGNORECASE)
_WAS: Final = re.compile(
    r"(?:\([^()]*|so với|năm 20\d\d|năm trước|năm ngoái|cùng kỳ|từ)[^\d;]*(?:20\d\d)?[^\d;]*$", re.IGNORECASE
)
_FROM: Final = re.compile(r"\btừ\s+(?:vị trí\s+|hạng\s+)?$", re.IGNORECASE)
_FAR: Final = 80  # code points behind a change in which its two places stand
_PAIR: Final = 2
_LONGEST: Final = 3_000  # code points before a change in which the place of today can stand
_STOP: Final = re.compile(r"\.\s")
_CLAUSE: Final = re.compile(r"[;.]\s")


class _Place(NamedTuple):
    """A place told: its number, where it stands, and the year it is said of, if any."""

    number: int
    start: int
    end: int
    year: int | None


def check_changes_of_places(reading: ReportReading) -> Iterator[Claim]:
    """Check every change of places whose two places are told, and every place among those ranked."""
    for item in reading.passages:
        words = item.paragraph.text.casefold()
        if "bậc" in words or "vị trí" in words or "hạng" in words:
            yield from _of_changes(item)
        if "/" in item.paragraph.text:
            yield from _of_ranks(item)


def rank_among_before(item: Item, position: int) -> tuple[int, int] | None:
    """Give the place and the number of those ranked that stand before a position."""
    for found in reversed(list(_RANK.finditer(item.before(position, _LONGEST)))):
        among = found[4] or found[5]
        if among is not None:
            return int(found[3]) if found[3] else _number(found), int(among)
    return None


def _number(found: re.Match[str]) -> int:
    return int(found[1]) if found[1] else _ORDINALS[found[2].casefold()]


def _places(text: str, start: int, end: int) -> list[_Place]:
    """Give the places told between two positions of a text."""
    found: list[_Place] = []
    for each in _RANK.finditer(text, start, end):
        behind = _YEAR_BEHIND.match(text, each.end())
        before = _YEAR.findall(text, found[-1].end if found else start, each.start())
        year = behind[1] if behind is not None else before[-1] if before else None
        found.append(_Place(_number(each), each.start(), each.end(), int(year) if year else None))
    return found


def _in_order(text: str, first: _Place, second: _Place) -> tuple[_Place, _Place] | None:
    """Order two places by time, the earlier one first; none if nothing tells which it is."""
    between = text[first.end : second.start]
    if first.year and second.year and first.year != second.year:
        return (first, second) if first.year < second.year else (second, first)
    if _REACHES.search(between) or _FROM.search(text, max(0, first.start - _FAR), first.start):
        return first, second
    return (second, first) if _WAS.search(between) else None


def _of_changes(item: Item) -> Iterator[Claim]:
    """Check ``tăng 10 bậc từ thứ 11 lên thứ 1`` and ``xếp thứ 15 (năm trước thứ 19), tăng 04 bậc``."""
    text = item.paragraph.text
    for found in _CHANGES.finditer(text):
        sentence = found.start() - len(_STOP.split(item.before(item.start + found.start()))[-1])
        clause = _CLAUSE.search(text[found.end() : found.end() + _FAR])
        end = min(found.end() + (clause.start() if clause is not None else _FAR), len(text))
        following, leading = _places(text, found.end(), end), _places(text, sentence, found.start())
        pair = _two_places(text, leading, following)
        if pair is None:
            continue
        before, after = pair
        computed = (before.number - after.number) * (-1 if found[1].casefold() in _DOWN else 1)
        verdict: Verdict = "holds" if int(found[2]) == computed else "fails"
        last = following[1].end if len(following) >= _PAIR else found.end()
        span = Span(item.start + found.start(), item.start + last)
        params: Params = {"before": before.number, "after": after.number}
        stated, shown = Amount(int(found[2]) * SCALE), Amount(computed * SCALE)
        bound = tuple(Span(item.start + each.start, item.start + each.end) for each in pair)
        yield Claim("difference", verdict, span, "change-of-places", params, stated, shown, bound)


def _two_places(text: str, leading: list[_Place], following: list[_Place]) -> tuple[_Place, _Place] | None:
    """Choose the two places a change is told of: both behind it, one on each side, or both before it."""
    if len(following) >= _PAIR:
        return _in_order(text, following[0], following[1])
    if following and leading:
        return _in_order(text, leading[-1], following[0])
    return _in_order(text, leading[-2], leading[-1]) if len(leading) >= _PAIR else None


def _of_ranks(item: Item) -> Iterator[Claim]:
    """Check ``đứng thứ nhất 1/18`` and ``xếp hạng 3/10``: the word and the number agree, within those ranked."""
    for found in _RANK.finditer(item.paragraph.text):
        said, among = _number(found), found[4] or found[5]
        if among is None:
            continue
        place = int(found[3]) if found[3] else said
        verdict: Verdict = "holds" if said == place and 1 <= place <= int(among) else "fails"
        span = Span(item.start + found.start(), item.start + found.end())
        params: Params = {"rank": place, "among": int(among), "said": said}
        stated = (Amount(place * SCALE), Amount(int(among) * SCALE))
        yield Claim("rank", verdict, span, "rank-among", params, stated, stated)
