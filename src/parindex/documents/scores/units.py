"""The units of a file: known or not, spelt one way or two, named one way or two."""

from os.path import basename

from parindex.core.faults import Fault
from parindex.core.light_typing import Final, Mapping, Sequence
from parindex.core.nearest import meant
from parindex.documents.scores.campaign import Register, spelt_like
from parindex.documents.scores.options import EVERYONE
from parindex.documents.tables import Table, read_table
from parindex.documents.text_hygiene import unusable

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
        for column in (self._name, *self._block_columns):
            if column >= 0 and cells[column]:
                self._stated.setdefault(code, {}).setdefault((column, cells[column]), row)
        return code

    def _fault(self, code: str, row: int, **params: str) -> None:
        self.faults.append(Fault(code, self._table.place(row, self._unit), params=params))

    def heads(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Give each unit's name and blocks; the register's, where there is one."""
        register = self._register
        if register.names:
            return {code: (name, register.blocks.get(code, ())) for code, name in register.names.items()}
        return {code: self._head(code) for code in self._stated}

    def _head(self, code: str) -> tuple[str, tuple[str, ...]]:
        name = self._agreed(code, self._name, "unit-named-twice")
        return name, tuple(self._agreed(code, column, "unit-in-two-blocks") for column in self._block_columns)

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
        raise unusable("column-twice", basename(path), text=repeated)
    unit_at = columns.pop("unit")
    name_at = columns.pop("unit_name", unit_at)
    blocks = block_columns(basename(path), table.header, wanted) if wanted else columns
    rows = [row for row in table.rows if row[unit_at]]
    names = {row[unit_at]: row[name_at] for row in rows}
    if len(names) < len(rows):
        raise unusable("units-repeated", basename(path), count=len(rows) - len(names))
    in_blocks = {row[unit_at]: tuple(row[at] if at >= 0 else "" for at in blocks.values()) for row in rows}
    return Register(names, in_blocks, tuple(blocks), table.faults)


def block_columns(document: str, header: Sequence[str], wanted: Sequence[str]) -> Mapping[str, int]:
    """Find the columns units are ranked inside: those asked for, else ``block`` if it is there.

    ``all`` is everyone together; it is no column, which is said by -1.
    """
    names = [name.casefold() for name in wanted] or [name for name in ("block",) if name in header]
    missing = [name for name in names if name not in header and name != EVERYONE]
    if missing:
        raise unusable("columns-missing", document, columns=", ".join(missing))
    return {name: header.index(name) if name in header else -1 for name in names}
