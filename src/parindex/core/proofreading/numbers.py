"""Figures in running text (số liệu): where they stand, what they say, what kind they are.

One line of a report writes ``17,1/21 điểm``, ``1.334 hồ sơ``, ``11, 11%``, ``04/KH-UBND`` and
``trước ngày 01/5``. What a dot, a comma or a slash means is decided by the signs and the words around
it; where the writer slipped, the figure is read as meant and says so (``slip``).
"""

import re
from functools import lru_cache

from parindex.core.light_typing import Final, Iterator, Literal, NamedTuple
from parindex.core.number_text import read_number, read_whole
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE

type FigureKind = Literal["number", "percent", "pair", "percent-pair", "list", "date", "period", "document", "ordinal"]
type Slip = Literal["", "slash-for-comma", "space-inside"]


class Number(NamedTuple):
    """Một con số: its value in 1/10,000 and the decimals it is printed with."""

    value: int
    decimals: int = 0
    mark: str = ""

    @property
    def last_place(self) -> int:
        """Give one unit of the last decimal printed, in 1/10,000."""
        return (SCALE, 1_000, 100, 10, 1)[self.decimals]


class Figure(NamedTuple):
    """Một số liệu: the piece of text from ``start`` to ``end``, its numbers and the unit behind it.

    A pair (``17,1/21``) has two numbers; a date has day, month and year (0 where none is written), a
    period its two years, a list its members. ``noun`` is what is counted: the words that follow.
    """

    kind: FigureKind
    start: int
    end: int
    text: str
    numbers: tuple[Number, ...] = ()
    noun: str = ""
    slip: Slip = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def span_with_noun(self) -> Span:
        """Give the piece with what is counted: ``07 đơn vị``."""
        return Span(self.start, self.end + 1 + len(self.noun))

    @property
    def value(self) -> int:
        return self.numbers[0].value

    @property
    def whole(self) -> int:
        """Give a whole number as such, -1 for any other."""
        value, rest = divmod(self.value, SCALE)
        return -1 if rest else value


_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_ORGAN: Final = r"[A-ZĐƯ][A-ZĐƯa-zđ&]*"
_FIGURE: Final = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("document", rf"\d+[a-z]?(?:/\d{{4}})?/{_ORGAN}(?:[-–.]{_ORGAN}\d*)*|\d+-[A-ZĐ]{{2}}/[A-ZĐ]+|\d+:\d{{4}}"),
            ("date", r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} +tháng +\d{1,2}(?![.,]?\d)(?: +năm +\d{4})?"),
            ("period", r"(?:19|20)\d\d *[-–] *(?:19|20)\d\d"),
            ("clock", r"\d{1,2} *(?:h|giờ) *\d{0,2}(?![\w%])"),
            ("percents", rf"{_NUMBER} *% */ *{_NUMBER} *%"),
            ("slashed", r"\d+/\d{1,2} ?%"),
            ("spaced", r"\d+, +\d{1,2} ?%"),
            ("percent", rf"{_NUMBER} *%"),
            ("pair", rf"{_NUMBER} */ *{_NUMBER}"),
            ("number", _NUMBER),
        )
    )
)
_DIGIT: Final = re.compile(r"\d")  # every figure begins with one, and is found sooner by it
_DAY_BEFORE: Final = re.compile(r"(?:ngày|trước|sau|đến|từ|hạn|trong|sáng|chiều|trưa|tối|hôm)\s+$", re.IGNORECASE)
_NAMED_DAY: Final = re.compile(
    r"(?:ngày|sáng|chiều|trưa|tối|hôm)\s+(?:\d{1,2}\s*[-–,]\s*)?$", re.IGNORECASE
)  # 17.12 is a day behind these words only
_ORDINAL_BEFORE: Final = re.compile(
    r"(?:\bthứ|\blần|mức độ|\bmức|điều|khoản|(?<!danh )\bmục|"
    r"phụ lục|biểu|\bmẫu|\bbảng|\bvòng|giai đoạn|nhóm|khu vực|\bquý|"
    # kỹ năng số 40 lượt: “số” is said of the skills, and the number counts.
    r"(?<!quyền )(?<!phủ )(?<!đổi )(?<!ký )(?<!tổng )(?<!năng )(?<!liệu )(?<!tế )(?<!xã hội )(?<!nghệ )(?<!tảng )"
    r"(?<!tầng )(?<!dân )(?<!quân )(?<!dịch vụ )(?<!lực )(?<!danh tính )(?<!môi trường )\bsố|"
    r"năm|tháng|kỳ|điện thoại|fax|ISO|TCVN|phiên bản|"
    r"cấp độ|kênh|tờ|trang)(?:\s+số)?[\s:]+$",
    re.IGNORECASE,
)
# The last syllables of those words: most figures stand behind none of them, which is quick to see.
_ORDINAL_ENDS: Final = (
    *("thứ", "lần", "độ", "mức", "điều", "khoản", "mục", "lục", "biểu", "mẫu", "bảng", "vòng", "đoạn", "nhóm"),
    *("vực", "quý", "số", "năm", "tháng", "kỳ", "thoại", "fax", "iso", "tcvn", "bản", "kênh", "tờ", "trang"),
)
_TIMES: Final = ("tháng", "năm", "quý", "kỳ")
_LIST: Final = re.compile(
    r"(?:\d{1,2}(?:\s*[,;]\s*\d{1,2}(?!\d))+|\d{1,3}(?:\s*,\s*\d{1,3})+)"
    r"(?:\s*,?\s*và(?: số)?\s*\d{1,3})?(?![\d%]|[.,/]\d)"
)
_LAST_DAY, _LAST_MONTH, _FIRST_YEAR, _LAST_YEAR = 31, 12, 1945, 2100
_YEAR_DIGITS: Final = 4
_GROUPED: Final = 1_000 * SCALE
_BEFORE: Final = 24  # code points looked at for the words before a figure
_NOUN: Final = re.compile(r"\s*\(?((?:[^\W\d_]+(?:[ -]|, (?=thị trấn|phường|xã|ban|ngành|thị xã|thành phố))?)+)")
_PERCENT_POINTS: Final = re.compile(r"\s*điểm\s*%")
# Words that end what is counted: what is said of it follows.
_NOUN_ENDS: Final = frozenset(
    [
        *("đã", "đang", "được", "đạt", "còn", "là", "có", "và", "với", "trong", "do", "của", "tại", "theo", "trên"),
        *("để", "khi", "phát", "không", "chưa", "cao", "thấp", "xuống", "lên", "nên", "so", "tăng", "giảm"),
        *("thuộc", "bị", "từ", "đến", "cho", "chiếm", "bằng", "hoàn", "gồm", "bao", "nộp", "cập", "thực"),
        *("tiếp", "giải", "hết", "năm", "cụ", "tương", "trước", "nêu", "nay", "mỗi", "bình"),
    ]
)
_LONGEST_NOUN: Final = 6


