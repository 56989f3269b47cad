"""Where a passage opens a whole into its parts (tổng số, trong đó …): the whole, the parts, and the words between.

``389 TTHC (cấp huyện 266 TTHC và cấp xã 123 TTHC)``, ``Rà soát 37 văn bản: còn hiệu lực 29, hết hiệu lực 08``,
``07 đơn vị, đạt 58,33% kế hoạch, gồm 03 phòng và 04 xã``, ``Theo từng quý: quý I 5.410 hồ sơ, quý II …``.
"""

import re
from functools import lru_cache
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure, Number
from parindex.core.proofreading.outline import Item, within
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.repairs import is_slip_apart
from parindex.core.terms import SCALE

_CUE: Final = re.compile(
    r"\b(bao gồm|gồm cả|gồm|chia ra|cụ thể|trong\s+đó|phân theo|với hình thức|(?:được )?chia thành)\b", re.IGNORECASE
)
_OPENING_SIGNS: Final = (":", "gồm", "chia", "cụ thể", "trong", "phân theo", "hình thức")
_OPEN: Final = frozenset({"gồm cả", "trong đó"})
HAS: Final = "có"
_HAVING: Final = re.compile(r"[^\d.;:(),]{1,30},\s+có\s+(?=\d)")
_IN_ALL: Final = re.compile(
    r"\b(?:trong|trong số|tổng số|có tổng số|trong tổng số|thẩm định|kiểm tra|đánh giá)\s*$", re.IGNORECASE
)
_TIME_OR_POINTS: Final = re.compile(r"(?:điểm|ngày|tháng|năm|quý|giờ|phút|lần|kỳ|tuần|bậc|hạng|tuổi)\b")
# A bracket that tells the change or last year's figure, not parts.
_COMPARED: Final = re.compile(
    r"\bso với|cùng kỳ|năm (?:trước|ngoái)|tháng đầu năm|^\s*từ\b.*(?:xuống|lên|còn|đến)|\d\s+[-–]\s+\d"
    r"|^\s*(?:tăng|giảm|đạt|vượt)\b",
    re.IGNORECASE,
)
_PERIOD: Final = re.compile(r"(?:^|[,;]|\bvà)\s*(?:năm|(?:\d+ )?tháng|quý|kỳ)\b[^:;,]{0,30}:", re.IGNORECASE)
_CHANGED: Final = re.compile(
    r"(?:tăng|giảm|vượt|ít hơn|nhiều hơn|hơn|gần|khoảng|bình quân|(?-i:trung bình)|mỗi)(?: (?:thêm|được|là))?\s*$",
    re.IGNORECASE,
)
_CHANGED_ENDS: Final = ("tăng", "giảm", "vượt", "hơn", "gần", "khoảng", "bình", "quân", "mỗi", "thêm", "được", "là")
_KIND: Final = re.compile(r"xã|phường|thị trấn|huyện|quận|thôn|ấp|khu phố|tổ")
_NAME: Final = re.compile(  # xã Thạnh An 3: the number is of the name
    r"\b(?:xã|phường|thị trấn|huyện|quận|thôn|ấp|khu phố|tổ)(?:\s[A-ZĐÀ-Ỹ][\w'’]*)+\s$"
)
_NUMBERED: Final = re.compile(  # trong đó nhiệm vụ 5, thôn 3: the number is the name of one
    r"(?<!số )(?:nhiệm vụ|tiêu chí|chỉ tiêu|mục tiêu|lĩnh vực|nội dung|dự án|thôn|ấp|bản|khu phố"
    r"|tổ dân phố|tổ|cụm|lớp|đội)\s$",
    re.IGNORECASE,
)
_SPAN_OF: Final = re.compile(r"\s*[-–]\s*\d")  # từ 25 - 34 tuổi
_LISTED: Final = re.compile(r"(?:(?:,|;|\bvà|\bgồm|\bcó|\bđó|:)\s+|\()$", re.IGNORECASE)
_SHORT: Final = 8
_BRACKET: Final = re.compile(r"(?:\s*[^\W\d_]++(?:,?\s++[^\W\d_]++){0,11}+)?\s*\(([^()]*)\)")
_COLON: Final = re.compile(r"\s*[^\W\d_]++(?:,?\s++[^\W\d_]++){0,9}+\s*:\s*(?=\S)")
_LABEL: Final = re.compile(
    r"(?:^|[.;]\s+)[\W_]*(?:\w\)\s*)?(?:Theo|Phân theo|Chia theo|Cơ cấu|Trong đó|Cụ thể|Gồm|Xếp loại|Hình thức"
    r"|[Ll]ý do|[Nn]guyên nhân|Về (?:số lần|hình thức|độ tuổi|giới tính|trình độ|cơ cấu|loại))\b[^.:;\d]{0,60}:"
    r"[\W_]*"
)
# Pieces that say how much of the plan a whole is, or how it changed: a whole's parts may stand behind them.
_RATES: Final = re.compile(
    r"\([^()]*\)|,?\s*(?:đạt|chiếm|bằng|tương đương|tăng|giảm|tỷ lệ)\b[^.,;:()\d]{0,25}\d[\d.,]*\s?%[^.,;:()\d]{0,30}",
    re.IGNORECASE,
)
_ROW: Final = re.compile(r"(?:,| và) (?=[A-ZĐÀ-Ỹ])[^\d.;:(),]{3,60}")
_STOP: Final = re.compile(r"\.(?:\s|$)")
_PEOPLE: Final = re.compile(r"(?:thành viên|người|đồng chí|cán bộ|ủy viên)\b", re.IGNORECASE)
_HEAD: Final = re.compile(  # gồm: Trưởng ban, 02 Phó Trưởng ban: one who is not counted
    r"(?:^|[:,;]|\bvà|\bgồm)\s*(?:đồng chí )?((?:Phó )?(?:Trưởng ban|Tổ trưởng|Trưởng đoàn|Đội trưởng|Chủ tịch"
    r"|Chủ nhiệm|Trưởng phòng|Giám đốc|Bí thư|Thư ký|Tổ phó)(?: Hội đồng| UBND)?)(?=\s*(?:[,;(]|và\b|là\b))",
    re.IGNORECASE,
)
_FAR: Final = 100  # code points between a whole and the word that opens its parts
_LONGEST: Final = 1_000  # code points of a list of parts
_MOST_PARTS: Final = 50  # what lists more is a table that lost its lines
_MOST_WHOLES: Final = 50  # told before a label, the nearest first
_WORDS: Final = 60
_FEWEST: Final = 2


