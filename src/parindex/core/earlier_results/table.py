"""A sheet read as the published ranking of a year (bảng kết quả năm trước): lines, questions, and what is wrong."""

from parindex.core.earlier_results.columns import Column, title_of
from parindex.core.earlier_results.figures import AMBIGUOUS, Figure, read_figure, read_rank
from parindex.core.earlier_results.header import layout_told, strays_told
from parindex.core.earlier_results.rows import Layout, TableRow, rows_told
from parindex.core.earlier_results.sheet import BLANK, Answers, Question, ReadCell, ReadSheet, asked, fault_at
from parindex.core.faults import Fault
from parindex.core.light_typing import Final, Mapping, NamedTuple, Sequence
from parindex.core.number_text import DecimalMark, read_number

MARK: Final = "decimal-mark"
_MARKS: Final[tuple[DecimalMark, ...]] = (",", ".")


class EarlierDomain(NamedTuple):
    """Lĩnh vực of a moved-in table: its number, title, maximum and mean as printed; blank where not printed."""

    code: str
    title: str
    most: Figure | None
    mean: str = ""


class EarlierPoints(NamedTuple):
    """Điểm lĩnh vực of a line, with the cell it stands in."""

    figure: Figure | None
    rank: str = ""
    cell: str = ""
    rank_cell: str = ""


class EarlierLine(NamedTuple):
    """Dòng đơn vị: what the paper printed for a unit, and where (``cells`` by role)."""

    row: int
    section: int
    name: str
    code: str
    total: Figure | None
    percent: Figure | None
    grade: str
    rank: str
    domains: tuple[EarlierPoints, ...]
    cells: Mapping[str, str]


class EarlierTable(NamedTuple):
    """Bảng năm trước đã đọc: its lines, the means printed below them, and all that is open or doubted."""

    sheet: str
    layout: Layout
    rows: tuple[TableRow, ...]
    domains: tuple[EarlierDomain, ...]
    lines: tuple[EarlierLine, ...]
    total_most: Figure | None
    mean: Figure | None
    questions: tuple[Question, ...]
    faults: tuple[Fault, ...]
    strays: tuple[ReadCell, ...] = ()


def read_table(sheet: ReadSheet, year: int, answers: Answers) -> EarlierTable | None:
    """Read a sheet by its header and the answers given so far; None where no row of it is a header."""
    rows = sheet.rows
    found = layout_told(rows, year, answers)
    if found is None:
        return None
    layout, questions = found
    told, of_rows = rows_told(layout, rows, answers)
    strays, of_strays = strays_told(rows, layout, answers)
    reader = _Reader(sheet, layout, told, answers)
    table = reader.table()
    questions += [*of_rows, *of_strays, *reader.questions]
    return table._replace(questions=tuple(questions), strays=tuple(strays))


