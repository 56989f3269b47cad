"""The units of a file: known or not, spelt one way or two, named one way or two."""

from parindex.core.faults import Fault, Severity
from parindex.core.light_typing import Final, Iterator, Mapping, Sequence
from parindex.core.nearest import meant
from parindex.documents.scores.campaign import Register, spelt_like
from parindex.documents.scores.options import EVERYONE
from parindex.documents.tables import Table, read_table
from parindex.documents.text_hygiene import document_name, unusable

NO_REGISTER: Final = Register({}, {})


class UnitRows:
    """Gathers the units of a table row by row, and says of each row whether its unit may count."""

    def __init__(self, table: Table, register: Register, block_columns: Sequence[int]) -> None:
        self._table, self._register = table, register
        self._unit = table.header.index("unit")
        self._name = table.header.index("unit_name") if "unit_name" in table.header else -1
        self._block_columns = block_columns
        codes = sorted({row[self._unit] for row in table.rows})
        self._twins = {} if register.names else spelt_like(codes)
        self._stated: dict[str, dict[tuple[int, str], int]] = {}
        self._first_rows: dict[str, int] = {}
        self.faults: list[Fault] = list(register.faults)

    def take(self, row: int) -> str | None:
        """Take the unit of a row; its code if the row may count."""
        cells = self._table.rows[row]
        code = cells[self._unit]
        if not code:
            self._fault("unit-missing", row)
            return None
        if self._register.names and code not in self._register.names:
            known = tuple(self._register.names)
            twin = spelt_like((*known, code)).get(code)
            guess = {"meant": twin} if twin else meant(code, known)
            self._fault("unit-unknown", row, text=code, **guess)
            return None
        if code in self._twins:
            self._fault("unit-spelt-twice", row, text=code, other=self._twins[code])
            return None
        self._first_rows.setdefault(code, row)
        for column in (self._name, *self._block_columns):
            if column >= 0 and cells[column]:
                self._stated.setdefault(code, {}).setdefault((column, cells[column]), row)
        return code

    def _fault(self, code: str, row: int, **params: str) -> None:
        path = self._table.rows[row][self._unit]
        self.faults.append(Fault(code, self._table.place(row, self._unit, path), params=params))

    def heads(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Give each unit's name and blocks; the register's, where there is one."""
        register = self._register
        if register.names:
            self.faults.extend(self._other_names())
            return {code: (name, register.blocks.get(code, ())) for code, name in register.names.items()}
        return {code: self._head(code) for code in self._stated}

    def _other_names(self) -> Iterator[Fault]:
        """Tell of units the file names otherwise than the register, whose name stands."""
        for code, stated in self._stated.items():
            known = self._register.names[code]
            if known in {"", code}:  # the register gives no names
                continue
            others = sorted((text, row) for (at, text), row in stated.items() if at == self._name and text != known)
            for text, row in others[:1]:
                place = self._table.place(row, self._name, code)
                yield Fault("unit-name-not-registered", place, "warning", {"text": text, "other": known})

    def _head(self, code: str) -> tuple[str, tuple[str, ...]]:
        name = self._agreed(code, self._name, "unit-named-twice")
        blocks = tuple(self._agreed(code, column, "unit-in-two-blocks") for column in self._block_columns)
        for column, block in zip(self._block_columns, blocks, strict=True):
            if column >= 0 and not block:
                self.faults.append(block_missing(self._table, self._first_rows[code], column, code))
        return name, blocks

    def _agreed(self, code: str, column: int, fault: str) -> str:
        """Give the one value all rows of a unit state; with two, the first in order and a fault."""
        stated = sorted((text, row) for (at, text), row in self._stated[code].items() if at == column)
        for text, row in stated[1:]:
            place = self._table.place(row, column, code)
            self.faults.append(Fault(fault, place, params={"text": text, "other": stated[0][0]}))
        return stated[0][0] if stated else ""

    def note(self, code: str) -> None:
        """Note a unit that stated neither name nor block."""
        self._stated.setdefault(code, {})


def read_register(path: str, wanted: Sequence[str]) -> Register:
    """Read a register of units: ``unit``, ``unit_name`` and any columns of blocks."""
    table = read_table(path, frozenset({"unit"}))
    columns = {name: at for at, name in enumerate(table.header) if name}
    repeated = next((name for name in columns if table.header.count(name) > 1), None)
    if repeated is not None:
        raise unusable("column-twice", document_name(path), text=repeated)
    unit_at = columns.pop("unit")
    name_at = columns.pop("unit_name", unit_at)
    blocks = block_columns(document_name(path), table.header, wanted) if wanted else columns
    rows = [row for row in table.rows if row[unit_at]]
    if not rows:
        raise unusable("no-rows", document_name(path))
    names = {row[unit_at]: row[name_at] for row in rows}
    if len(names) < len(rows):
        raise unusable("units-repeated", document_name(path), count=len(rows) - len(names))
    in_blocks = {row[unit_at]: tuple(row[at] if at >= 0 else "" for at in blocks.values()) for row in rows}
    faults = (*table.faults, *_register_faults(table, unit_at, tuple(blocks.values()), is_asked=bool(wanted)))
    return Register(names, in_blocks, tuple(blocks), faults)


def _register_faults(table: Table, unit_at: int, blocks: Sequence[int], *, is_asked: bool) -> Iterator[Fault]:
    """Tell of rows without a code and units without a block.

    A column nobody asked to rank inside may be no block at all, so a blank there is a warning.
    """
    for at, row in enumerate(table.rows):
        code = row[unit_at]
        if not code:
            if any(row):
                yield Fault("unit-missing", table.place(at, unit_at))
            continue
        for column in blocks:
            if column >= 0 and not row[column]:
                yield block_missing(table, at, column, code, "error" if is_asked else "warning")


def block_missing(table: Table, row: int, column: int, code: str, severity: Severity = "error") -> Fault:
    """Tell of a unit that stands in no block of a kind: it is ranked among those like it."""
    params = {"unit": code, "block": table.header[column]}
    return Fault("block-missing", table.place(row, column, code), severity, params)


def block_columns(document: str, header: Sequence[str], wanted: Sequence[str]) -> Mapping[str, int]:
    """Find the columns units are ranked inside: those asked for, else ``block`` if it is there.

    ``all`` is everyone together; it is no column, which is said by -1.
    """
    names = [name.casefold() for name in wanted] or [name for name in ("block",) if name in header]
    missing = [name for name in names if name not in header and name != EVERYONE]
    if missing:
        raise unusable("columns-missing", document, columns=", ".join(missing))
    return {name: header.index(name) if name in header else -1 for name in names}
