"""Wide rows: one row a unit, one column a value (``1.1.3:numerator``), as systems export them.

A column named by the item alone holds the one value its rule reads.
"""

from parindex.core.criteria.rules import LeafRule, facts_needed
from parindex.core.faults import Fault, Param, Severity
from parindex.core.light_typing import Final, Mapping, NamedTuple, Sequence, cast
from parindex.core.nearest import meant
from parindex.core.scoring.leaf.facts import Fact, Sheet, State
from parindex.core.scoring.outline import Outline
from parindex.documents.scores.campaign import CampaignInput, Origins, ScoreFile, item_names
from parindex.documents.scores.fields import VALUE_COLUMNS, CellReader, Values
from parindex.documents.scores.units import UnitRows
from parindex.documents.text_hygiene import unusable

_HEAD: Final = ("unit", "unit_name")


class WideColumns(NamedTuple):
    """Which column holds which value of which leaf, and what was wrong with the header."""

    of_leaf: dict[int, dict[str, int]]
    faults: tuple[tuple[str, Severity, int, dict[str, Param]], ...]


def wide_columns(outline: Outline, header: Sequence[str], blocks: Mapping[str, int], document: str) -> WideColumns:
    """Read a header; every column nobody knows is named.

    A bare ``points`` or ``numerator`` is the header of long rows whose column of items was lost.
    """
    names = {name.casefold(): leaf for name, leaf in item_names(outline).items()}
    of_leaf: dict[int, dict[str, int]] = {}
    faults: list[tuple[str, Severity, int, dict[str, Param]]] = []
    for at, column in enumerate(header):
        if not column or column in _HEAD or column in blocks:
            if column and header.index(column) < at:
                faults.append(("column-twice", "error", at, {"text": column}))
            continue
        item, mark, value = column.rpartition(":")
        item, value = (item, value) if mark else (value, "")
        leaf = names.get(item)
        if leaf is None and column in VALUE_COLUMNS:
            raise unusable("columns-missing", document, columns="item")
        name = value or (_only_value(outline.rules[leaf].rule) if leaf is not None else "")
        if leaf is None:
            guess = meant(item, tuple(names))
            is_item = guess or value in VALUE_COLUMNS or _is_like_a_code(item)
            faults.append(("column-unknown", "error" if is_item else "warning", at, {"text": column, **guess}))
        elif name not in VALUE_COLUMNS:
            code, params = _unread_value(column, outline.rules[leaf].rule)
            faults.append((code, "error", at, params))
        elif name in of_leaf.setdefault(leaf, {}):
            faults.append(("column-twice", "error", at, {"text": column}))
        else:
            of_leaf[leaf][name] = at
    return WideColumns(of_leaf, tuple(faults))


def _only_value(rule: LeafRule) -> str:
    needed = facts_needed(rule)
    return needed[0] if len(needed) == 1 else ""


def _unread_value(column: str, rule: LeafRule) -> tuple[str, dict[str, Param]]:
    """Say of a column of an item which value was perhaps meant, or which it would be read from."""
    item, mark, value = column.rpartition(":")
    if mark and (guess := meant(value, VALUE_COLUMNS)):
        return "column-unknown", {"text": column, **guess}
    names = facts_needed(rule) or ("points",)
    wanted = ", ".join(f"{item if mark else column}:{name}" for name in names)
    return "column-value-unknown", {"text": column, "wanted": wanted}


def _is_like_a_code(text: str) -> bool:
    """Say whether a column that names no item was surely meant to: 9.9."""
    return "." in text and text.replace(".", "").isdigit()


class WideReader:
    """Reads a wide table into sheets."""

    def __init__(self, file: ScoreFile) -> None:
        self._file, self._table, self._outline = file, file.table, file.outline
        self._units = UnitRows(file.table, file.register, tuple(file.blocks.values()))
        self._cells = CellReader(file.table, file.mark)
        self._columns = wide_columns(file.outline, file.table.header, file.blocks, file.table.document)

    def read(self, blank: State) -> CampaignInput:
        """Read every row; a blank item has the state the sender says blanks have."""
        for code, severity, at, params in self._columns.faults:
            self._cells.faults.append(Fault(code, self._table.place(-1, at), severity, params))
        facts: dict[str, dict[int, Fact]] = {}
        rows: dict[tuple[str, int, int], int] = {}
        for row in range(len(self._table.rows)):
            unit = self._units.take(row)
            if unit is None:
                continue
            self._units.note(unit)
            if unit in facts:
                self._cells.fault("unit-twice", row, self._table.header.index("unit"), unit)
                facts[unit] = {}
                continue
            facts[unit] = self._row_facts(row, unit, blank)
            rows.update({(unit, leaf, 0): row for leaf in self._columns.of_leaf})
        heads = self._units.heads()
        sheets = (Sheet(code, name, blocks, facts.get(code, {})) for code, (name, blocks) in heads.items())
        columns = {(leaf, value): at for leaf, held in self._columns.of_leaf.items() for value, at in held.items()}
        origins = Origins(self._table, rows, columns, self._table.header.index("unit"))
        return self._file.given(sheets, (*self._units.faults, *self._cells.faults), origins)

    def _row_facts(self, row: int, code: str, blank: State) -> dict[int, Fact]:
        cells = self._table.rows[row]
        facts = {}
        for leaf, columns in self._columns.of_leaf.items():
            texts = {name: cells[at] for name, at in columns.items()}
            if any(texts.values()):
                path = f"{code} {self._outline.leaves[leaf].code}"
                fact = self._cells.fact(self._outline.rules[leaf].rule, Values(texts, row, columns), path)
                if fact is not None:
                    facts[leaf] = fact
            elif blank != "not_filled":
                facts[leaf] = Fact(cast("State", blank))
        return facts
