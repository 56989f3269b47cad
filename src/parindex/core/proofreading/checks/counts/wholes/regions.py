"""The piece of a passage that holds a whole's parts (phần mở ra của tổng): its bracket, or the words behind it."""

import re
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.counted_things import (
    counts_same,
    end_with_noun,
    is_bracketed,
    words_before,
)
from parindex.core.proofreading.numbers import Figure, Number
from parindex.core.proofreading.outline import Item, within
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.repairs import is_slip_apart
from parindex.core.terms import SCALE

SHORT: Final = 8
HAS: Final = "có"
LISTED: Final = re.compile(r"(?:(?:,|;|\bvà|\bgồm|\bcó|\bđó|:)\s+|\()$", re.IGNORECASE)
_CUE: Final = re.compile(
    r"\b(bao gồm|gồm cả|gồm|chia ra|cụ thể|trong\s+đó|phân theo|với hình thức|(?:được )?chia thành)\b", re.IGNORECASE
)
_OPENING_SIGNS: Final = (":", "gồm", "chia", "cụ thể", "trong", "phân theo", "hình thức")
_OPEN: Final = frozenset({"gồm cả", "trong đó"})
_HAVING: Final = re.compile(r"[^\d.;:(),]{1,30},\s+có\s+(?=\d)")
_IN_TURN: Final = re.compile(r"[^\d.;:()]{1,120}?,? lần lượt là (?=\d)")  # 64 lượt …, lần lượt là 07 lượt …, 22 lượt …
_IN_ALL: Final = re.compile(
    r"\b(?:trong|trong số|tổng số|có tổng số|trong tổng số|thẩm định|kiểm tra|đánh giá)\s*$", re.IGNORECASE
)
# A bracket that tells the change or last year's figure, not parts.
_COMPARED: Final = re.compile(
    r"\bso với|cùng kỳ|năm (?:trước|ngoái)|tháng đầu năm|^\s*từ\b.*(?:xuống|lên|còn|đến)|\d\s+[-–]\s+\d"
    r"|^\s*(?:tăng|giảm|đạt|vượt)\b",
    re.IGNORECASE,
)
_PERIOD: Final = re.compile(r"(?:^|[,;]|\bvà)\s*(?:năm|(?:\d+ )?tháng|quý|kỳ)\b[^:;,]{0,30}:", re.IGNORECASE)
_BRACKET: Final = re.compile(
    r"(?:\s*[^\W\d_]++(?:,?\s++[^\W\d_]++){0,19}+)?(?:(?<= tại) \d+(?: [^\W\d_]++){1,3}+)?\s*\(([^()]*)\)"
)
_COLON: Final = re.compile(r"\s*[^\W\d_]++(?:,?\s++[^\W\d_]++){0,19}+\s*:\s*(?=\S)")
# Pieces that say how much of the plan a whole is, or how it changed: a whole's parts may stand behind them.
_RATES: Final = re.compile(
    r"\([^()]*\)|,?\s*(?:đạt|chiếm|bằng|tương đương|tăng|giảm|tỷ lệ)\b[^.,;:()\d]{0,25}\d[\d.,]*\s?%[^.,;:()\d]{0,30}",
    re.IGNORECASE,
)
_ROW: Final = re.compile(r"(?:,| và) (?=[A-ZĐÀ-Ỹ])[^\d.;:(),]{3,60}")
_STOP: Final = re.compile(r"\.(?:\s|$)")
_PEOPLE: Final = re.compile(
    r"(?:thành viên|người|đồng chí|cán bộ|ủy viên|công chức|viên chức|biên chế|nhân sự)\b", re.IGNORECASE
)
_HEAD: Final = re.compile(  # gồm: Trưởng ban, 02 Phó Trưởng ban: one who is not counted
    r"(?:^|[:,;]|\bvà|\bgồm)\s*(?:đồng chí )?((?:Phó )?(?:Trưởng ban|Tổ trưởng|Trưởng đoàn|Đội trưởng|Chủ tịch"
    r"|Chủ nhiệm|Trưởng phòng|Giám đốc|Bí thư|Thư ký|Tổ phó)(?: Hội đồng| UBND)?)(?=\s*(?:[,;(]|và\b|là\b))",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(r":\s*\d+\s*(?:[;,)]|và\b)")
_FAR: Final = 100  # code points between a whole and the word that opens its parts
_LONGEST: Final = 1_000  # code points of a list of parts
_FEWEST: Final = 2


def goes_on(item: Item, parts: tuple[Figure, ...], count: int) -> bool:
    """Say whether a list of parts goes on behind so many of them: the next stands in it like the one before."""
    last, following = parts[count - 1], parts[count]
    between = item.between(last.end, following.start)
    if count >= _FEWEST and all(_is_row(item, one, other) for one, other in pairwise(parts[count - 2 : count + 1])):
        return True
    is_alike = all(LISTED.search(item.before(part.start, SHORT)) for part in (last, following))
    is_closed = re.search(r"\bvà $", item.before(last.start, SHORT)) is not None
    return is_alike and not is_closed and re.search(r"[.;:()]", between) is None


def parts_in(item: Item, counts: tuple[Figure, ...], region: Span, whole: Figure | None) -> tuple[Figure, ...]:
    """Give the counts in a piece of a passage, brackets inside it left out."""
    brackets = [found.span() for found in re.finditer(r"\([^()]*\)", item.piece(region))]
    inside = [Span(region.start + start, region.start + end) for start, end in brackets]
    told = [figure for figure in within(counts, region) if figure is not whole and not _is_label(item, figure)]
    if told and whole is not None and _PEOPLE.match(whole.noun):
        told = sorted([*told, *_heads(item, region)], key=lambda each: each.start)
    return tuple(
        figure for figure in told if not (inside and any(each.start <= figure.start < each.end for each in inside))
    )


def _is_label(item: Item, figure: Figure) -> bool:
    """Say whether a count is the name of a group whose number follows: ``(06 sở: 43; 04 huyện: 54)``."""
    return bool(figure.noun) and _LABELLED.match(item.behind(end_with_noun(figure), SHORT)) is not None


def _heads(item: Item, region: Span) -> Iterator[Figure]:
    """Count one for each head told without a number: ``15 thành viên, gồm: Trưởng ban, 02 Phó Trưởng ban và …``."""
    for found in _HEAD.finditer(item.piece(region)):
        start, end = (region.start + each for each in found.span(1))
        yield Figure("number", start, end, found[1], (Number(SCALE),), found[1])


def regions_of(item: Item, counts: tuple[Figure, ...]) -> Iterator[tuple[Figure, Span, str]]:
    """Find the pieces that open a whole: its bracket, and behind it the words; none behind the bracket it stands in.

    ``48.216 hồ sơ (cấp huyện 19.874 hồ sơ, cấp xã 28.342 hồ sơ), trong đó …`` opens the first twice.
    """
    for figure in counts:
        bracket = _bracket(item, counts, figure)
        if bracket is not None:
            yield figure, *bracket
        region, cue = _region(item, counts, figure)
        if region is not None and not (is_bracketed(item, figure) and ")" in item.between(figure.end, region.start)):
            yield figure, region, cue


def _bracket(item: Item, counts: tuple[Figure, ...], figure: Figure) -> tuple[Span, str] | None:
    """Find the bracket behind a whole that holds its parts, and the word in it that says so."""
    bracket = _BRACKET.match(item.paragraph.text, figure.end - item.start)
    if bracket is None:
        return None
    inside = Span(item.start + bracket.start(1), item.start + bracket.end(1))
    parts = parts_in(item, counts, inside, figure)
    if not parts or (_COMPARED.search(bracket[1]) and not _are_periods(bracket[1], figure, parts)):
        return None
    cue = _CUE.match(bracket[1].strip())
    return inside, _plain(cue[1]) if cue is not None else "("


def _are_periods(words: str, whole: Figure, parts: tuple[Figure, ...]) -> bool:
    """Say whether a bracket tells a figure by its periods: ``(năm 2024: 4.872 hồ sơ, tháng đầu năm 2025: 2.053)``."""
    values = [part.value for part in parts]
    is_told = len(_PERIOD.findall(words)) == len(parts) >= _FEWEST
    return is_told and (sum(values) == whole.value or is_slip_apart(whole.value, values))


def _region(item: Item, counts: tuple[Figure, ...], figure: Figure) -> tuple[Span | None, str]:
    """Find the piece that holds the parts of a whole behind it, and the word that opens it."""
    text, at = item.paragraph.text, figure.end - item.start
    if item.sentence_at(figure.start) is None:
        return None, ""
    behind = text[at : at + 3 * _FAR]
    masked = _RATES.sub(lambda found: " " * len(found[0]), behind) if _may_open(behind) else ""
    colon = _colon(item, figure, masked)
    cue = _CUE.search(masked, 0, _FAR)
    if cue is not None and (colon is None or cue.start() < colon.end()) and not re.search(r"\d", masked[: cue.start()]):
        is_list = _plain(cue[1]) not in _OPEN or masked[cue.end() :].lstrip().startswith(":")
        return _until_made_up(item, counts, figure, figure.end + cue.end(), is_list=is_list), _plain(cue[1])
    if colon is not None:
        region = _until_made_up(item, counts, figure, figure.end + colon.end(), is_list=True)
        if len(parts_in(item, counts, region, figure)) >= _FEWEST:
            return region, ":"
    return _having(item, counts, figure, behind)


def _having(item: Item, counts: tuple[Figure, ...], figure: Figure, behind: str) -> tuple[Span | None, str]:
    """Find the parts of ``35 báo cáo, có 21 báo cáo đầy đủ, 14 báo cáo …`` and ``Trong 07 chỉ tiêu, …``."""
    if (having := _HAVING.match(behind)) is not None:
        region = _until_made_up(item, counts, figure, figure.end + having.end(), is_list=False)
        return (region, HAS) if len(parts_in(item, counts, region, figure)) >= _FEWEST else (None, "")
    if (turn := _IN_TURN.match(behind)) is not None:
        region = Span(figure.end + turn.end(), full_stop(item, figure.end))
        parts = parts_in(item, counts, region, figure)
        if len(parts) >= _FEWEST and all(not each.noun or counts_same(each, figure) for each in parts):
            return region, HAS
    if _IN_ALL.search(words_before(item, figure)) and figure.noun:
        return _until_made_up(item, counts, figure, figure.end, is_list=False), ""
    return None, ""


def _colon(item: Item, figure: Figure, behind: str) -> re.Match[str] | None:
    """Find the colon that opens a whole; in ``A: 02 hồ sơ, B: 01 hồ sơ`` it is that of the next label."""
    colon = _COLON.match(behind)
    is_labelled = colon is not None and "," in colon[0] and words_before(item, figure).rstrip().endswith(":")
    return None if is_labelled else colon


def _may_open(behind: str) -> bool:
    """Say whether a colon or a piece of a cue stands there at all; the patterns alone are slow to miss."""
    plain = behind.casefold()
    return any(sign in plain for sign in _OPENING_SIGNS)


def _plain(cue: str) -> str:
    return " ".join(cue.casefold().split())


def _is_row(item: Item, one: Figure, other: Figure) -> bool:
    """Say whether two counts have each its name before it: ``Văn phòng 02 tiêu chí, Phòng Kinh tế 01 tiêu chí``."""
    between = item.between(one.end, other.start)
    return (
        bool(one.noun) and one.noun == other.noun and _ROW.fullmatch(between.removeprefix(" " + one.noun)) is not None
    )


def full_stop(item: Item, start: int) -> int:
    """Give where the sentence that goes on from a position ends."""
    stop = _STOP.search(item.paragraph.text, start - item.start)
    return item.start + stop.start() if stop is not None else item.end


def clause_end(item: Item, last: int, end: int) -> int:
    """Give where the clause of the last part ends: what stands behind its semicolon says nothing of the parts."""
    stop = full_stop(item, last)
    semicolon = item.paragraph.text.find(";", last - item.start, stop - item.start)
    return max(end, item.start + semicolon) if semicolon >= 0 else stop


def _until_made_up(item: Item, counts: tuple[Figure, ...], whole: Figure, start: int, *, is_list: bool) -> Span:
    """Give the piece with the parts of a whole: up to where they make it up, or to the end of the list or clause."""
    end = min(full_stop(item, start), start + _LONGEST)
    total, parts = 0, parts_in(item, counts, Span(start, end), whole)
    for count, part in enumerate(parts, 1):
        total += part.value
        if total == whole.value and count >= _FEWEST and (count == len(parts) or not goes_on(item, parts, count)):
            return Span(start, part.end)
    semicolon = re.search(r";", item.piece(Span(start, end)))
    first = Span(start, start + semicolon.start() if semicolon is not None else end)
    return Span(start, end) if is_list and len(parts_in(item, counts, first, whole)) < _FEWEST else first