class Opening(NamedTuple):
    """Tổng mở ra các phần: the wholes it may be (the likeliest first), its parts, and the words between.

    ``cue`` opens it: a word, a bracket, a colon, or nothing. ``is_named``: the whole stands at the opening
    itself; else it is one of those told before. ``ends`` are the counts of parts behind which others may
    begin that are none of them. ``is_listed``: each number stands at the head of its part, up to the last (và).
    """

    wholes: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    words: str
    cue: str
    is_named: bool
    ends: tuple[int, ...] = ()
    is_listed: bool = False

    @property
    def is_closed(self) -> bool:
        """Say whether the words mean that the parts are all there is."""
        return bool(self.cue) and self.cue not in {*_OPEN, HAS} and len(self.parts) >= _FEWEST

    @property
    def is_open(self) -> bool:
        """Say whether the words mean that the parts are among the whole."""
        return self.cue in _OPEN


def openings(item: Item, above: tuple[Figure, ...] = ()) -> Iterator[Opening]:
    """Find every whole a passage opens; ``above`` are counts of the passages before."""
    if sum(figure.kind == "number" for figure in item.figures) < _FEWEST:
        return
    counts = tuple(figure for figure in item.figures if is_count(item, figure))
    for figure, region, cue in _regions(item, counts):
        if (parts := _parts(item, counts, region, figure)) and len(parts) <= _MOST_PARTS:
            stop = min(_clause_end(item, parts[-1].end, region.end), region.start + _LONGEST)
            words = region if cue == "(" else Span(region.start, stop)
            whole = _of_same_things(item, figure, parts) if cue in {"(", ":"} else figure
            ends = _ends(item, parts) if cue != "(" else ()
            yield Opening(
                (whole,),
                parts,
                folded(item.piece(words)),
                cue,
                is_named=True,
                ends=ends,
                is_listed=_is_listed(item, parts),
            )
    for found in _LABEL.finditer(item.paragraph.text):
        region = Span(item.start + found.end(), _full_stop(item, item.start + found.end()))
        parts = _parts(item, counts, region, None)
        wholes = tuple(reversed([each for each in counts if each.end <= item.start + found.start() + 1]))
        if _FEWEST <= len(parts) <= _MOST_PARTS:
            told, said = (*wholes, *above)[:_MOST_WHOLES], folded(item.piece(region))
            sign = ";" if found[0].startswith(";") else ""
            yield Opening(told, parts, said, sign, is_named=False, ends=_ends(item, parts))