class _Reader:
    """Reads the cells of the lines, and gathers what it stumbles over."""

    def __init__(self, sheet: ReadSheet, layout: Layout, rows: Sequence[TableRow], answers: Answers) -> None:
        self._sheet, self._layout, self._rows, self._answers = sheet, layout, rows, answers
        self.questions: list[Question] = []
        self.faults: list[Fault] = []
        self._mark = self._asked_mark()

    def table(self) -> EarlierTable:
        """Read the whole table."""
        columns = {role: self._one(role) for role in ("unit", "code", "total", "index", "class", "rank")}
        domains = self._layout.of_role("domain")
        lines = tuple(self._line(row, columns, domains) for row in self._rows if row.kind == "unit")
        means = next((row for row in self._rows if row.kind == "mean"), None)
        most = next((row for row in self._rows if row.kind == "maximum"), None)
        printed = [self._domain(at, each, means, most) for at, each in enumerate(domains, 1)]
        mean = self._below(means, columns["total"]) if means else None
        self._check_columns(columns, lines)
        table = EarlierTable(
            self._sheet.name, self._layout, tuple(self._rows), tuple(printed), lines, None, mean, (), ()
        )
        return table._replace(total_most=self._most(columns["total"], most), faults=tuple(self.faults))

    def _one(self, role: str) -> Column | None:
        return next(iter(self._layout.of_role(role)), None)

    def _asked_mark(self) -> DecimalMark | None:
        """Ask which mark is the decimal one, where a number can be read two ways."""
        spots = [column.at for column in self._layout.of_role("domain", "total", "index")]
        cells = (row.cells[at] for row in self._rows for at in spots if at in row.cells and row.kind == "unit")
        unclear = next((each for each in cells if each.kind == "text" and read_number(each.text) == AMBIGUOUS), None)
        if unclear is None:
            return None
        question = Question(MARK, "earlier-decimal-mark", unclear.address, _MARKS, text=unclear.text)
        self.questions.append(asked(question, self._answers))
        return next((mark for mark in _MARKS if mark == self.questions[-1].answer), None)

    def _line(self, row: TableRow, columns: Mapping[str, Column | None], domains: Sequence[Column]) -> EarlierLine:
        text = {role: self._text(row, columns[role]) for role in ("unit", "code", "class")}
        where = {
            role: row.cells[column.at].address
            for role, column in columns.items()
            if column is not None and column.at in row.cells
        }
        return EarlierLine(
            row.at,
            row.section,
            text["unit"],
            text["code"],
            self._figure(row, columns["total"]),
            self._figure(row, columns["index"]),
            text["class"],
            self._rank(row, columns["rank"]),
            tuple(self._points(row, each) for each in domains),
            where,
        )

    def _points(self, row: TableRow, column: Column) -> EarlierPoints:
        ranks = [each for each in self._layout.of_role("domain-rank") if _belongs(each, column, self._layout)]
        rank = ranks[0] if ranks else None
        cells = [row.cells[each.at].address if each and each.at in row.cells else "" for each in (column, rank)]
        return EarlierPoints(self._figure(row, column), self._rank(row, rank), *cells)

    def _text(self, row: TableRow, column: Column | None) -> str:
        cell = row.cells.get(column.at) if column else None
        if cell is None or not cell.has_text:
            return ""
        if cell.trouble:
            return "" if self._left_blank(cell, cell.trouble) else cell.text
        return " ".join(cell.text.split())

    def _figure(self, row: TableRow, column: Column | None) -> Figure | None:
        cell = row.cells.get(column.at) if column else None
        if cell is None or not cell.has_text:
            return None
        figure = read_figure(cell, self._mark)
        if isinstance(figure, str):
            if figure != AMBIGUOUS:
                self._left_blank(cell, figure)
            return None
        if cell.doubt:
            self.faults.append(fault_at(cell.doubt, self._sheet.name, cell.address, cell.params))
        return figure

    def _rank(self, row: TableRow, column: Column | None) -> str:
        cell = row.cells.get(column.at) if column else None
        if cell is None or not cell.has_text:
            return ""
        rank = read_rank(cell)
        if not rank:
            self._left_blank(cell, cell.trouble or "earlier-no-rank")
        return rank

    def _left_blank(self, cell: ReadCell, code: str) -> bool:
        """Ask whether a cell that is not understood stays blank; until then it is an error."""
        question = asked(
            Question(f"cell-{cell.address}", code, cell.address, (BLANK,), text=cell.text, params=cell.params),
            self._answers,
        )
        if question not in self.questions:
            self.questions.append(question)
        return not question.is_open

    def _below(self, row: TableRow | None, column: Column | None) -> Figure | None:
        """Read a mean or maximum below the lines."""
        return self._figure(row, column) if row is not None else None

    def _domain(self, at: int, column: Column, means: TableRow | None, most: TableRow | None) -> EarlierDomain:
        mean = self._below(means, column)
        return EarlierDomain(
            column.number or str(at), title_of(column), self._most(column, most), mean.text if mean else ""
        )

    def _most(self, column: Column | None, row: TableRow | None) -> Figure | None:
        """Give the maximum told by the header, or by a row of maxima."""
        if column is not None and column.most:
            value = read_figure(ReadCell("", column.most, "number"), ".")
            return value if isinstance(value, Figure) else None
        return self._below(row, column)

    def _check_columns(self, columns: Mapping[str, Column | None], lines: Sequence[EarlierLine]) -> None:
        cell = f"A{self._layout.first}"
        if columns["unit"] is None:
            self.faults.append(fault_at("earlier-no-units", self._sheet.name, cell, severity="error"))
        if columns["total"] is None and columns["index"] is None:
            self.faults.append(fault_at("earlier-no-total", self._sheet.name, cell, severity="error"))
        if not lines:
            self.faults.append(fault_at("earlier-no-lines", self._sheet.name, cell, severity="error"))


def _belongs(rank: Column, domain: Column, layout: Layout) -> bool:
    """Say whether a rank is of this domain: under the same head, or else the next column behind it."""
    domains = layout.of_role("domain")
    heads = [each for each in domains if len(rank.path) > 1 and each.path[:-1] == rank.path[:-1]]
    if len(heads) == 1:
        return heads[0] == domain
    before = [each for each in domains if each.at < rank.at]
    return bool(before) and before[-1] == domain
