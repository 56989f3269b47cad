"""What a number of running text counts (đếm cái gì): things of its own, the same as another, or nothing."""

import re
from functools import lru_cache

from parindex.core.light_typing import Final
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item

_TIME_OR_POINTS: Final = re.compile(r"(?:điểm|ngày|tháng|năm|quý|giờ|phút|lần|kỳ|tuần|bậc|hạng|tuổi)\b")
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
    r"|tổ dân phố|tổ|cụm|lớp|đội|đợt|vòng|khóa|phiên|kỳ|quý|học kỳ)\s$",
    re.IGNORECASE,
)
_SHORT: Final = 8
_SPAN_OF: Final = re.compile(r"\s*[-–]\s*\d")  # từ 25 - 34 tuổi
_WORDS: Final = 60
_CLAUSE: Final = 120
_TOLD: Final = re.compile(
    r"(?: tin, bài)?(?:(?! và)\s[^\W\d_]+){0,12}+(?:(?<=[^\W\d_]) \d(?![\d.,/]))?(?:\s\([\d.,]+ ?%\))?"
)


def is_count(item: Item, figure: Figure) -> bool:
    """Say whether a figure counts things of its own: no points, no time, no change against another year."""
    return (
        figure.kind == "number"
        and figure.value > 0
        and not _TIME_OR_POINTS.match(figure.noun)
        and not _is_changed_or_named(words_before(item, figure))
        and not _is_number_of_one(item, figure)
        and (bool(figure.noun) or figure.numbers[0].decimals == 0 or figure.numbers[0].mark != ".")  # 1.2 is a code
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


def is_bracketed(item: Item, figure: Figure) -> bool:
    """Say whether a figure stands in a bracket."""
    before = item.before(figure.start)
    return before.rfind("(") > before.rfind(")")


def end_of_part(item: Item, figure: Figure) -> int:
    """Give where the words of a part end, a share in a bracket among them: ``387 hồ sơ quá hạn (1,8%)``."""
    told = _TOLD.match(item.behind(figure.end, _CLAUSE))
    return figure.end + len(told[0]) if told is not None else end_with_noun(figure)


def end_with_noun(figure: Figure) -> int:
    """Give where a figure ends with what it counts; where nothing is told behind it, its own end."""
    return figure.span_with_noun.end if figure.noun else figure.end