def _of_same_things(item: Item, figure: Figure, parts: tuple[Figure, ...]) -> Figure:
    """Give the count parts in a bracket make up: of ``08 thôn trên 03 đảo (đảo Lớn 05 thôn, …)`` the first."""
    if counts_same(figure, parts[0]) or not all(counts_same(parts[0], part) for part in parts):
        return figure
    sentence = item.sentence_at(figure.start) or Span(item.start, item.end)
    told = [each for each in item.figures_within(Span(sentence.start, figure.start)) if is_count(item, each)]
    return next((each for each in reversed(told) if counts_same(each, parts[0])), figure)


def _ends(item: Item, parts: tuple[Figure, ...]) -> tuple[int, ...]:
    """Give the counts of parts behind which a list may end: not where the next stands in it like the one before.

    ``gồm 39 hồ sơ đất đai, 09 hồ sơ xây dựng, 03 hồ sơ môi trường`` goes on behind the second.
    """
    return tuple(count for count in range(_FEWEST, len(parts)) if not _goes_on(item, parts, count))


def _is_listed(item: Item, parts: tuple[Figure, ...]) -> bool:
    """Say whether each number heads its part: ``01 Trưởng ban, 02 Phó Trưởng ban và 10 Ủy viên``."""
    is_ended = len(parts) > _FEWEST or item.before(parts[-1].start, _SHORT).endswith(" và ")
    return is_ended and all(_LISTED.search(item.before(part.start, _SHORT)) for part in parts)


def _goes_on(item: Item, parts: tuple[Figure, ...], count: int) -> bool:
    last, following = parts[count - 1], parts[count]
    between = item.between(last.end, following.start)
    if count >= _FEWEST and all(_is_row(item, one, other) for one, other in pairwise(parts[count - 2 : count + 1])):
        return True
    is_alike = all(_LISTED.search(item.before(part.start, _SHORT)) for part in (last, following))
    is_closed = re.search(r"\bvà $", item.before(last.start, _SHORT)) is not None
    return is_alike and not is_closed and re.search(r"[.;:()]", between) is None


def is_count(item: Item, figure: Figure) -> bool:
    """Say whether a figure counts things of its own: no points, no time, no change against another year."""
    return (
        figure.kind == "number"
        and figure.value > 0
        and not _TIME_OR_POINTS.match(figure.noun)
        and not _is_changed_or_named(words_before(item, figure))
        and not _is_number_of_one(item, figure)
        and not _SPAN_OF.match(item.behind(figure.end, _SHORT))
    )


def _is_number_of_one(item: Item, figure: Figure) -> bool:
    """Say whether a number names one of its kind: ``nhiệm vụ 5``; with a nought before or a noun behind it counts."""
    is_bare = not figure.noun and not figure.text.startswith("0") and figure.whole > 0
    return is_bare and _NUMBERED.search(words_before(item, figure)) is not None


def _is_changed_or_named(before: str) -> bool:
    """Say whether words make a number a change, or a part of a name; the patterns alone are slow to miss."""
    may_be_changed = before.rstrip().casefold().endswith(_CHANGED_ENDS)
    return (may_be_changed and _CHANGED.search(before) is not None) or (
        _KIND.search(before) is not None and _NAME.search(before) is not None
    )


