"""What the columns of a table are (cột của bảng): rank, unit, points, class, maximum, rate, change."""

import re
from functools import lru_cache

from parindex.core.light_typing import Final, Iterator, Literal, NamedTuple
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Number, number_of
from parindex.core.proofreading.page import Cell, Span, Table

type ColumnRole = Literal["rank", "ordinal", "unit", "grade", "change", "deduction", "most", "number", "text"]
type RowRole = Literal["unit", "mean", "total", "most", "section", "empty"]

# Words in the header of a column, folded; the first kind that fits decides.
_ROLE_WORDS: Final[tuple[tuple[ColumnRole, str], ...]] = (
    ("change", r"tang|giam|chenh lech|so voi|thay doi"),
    ("ordinal", r"^(?:stt|tt|so tt|so thu tu)\b"),
    ("rank", r"xep hang|thu hang|^hang\b|vi thu|xep thu|thu bac|^vi tri"),
    ("grade", r"xep loai|phan loai|^loai(?:$| (?:xep|dat|danh gia|don vi|chat luong))|muc danh gia|nhom"),
    ("deduction", r"bi tru|diem tru|diem mat|mat diem"),
    ("most", r"^(?:diem )?toi da\b|diem chuan|thang diem|diem toi da$"),
    ("unit", r"don vi|^cap xa|dia phuong|^ten\b|^xa\b|phuong|co quan|^so,|so, ban|huyen|linh vuc|tieu chi|noi dung"),
)
_ROLES: Final = tuple((role, re.compile(pattern)) for role, pattern in _ROLE_WORDS)
_OF_WORDS: Final = frozenset({"unit", "grade"})
_OF_FIGURES: Final = frozenset({"rank", "most", "deduction", "change"})
_NUMERIC: Final = re.compile(r"(?:[-+–−]|tăng |giảm )?\s*\d+(?:[.,]\d+)*\s*(?:%|điểm)?", re.IGNORECASE)
_PLUS: Final = ("+", "tăng")
_MINUS: Final = ("-", "–", "−", "giảm")
_MEAN_ROW: Final = re.compile(r"^(?:diem (?:so )?|gia tri |muc |chi so )?(?:trung binh|binh quan)")
_TOTAL_ROW: Final = re.compile(
    r"^(?:diem )?tong(?: cong| so| diem| chung)?\b(?! hop)|^cong(?::|$)|^toan (?:huyen|tinh|xa|thanh pho|nganh|bo)$"
    r"|^toan vung\b|^ca (?:nam|tinh|huyen|xa|phuong|nuoc)$"
)
_MONTH: Final = re.compile(r"^thang \d{1,2}\b")
_QUARTER: Final = re.compile(r"^quy (?:[ivx]+|\d)\b")
_OF_MONTHS: Final = re.compile(r"^(?:quy (?:[ivx]+|\d)|(?:0?6|0?9|12) thang|luy ke|nam 20\d\d)\b")
_MOST_ROW: Final = re.compile(r"^(?:diem (?:so )?|tong diem |so diem )?(?:toi da|chuan)$|^thang diem$")
_LATE: Final = re.compile(r"(?:tre|qua|cham) han")
_NOT_LATE: Final = re.compile(r"ty le|ti le|%|dung han")
_PERCENT: Final = re.compile(r"(?<!\d)%|ty le|ti le|chi so \(")  # “từ 90% trở lên” is a band, and counts
_MOST_IN_HEAD: Final = re.compile(r"(?:tối đa\s*(?:là\s*)?:?\s*|\()(\d+(?:[.,]\d+)?)\s*điểm", re.IGNORECASE)


class TableColumn(NamedTuple):
    """Một cột: its place, its header and what it holds."""

    place: int
    head: str
    role: ColumnRole

    @property
    def is_of_late(self) -> bool:
        """Say whether it counts late dossiers (hồ sơ trễ hạn), and not those on time or rates."""
        head = folded(self.head)
        return _LATE.search(head) is not None and _NOT_LATE.search(head) is None

    @property
    def most(self) -> Number | None:
        """Give the maximum its header states: ``(tối đa 17,5 điểm)``."""
        found = _MOST_IN_HEAD.search(self.head)
        return number_of(found[1]) if found is not None else None


class Row(NamedTuple):
    """Một dòng: its cells and what it is."""

    cells: tuple[Cell, ...]
    role: RowRole

    @property
    def span(self) -> Span:
        filled = [cell for cell in self.cells if cell.words]
        return Span(filled[0].start, filled[-1].end)

    def between(self, first: int, last: int) -> Span:
        """Give the piece from one of its cells to another."""
        low, high = min(first, last), max(first, last)
        return Span(self.cells[low].start, self.cells[high].end)


