"""``units.csv`` and ``successions.csv`` (docs/reference/units-format.md) → a told register, or every fault."""

from datetime import date
from os.path import basename

from parindex.core.faults import Fault, InvalidInputError, Place, has_errors, in_order
from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.number_text import read_day
from parindex.core.spelling import tidy_name
from parindex.core.units.checks import register_faults
from parindex.core.units.dates import Span
from parindex.core.units.succession import Share, SuccessionEdge
from parindex.core.units.told import RegisterTold, SuccessionRow, ToldFile, UnitRow, gathered, row_fault
from parindex.documents.tables import Table, read_table

UNIT_COLUMNS: Final = (
    "key",
    "kind",
    "name",
    "letterhead",
    "scheme",
    "code",
    "parent",
    "valid_from",
    "valid_to",
    "decision",
    "aliases",
)
SUCCESSION_COLUMNS: Final = ("from", "to", "kind", "day", "decision", "share", "purpose")
_NEEDED_OF_UNITS: Final = ("key", "kind", "name", "valid_from")
_NEEDED_OF_SUCCESSIONS: Final = ("from", "to", "kind", "day")
_LONGEST: Final = {"name": 200, "letterhead": 200, "code": 24, "decision": 120, "share": 24}
_BETWEEN: Final = ";"


class ReadRegister(NamedTuple):
    """Danh mục đã đọc: what was told, what is worth a look, and the names of the files."""

    told: RegisterTold
    notices: tuple[Fault, ...] = ()
    source: str = ""


class _Cells:
    """The cells of a table by column name, and the faults found in reading them."""

    def __init__(self, file: ToldFile, table: Table) -> None:
        self._file, self.table = file, table
        self._columns = {name: at for at, name in enumerate(table.header)}
        self.faults: list[Fault] = []

    def text(self, row: int, column: str) -> str:
        at = self._columns.get(column)
        text = " ".join(self.table.rows[row][at].split()) if at is not None else ""
        if len(text) > _LONGEST.get(column, 4_000):
            self.refuse(row, column, "cell-too-long", limit=_LONGEST[column])
        return text

    def day(self, row: int, column: str) -> date | None:
        text = self.text(row, column)
        day = read_day(text) if text else None
        if text and day is None:
            self.refuse(row, column, "not-a-day", text=text)
        return day

    def are_filled(self, row: int, columns: tuple[str, ...]) -> bool:
        missing = [column for column in columns if not self.text(row, column)]
        for column in missing:
            self.refuse(row, column, "cell-missing", column=column)
        return not missing

    def refuse(self, row: int, column: str, code: str, /, **params: str | int) -> None:
        self.faults.append(row_fault(self._file, row, column, code, **params))

    def placed(self, fault: Fault) -> Fault:
        """Give a fault the address of its cell; a column the file does not have is told at the row's first cell."""
        if not fault.at.path:
            return fault
        return fault._replace(at=self.table.place(fault.at.line, self._columns.get(fault.at.path, 0)))


def read_register_files(units: str, successions: str = "") -> ReadRegister:
    """Read both files; anything wrong refuses both, with every fault."""
    unit_cells = _Cells("units", _table(units, UNIT_COLUMNS, _NEEDED_OF_UNITS))
    rows = [row for at in range(len(unit_cells.table.rows)) for row in _unit_row(unit_cells, at)]
    files: dict[str, _Cells] = {"units": unit_cells}
    edges: list[SuccessionRow] = []
    if successions:
        cells = files["successions"] = _Cells(
            "successions", _table(successions, SUCCESSION_COLUMNS, _NEEDED_OF_SUCCESSIONS)
        )
        edges = [row for at in range(len(cells.table.rows)) for row in _succession_row(cells, at)]
    told = RegisterTold(gathered(rows), tuple(edges))
    of_cells = [fault for cells in files.values() for fault in (*cells.table.faults, *cells.faults)]
    found = [*of_cells, *(() if has_errors(of_cells) and not told.units else register_faults(told))]
    placed = in_order(files[fault.at.document].placed(fault) if fault.at.path else fault for fault in found)
    if has_errors(placed):
        raise InvalidInputError(*placed)
    return ReadRegister(told, placed, ", ".join(basename(path) for path in (units, successions) if path))


def _table(path: str, known: tuple[str, ...], needed: tuple[str, ...]) -> Table:
    table = read_table(path, frozenset(needed))
    document = basename(path)
    unknown = [
        Fault("column-unknown", Place(document, cell=name), params={"text": name})
        for name in table.header
        if name and name not in known
    ]
    twice = [
        Fault("column-twice", Place(document, cell=name), params={"text": name})
        for name in known
        if table.header.count(name) > 1
    ]
    return table._replace(faults=(*table.faults, *unknown, *twice))


def _unit_row(cells: _Cells, at: int) -> Iterator[UnitRow]:
    start, end = cells.day(at, "valid_from"), cells.day(at, "valid_to")
    if not cells.are_filled(at, _NEEDED_OF_UNITS) or start is None:
        return
    yield UnitRow(
        at,
        cells.text(at, "key"),
        cells.text(at, "kind").casefold(),
        tidy_name(cells.text(at, "name")),
        Span(start, end),
        cells.text(at, "scheme").casefold() or "gso",
        cells.text(at, "code"),
        cells.text(at, "parent"),
        tidy_name(cells.text(at, "letterhead")),
        cells.text(at, "decision"),
        tuple(tidy_name(each) for each in cells.text(at, "aliases").split(_BETWEEN) if each.strip()),
    )


def _succession_row(cells: _Cells, at: int) -> Iterator[SuccessionRow]:
    day = cells.day(at, "day")
    share = _share(cells, at)
    if not cells.are_filled(at, _NEEDED_OF_SUCCESSIONS) or day is None:
        return
    texts = [cells.text(at, column) for column in ("from", "to", "kind")]
    decision, purpose = cells.text(at, "decision"), cells.text(at, "purpose").casefold()
    yield SuccessionRow(at, SuccessionEdge(texts[0], texts[1], texts[2].casefold(), day, decision, share, purpose))


def _share(cells: _Cells, at: int) -> Share | None:
    text = cells.text(at, "share")
    numerator, _, denominator = (part.strip() for part in text.partition("/"))
    if text and not (numerator.isdecimal() and denominator.isdecimal() and len(text) <= _LONGEST["share"]):
        cells.refuse(at, "share", "not-a-share", text=text)
        return None
    return Share(int(numerator), int(denominator)) if text else None