def words_before(item: Item, figure: Figure) -> str:
    """Give the words right before a figure, as many as can say what it is."""
    at = figure.start - item.start
    return item.paragraph.text[max(0, at - _WORDS) : at]


@lru_cache(maxsize=2_000)  # each part is held against each whole
def _first_word(noun: str) -> str:
    return folded(noun).strip().partition(" ")[0]


def counts_same(one: Figure, other: Figure) -> bool:
    """Say whether two figures count the same things, by the first word of what they count."""
    first, second = _first_word(one.noun), _first_word(other.noun)
    return bool(first) and first == second


def _parts(item: Item, counts: tuple[Figure, ...], region: Span, whole: Figure | None) -> tuple[Figure, ...]:
    """Give the counts in a piece of a passage, brackets inside it left out."""
    brackets = [found.span() for found in re.finditer(r"\([^()]*\)", item.piece(region))]
    inside = [Span(region.start + start, region.start + end) for start, end in brackets]
    told = [figure for figure in within(counts, region) if figure is not whole]
    if told and whole is not None and _PEOPLE.match(whole.noun):
        told = sorted([*told, *_heads(item, region)], key=lambda each: each.start)
    return tuple(
        figure for figure in told if not (inside and any(each.start <= figure.start < each.end for each in inside))
    )


def _heads(item: Item, region: Span) -> Iterator[Figure]:
    """Count one for each head told without a number: ``15 thành viên, gồm: Trưởng ban, 02 Phó Trưởng ban và …``."""
    for found in _HEAD.finditer(item.piece(region)):
        start, end = (region.start + each for each in found.span(1))
        yield Figure("number", start, end, found[1], (Number(SCALE),), found[1])


def is_bracketed(item: Item, figure: Figure) -> bool:
    """Say whether a figure stands in a bracket."""
    before = item.before(figure.start)
    return before.rfind("(") > before.rfind(")")


def _regions(item: Item, counts: tuple[Figure, ...]) -> Iterator[tuple[Figure, Span, str]]:
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
    parts = _parts(item, counts, inside, figure)
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
        if len(_parts(item, counts, region, figure)) >= _FEWEST:
            return region, ":"
    return _having(item, counts, figure, behind)


def _having(item: Item, counts: tuple[Figure, ...], figure: Figure, behind: str) -> tuple[Span | None, str]:
    """Find the parts of ``35 báo cáo, có 21 báo cáo đầy đủ, 14 báo cáo …`` and ``Trong 07 chỉ tiêu, …``."""
    if (having := _HAVING.match(behind)) is not None:
        region = _until_made_up(item, counts, figure, figure.end + having.end(), is_list=False)
        return (region, HAS) if len(_parts(item, counts, region, figure)) >= _FEWEST else (None, "")
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


def _full_stop(item: Item, start: int) -> int:
    stop = _STOP.search(item.paragraph.text, start - item.start)
    return item.start + stop.start() if stop is not None else item.end


def _clause_end(item: Item, last: int, end: int) -> int:
    """Give where the clause of the last part ends: what stands behind its semicolon says nothing of the parts."""
    stop = _full_stop(item, last)
    semicolon = item.paragraph.text.find(";", last - item.start, stop - item.start)
    return max(end, item.start + semicolon) if semicolon >= 0 else stop


def _until_made_up(item: Item, counts: tuple[Figure, ...], whole: Figure, start: int, *, is_list: bool) -> Span:
    """Give the piece with the parts of a whole: up to where they make it up, or to the end of the list or clause."""
    end = min(_full_stop(item, start), start + _LONGEST)
    total, parts = 0, _parts(item, counts, Span(start, end), whole)
    for count, part in enumerate(parts, 1):
        total += part.value
        if total == whole.value and count >= _FEWEST and (count == len(parts) or not _goes_on(item, parts, count)):
            return Span(start, part.end)
    semicolon = re.search(r";", item.piece(Span(start, end)))
    first = Span(start, start + semicolon.start() if semicolon is not None else end)
    return Span(start, end) if is_list and len(_parts(item, counts, first, whole)) < _FEWEST else first