def figures_in(text: str, offset: int = 0) -> tuple[Figure, ...]:
    """Read the figures of a piece of text that begins at ``offset`` of its document, in order."""
    return tuple(_scan(text, offset))


def _scan(text: str, offset: int) -> Iterator[Figure]:
    at = 0
    while (digit := _DIGIT.search(text, at)) is not None:
        found = _FIGURE.match(text, digit.start())
        if found is None:  # never: a digit alone is a number
            break
        start, end = found.span()
        at = end
        if _is_inside_a_word(text, start, end):
            continue
        before = text[max(0, start - _BEFORE) : start]
        members = _LIST.match(text, start) if found.lastgroup == "number" else None
        listed = _list_of(members[0]) if members is not None else ()
        if members is not None and listed and _names_things(listed, noun_at(text, members.end())):
            at = members.end()
            yield Figure("list", offset + start, offset + at, members[0], listed)
            continue
        figure = _figure(found, before, offset)
        if figure is not None:
            yield figure._replace(noun=noun_at(text, end)) if figure.kind in {"number", "pair"} else figure


def _is_inside_a_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalpha() or before in {"_", "."} or (after.isalpha() and after != "đ") or after == "_"


def _figure(found: re.Match[str], before: str, offset: int) -> Figure | None:
    kind, text = found.lastgroup or "", found[0]
    start, end = offset + found.start(), offset + found.end()
    if kind in {"slashed", "spaced"}:
        return _slipped(kind, start, end, text)
    if kind == "pair":
        return _pair(start, end, text, before)
    if kind == "number":
        return _plain(start, end, text, before)
    return _by_form(kind, start, end, text)


def _by_form(kind: str, start: int, end: int, text: str) -> Figure | None:
    """Read a figure whose signs alone tell what it is."""
    match kind:
        case "percent" | "percents":
            return _of_numbers("percent" if kind == "percent" else "percent-pair", start, end, text)
        case "date" if not _is_day(text):
            return None
        case "date" | "period":
            return Figure("date" if kind == "date" else "period", start, end, text, _whole_numbers(text))
        case _:
            return Figure("document" if kind == "document" else "ordinal", start, end, text)


def _of_numbers(kind: FigureKind, start: int, end: int, text: str) -> Figure | None:
    numbers = tuple(number_of(part, is_percent="percent" in kind) for part in re.findall(_NUMBER, text))
    known = tuple(number for number in numbers if number is not None)
    return Figure(kind, start, end, text, known) if len(known) == len(numbers) else None