class Grid:
    """A table with its columns and rows understood; ``units`` are the rows of single units."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = tuple(_columns(table))
        self.signed = frozenset(column.place for column in self.columns if _is_signed(table, column.place))
        graded = {column.place for column in self.columns if column.role == "grade"}
        self.rows = _with_total_of_periods(tuple(Row(cells, _row_role(cells, graded)) for cells in table.body))
        self.units = [row for row in self.rows if row.role == "unit"]
        self._figures: dict[int, list[tuple[Row, Number]]] = {}

    def first(self, role: ColumnRole) -> TableColumn | None:
        """Give the first column of a kind."""
        return next((column for column in self.columns if column.role == role), None)

    def numeric(self) -> list[TableColumn]:
        """Give the columns of figures that are neither ranks nor ordinals."""
        return [column for column in self.columns if column.role in {"number", "most", "deduction", "change"}]

    def is_of_rates(self, column: TableColumn) -> bool:
        """Say whether a column holds percentages: its header says so, or most of its cells do."""
        signs = [words.endswith("%") for row in self.units if (words := row.cells[column.place].words)]
        return _PERCENT.search(folded(column.head)) is not None or 2 * sum(signs) > len(signs)

    def figures(self, column: TableColumn) -> list[tuple[Row, Number]]:
        """Give the figures single units have in a column; the prose asks for them again and again."""
        if column.place not in self._figures:
            told = ((row, number_in(row.cells[column.place])) for row in self.units)
            self._figures[column.place] = [(row, number) for row, number in told if number is not None]
        return self._figures[column.place]

    def rows_of(self, role: RowRole) -> list[Row]:
        return [row for row in self.rows if row.role == role]

    @property
    def head_span(self) -> Span:
        cells = [cell for row in self.table.rows[: max(1, self.table.headers)] for cell in row if cell.words]
        return Span(cells[0].start, cells[-1].end) if cells else Span(self.table.start, self.table.start)


def _is_signed(table: Table, place: int) -> bool:
    """Say whether a column tells rises from falls; one whose figures are all negative counts what is missing."""
    words = [row[place].words.casefold() for row in table.body if number_in(row[place]) is not None]
    return any(each.startswith(_PLUS) for each in words) or (
        any(each.startswith(_MINUS) for each in words) and any(each[0].isdigit() for each in words)
    )


def number_in(cell: Cell) -> Number | None:
    """Read the figure a cell holds; none if it holds anything else."""
    return _number_of(cell.words)


@lru_cache(maxsize=20_000)
def _number_of(words: str) -> Number | None:
    if not _NUMERIC.fullmatch(words):
        return None
    plain = words.casefold()
    digits = next((plain.removeprefix(sign) for sign in (*_PLUS, *_MINUS) if plain.startswith(sign)), plain)
    digits = digits.removesuffix("điểm").removesuffix("%").strip()
    number = number_of(digits, is_percent=words.endswith("%"))
    return number._replace(value=-number.value) if number is not None and plain.startswith(_MINUS) else number


def _columns(table: Table) -> Iterator[TableColumn]:
    for index, head in enumerate(table.head):
        plain = folded(" ".join(head.split()))
        named = next((role for role, pattern in _ROLES if pattern.search(plain)), None)
        cells = [row[index] for row in table.body if row[index].words]
        is_numeric = bool(cells) and 2 * sum(number_in(cell) is not None for cell in cells) > len(cells)
        is_misnamed = named in _OF_WORDS if is_numeric else named in _OF_FIGURES
        by_content: ColumnRole = "number" if is_numeric else "text"
        yield TableColumn(index, head, by_content if named is None or is_misnamed else named)


def _with_total_of_periods(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Take a last row ``Quý III`` below months, or ``9 tháng`` below quarters, as the total it is."""
    labels = [
        next((folded(cell.words) for cell in row.cells if number_in(cell) is None and cell.words), "") for row in rows
    ]
    parts = labels[:-1]
    are_periods = len(parts) > 1 and any(all(map(pattern.search, parts)) for pattern in (_MONTH, _QUARTER))
    if not are_periods or rows[-1].role != "unit" or not _OF_MONTHS.search(labels[-1]):
        return rows
    is_next_quarter = all(map(_QUARTER.search, labels))
    return rows if is_next_quarter else (*rows[:-1], rows[-1]._replace(role="total"))


def _row_role(cells: tuple[Cell, ...], graded: set[int]) -> RowRole:
    """Tell what a row is by its words outside the column of classes, one of which is “Trung bình”."""
    filled = [cell for cell in cells if cell.words]
    if not filled:
        return "empty"
    words = [
        folded(cell.words)
        for place, cell in enumerate(cells)
        if place not in graded and cell.words and number_in(cell) is None
    ]
    if any(_MEAN_ROW.search(each) for each in words[:2]):
        return "mean"
    if any(_TOTAL_ROW.search(each) for each in (words or [folded(filled[0].words)])[:2]):
        return "total"
    if any(_MOST_ROW.search(each) for each in words[:2]):
        return "most"
    has_numbers = any(number_in(cell) is not None for cell in filled)
    return "section" if not has_numbers and len(filled) <= 2 else "unit"  # noqa: PLR2004 -- a number and a title