def _slipped(kind: str, start: int, end: int, text: str) -> Figure | None:
    """Read ``70/23%`` and ``11, 11%`` as the percentages they were meant to be."""
    meant = re.sub(r"\s*[/,]\s*", ",", text, count=1)
    figure = _of_numbers("percent", start, end, meant)
    if figure is None:
        return None
    return figure._replace(text=text, slip="slash-for-comma" if kind == "slashed" else "space-inside")


def _pair(start: int, end: int, text: str, before: str) -> Figure | None:
    first, _, second = text.partition("/")
    if _DAY_BEFORE.search(before) and _is_day_of_month(first, second):
        return Figure("date", start, end, text, (*_whole_numbers(text), Number(0)))
    if re.search(r"tháng\s+$", before) or (len(second.strip()) == _YEAR_DIGITS and _is_year(second.strip())):
        return Figure("ordinal", start, end, text)
    return _of_numbers("pair", start, end, text)


def _plain(start: int, end: int, text: str, before: str) -> Figure | None:
    number = number_of(text)
    if number is None:
        return Figure("ordinal", start, end, text)
    day, dot, month = text.partition(".")
    if dot and _NAMED_DAY.search(before) and _is_day_of_month(day, month):
        return Figure("date", start, end, text, (*_whole_numbers(text), Number(0)))
    # 4.812 behind “trong năm” counts: no year, clause or month is written with a grouping dot.
    is_grouped = "." in text and number.value >= _GROUPED and not before.rstrip().casefold().endswith("số")
    may_be = before.replace(":", " ").rstrip().casefold().endswith(_ORDINAL_ENDS)
    is_ordinal = (may_be and bool(_ORDINAL_BEFORE.search(before))) or (len(text) == _YEAR_DIGITS and _is_year(text))
    # 23,1 behind “6 tháng” is no month
    is_broken = number.mark == "," and before.rstrip(" :").casefold().endswith(_TIMES)
    is_ordinal = is_ordinal and not is_grouped and not is_broken
    return Figure("ordinal" if is_ordinal else "number", start, end, text, (number,))


@lru_cache(maxsize=20_000)
def number_of(text: str, *, is_percent: bool = False) -> Number | None:
    """Read one number of running text: the comma is the decimal mark, a dot before three digits groups."""
    text = text.strip()
    value = read_number(text, "." if is_percent and "." in text and "," not in text else ",")
    if not isinstance(value, int):
        return None
    mark = next((sign for sign in reversed(text) if sign in ",."), "")
    part = text.rpartition(mark)[2] if mark else ""
    is_grouping = value > 0 and value == read_number(text.replace(mark, ""), ",")
    return Number(value) if is_grouping or not mark else Number(value, len(part), mark)


def noun_at(text: str, position: int) -> str:
    """Read what is counted: the words behind a number, up to the one that begins to say something of it."""
    found = _NOUN.match(text, position)
    words: list[str] = []
    for word in found[1].split() if found is not None else ():
        if word.casefold() in _NOUN_ENDS or len(words) == _LONGEST_NOUN:
            break
        words.append(word)
    if words == ["điểm"] and _PERCENT_POINTS.match(text, position):
        return "điểm %"
    return " ".join(words).partition("dự kiến")[0].rstrip(" ,")


def _whole_numbers(text: str) -> tuple[Number, ...]:
    return tuple(Number(int(part) * SCALE) for part in re.findall(r"\d+", text))


def _list_of(text: str) -> tuple[Number, ...]:
    """Read ``6,7,8,9,19,22 và 29``; one comma alone, as in ``17,5``, is a decimal mark."""
    parts = re.findall(r"\d+", text)
    is_decimal = re.fullmatch(_NUMBER, text) is not None and len(parts) == 2  # noqa: PLR2004 -- one comma
    return () if is_decimal else tuple(Number(int(part) * SCALE) for part in parts)


def _names_things(listed: tuple[Number, ...], noun: str) -> bool:
    """Say whether numbers name items of a list, and do not count: ``đúng hạn: 352, 03 hồ sơ trễ hạn`` counts."""
    values = [number.value for number in listed]
    return values == sorted(values) and (not noun or len(values) > 2)  # noqa: PLR2004 -- two and a noun count


def _is_day(text: str) -> bool:
    parts = [int(part) for part in re.findall(r"\d+", text)]
    return 1 <= parts[0] <= _LAST_DAY and 1 <= parts[1] <= _LAST_MONTH


def _is_day_of_month(day: str, month: str) -> bool:
    return read_whole(day.strip()) is not None and read_whole(month.strip()) is not None and _is_day(f"{day}/{month}")


def _is_year(text: str) -> bool:
    return text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR
