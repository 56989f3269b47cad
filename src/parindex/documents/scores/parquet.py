"""Wide Parquet into columns: whole numbers without a copy, everything else by distinct value."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from os.path import basename
from typing import Any, Final, NamedTuple, overload

import numpy as np

from parindex.core.criteria.rules import RATE_FACTS, facts_needed
from parindex.core.faults import Fault, Place
from parindex.core.scoring.admission import Objection
from parindex.core.scoring.columns.facts import (
    NOT_CODED,
    AnyInts,
    ColumnSheets,
    Ints,
    LeafFacts,
    Mask,
    UnitColumn,
    numbered,
)
from parindex.core.scoring.facts import Fact
from parindex.core.scoring.outline import Outline
from parindex.core.terms import SCALE
from parindex.documents.scores.fields import CellReader, Values
from parindex.documents.scores.options import EVERYONE, ReadingOptions
from parindex.documents.scores.wide import wide_columns
from parindex.documents.tables import Table
from parindex.documents.text_hygiene import unusable

_HEAD: Final = ("unit", "unit_name")
_FACT_LIMIT: Final = 2**62 // SCALE
_WIDEST: Final = 8  # bytes; narrower numbers are never too large
_INTEGERS: Final = {
    "int8": "i1",
    "int16": "i2",
    "int32": "i4",
    "int64": "i8",
    "uint8": "u1",
    "uint16": "u2",
    "uint32": "u4",
}


class ParquetInput(NamedTuple):
    """Columns ready to be scored, what was wrong on the way, and where values stood.

    Leaves are read when they are scored; faults found then join the list.
    """

    sheets: ColumnSheets
    faults: list[Fault]
    locate: Callable[[int, int, Objection], Place]


class Numbers(NamedTuple):
    """A column of whole numbers and which of its cells hold one."""

    values: AnyInts
    present: Mask | None


def read_parquet(path: str, outline: Outline, options: ReadingOptions) -> ParquetInput:
    """Read a wide Parquet file."""
    try:
        import pyarrow as pa  # noqa: PLC0415 -- optional
        import pyarrow.parquet as pq  # noqa: PLC0415 -- optional
    except ImportError as error:
        raise unusable("parquet-not-installed", basename(path)) from error
    pa.set_memory_pool(pa.system_memory_pool())  # the library's own pool keeps twice what it holds
    try:
        table = pq.ParquetFile(path).read()
    except FileNotFoundError as error:
        raise unusable("file-not-found", basename(path)) from error
    except (OSError, pa.ArrowException) as error:
        raise unusable("parquet-damaged", basename(path)) from error
    if table.num_rows == 0:
        raise unusable("no-rows", basename(path))
    return _Reader(basename(path), table, outline, options).read()


class _Reader:
    """Reads one table against the outline of a set."""

    def __init__(self, document: str, table: Any, outline: Outline, options: ReadingOptions) -> None:
        self._document, self._table, self._outline, self._options = document, table, outline, options
        self._header = [name.casefold() for name in table.column_names]
        self._count = table.num_rows
        self._faults: list[Fault] = []
        if "unit" not in self._header:
            raise unusable("columns-missing", document, columns="unit")
        self._block_names = self._blocks()
        self._columns = wide_columns(outline, self._header, dict.fromkeys(self._block_names, 0), document)
        self._units = self._codes()

    def _blocks(self) -> tuple[str, ...]:
        names = tuple(name.casefold() for name in self._options.blocks)
        missing = [name for name in names if name not in self._header and name != EVERYONE]
        if missing:
            raise unusable("columns-missing", self._document, columns=", ".join(missing))
        return names or tuple(name for name in ("block",) if name in self._header)

    def read(self) -> ParquetInput:
        """Read every column that is asked for."""
        for code, severity, at, params in self._columns.faults:
            self._faults.append(Fault(code, Place(self._document, cell=self._header[at]), severity, params))
        names = self._texts("unit_name") if "unit_name" in self._header else []
        blocks = [self._block(name) for name in self._block_names]
        sheets = ColumnSheets(
            units=UnitColumn(self._units, names, [shown for shown, _ in blocks]),
            leaves=_Leaves(self._leaf, len(self._outline.leaves)),
            blocks=tuple(numbers for _, numbers in blocks) or (np.zeros(self._count, np.int64),),
            block_names=self._block_names,
        )
        origins = _Origins(self._document, self._table.column_names, self._columns.of_leaf, self._outline, self._units)
        return ParquetInput(sheets, self._faults, origins.locate)

    def _place(self, row: int, column: int, path: str = "") -> Place:
        return Place(self._document, path, cell=f"{self._table.column_names[column]}[{row + 1}]")

    def _codes(self) -> Sequence[str] | Ints:
        numbers = self._numbers(self._header.index("unit"))
        if numbers is not None and numbers.present is None:
            codes: Sequence[str] | Ints = numbers.values.astype(np.int64)
            distinct, counts = np.unique(numbers.values, return_counts=True)
            twice = {str(code) for code in distinct[counts > 1].tolist()}
        else:
            codes = self._texts("unit")
            twice = {code for code in codes if not code} | _repeated(codes)
        for row, code in enumerate(codes if twice else ()):
            if str(code) in twice:
                name = "unit-twice" if code else "unit-missing"
                self._faults.append(Fault(name, self._place(row, self._header.index("unit"))))
        if twice:
            raise unusable("units-repeated", self._document, count=len(twice))
        return codes

    def _block(self, name: str) -> tuple[Sequence[str] | Ints, Ints]:
        if name == EVERYONE:
            return ["" for _ in range(self._count)], np.zeros(self._count, np.int64)
        found = self._numbers(self._header.index(name))
        if found is not None and found.present is None and int(found.values.min()) >= 0:
            wide = found.values.astype(np.int64)
            return wide, wide
        texts = self._texts(name)
        return texts, numbered(texts)

    def _texts(self, name: str) -> list[str]:
        values = self._table.column(self._header.index(name)).to_pylist()
        return ["" if value is None else str(value) for value in values]

    def _numbers(self, column: int) -> Numbers | None:
        """Give a column of whole numbers straight from its buffers."""
        chunks = self._table.column(column).chunks
        types = [kind for chunk in chunks if (kind := _INTEGERS.get(str(chunk.type)))]
        if len(types) < len(chunks):
            return None
        parts = [_chunk_numbers(chunk, kind) for chunk, kind in zip(chunks, types, strict=True)]
        if len(parts) == 1:
            return parts[0]
        values = np.concatenate([part.values for part in parts])
        if all(part.present is None for part in parts):
            return Numbers(values, None)
        masks = [np.ones(len(part.values), np.bool_) if part.present is None else part.present for part in parts]
        return Numbers(values, np.concatenate(masks))

    def _leaf(self, leaf: int) -> LeafFacts:
        columns = self._columns.of_leaf.get(leaf, {})
        needed = facts_needed(self._outline.rules[leaf].rule)
        plain = None
        if tuple(columns) == needed and needed in {RATE_FACTS, ("numerator",), ("count",)}:
            plain = self._plain([columns[name] for name in needed])
        return plain or self._coded(leaf, columns)

    def _plain(self, columns: list[int]) -> LeafFacts | None:
        found = [self._numbers(column) for column in columns]
        kept = [each for each in found if each is not None]
        if len(kept) < len(found) or any(_is_too_large(each.values) for each in kept):
            return None
        present, half = _joint(kept)
        if half is not None and half.any():
            return None
        second = kept[1].values if len(kept) > 1 else None
        return LeafFacts(kept[0].values, second, present, SCALE, blank=Fact(self._options.blank))

    def _coded(self, leaf: int, columns: Mapping[str, int]) -> LeafFacts:
        """Read distinct rows of texts once each; a cell that cannot be read is a fault of every row."""
        if not columns:
            return LeafFacts()
        texts = [self._shown(column) for column in columns.values()]
        numbers: dict[tuple[str, ...], int] = {}
        codes = np.array([numbers.setdefault(row, len(numbers)) for row in zip(*texts, strict=True)], np.int64)
        facts: list[Fact | None] = []
        for row, code in numbers.items():
            fact, faults = self._fact(leaf, columns, row)
            facts.append(fact)
            for unit in np.flatnonzero(codes == code).tolist() if faults else ():
                self._faults.extend(self._at_unit(fault, unit, list(columns.values())) for fault in faults)
        kept = [fact for fact in facts if fact is not None]
        places = iter(range(len(kept)))
        renumbered = np.array([NOT_CODED if fact is None else next(places) for fact in facts], np.int64)
        return LeafFacts(codes=renumbered[codes], facts=tuple(kept))

    def _shown(self, column: int) -> list[str]:
        return [_cell_text(value) for value in self._table.column(column).to_pylist()]

    def _fact(self, leaf: int, columns: Mapping[str, int], row: tuple[str, ...]) -> tuple[Fact | None, list[Fault]]:
        """Read one row of texts, its faults as if it stood in columns A, B … of a table of its own."""
        texts = dict(zip(columns, row, strict=True))
        if not any(row):
            return None if self._options.blank == "not_filled" else Fact(self._options.blank), []
        reader = CellReader(Table(self._document, "", tuple(columns), [list(row)], [1]), self._options.mark or ".")
        places = {name: at for at, name in enumerate(columns)}
        fact = reader.fact(self._outline.rules[leaf].rule, Values(texts, 0, places), self._outline.leaves[leaf].code)
        return fact, reader.faults

    def _at_unit(self, fault: Fault, unit: int, columns: Sequence[int]) -> Fault:
        column = columns[ord(fault.at.cell[0]) - ord("A")]
        return fault._replace(at=self._place(unit, column, f"{self._units[unit]} {fault.at.path}"))


class _Leaves(Sequence[LeafFacts]):
    """The facts of each leaf, read when it is scored and not kept."""

    def __init__(self, read: Callable[[int], LeafFacts], count: int) -> None:
        self._read, self._count = read, count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, leaf: int) -> LeafFacts: ...
    @overload
    def __getitem__(self, leaf: slice) -> Sequence[LeafFacts]: ...
    def __getitem__(self, leaf: int | slice) -> LeafFacts | Sequence[LeafFacts]:
        if isinstance(leaf, slice):
            return [self._read(at) for at in range(*leaf.indices(self._count))]
        if not 0 <= leaf < self._count:
            raise IndexError(leaf)
        return self._read(leaf)


class _Origins(NamedTuple):
    """Where values stood, without the table they stood in."""

    document: str
    names: list[str]
    of_leaf: Mapping[int, Mapping[str, int]]
    outline: Outline
    units: Sequence[str] | Ints

    def locate(self, unit: int, leaf: int, objection: Objection) -> Place:
        """Give the column and row of the value that was objected to."""
        columns = self.of_leaf.get(leaf, {})
        at = columns.get(objection.value, next(iter(columns.values()), 0))
        path = f"{self.units[unit]} {self.outline.leaves[leaf].code}"
        return Place(self.document, path, cell=f"{self.names[at]}[{unit + 1}]")


def _repeated(codes: Sequence[str]) -> set[str]:
    return {code for code, times in Counter(codes).items() if times > 1}


def _cell_text(value: object) -> str:
    """Write a cell as text; a float in its shortest form, which is what its owner typed."""
    if value is None or value != value:  # noqa: PLR0124 -- only NaN differs from itself
        return ""
    text = str(value)
    return text.removesuffix(".0") if isinstance(value, float) else text


def _is_too_large(values: AnyInts) -> bool:
    return values.dtype.itemsize == _WIDEST and max(int(values.max()), -int(values.min())) >= _FACT_LIMIT


def _joint(columns: Sequence[Numbers]) -> tuple[Mask | None, Mask | None]:
    """Give the cells where all columns hold a number, and those where only some do."""
    masks = [column.present for column in columns if column.present is not None]
    if not masks:
        return None, None
    if len(masks) == len(columns):
        every = np.logical_and.reduce(masks)
        return every, np.logical_or.reduce(masks) & ~every
    every = np.logical_and.reduce(masks)
    return every, ~every


def _chunk_numbers(chunk: Any, kind: str) -> Numbers:
    """Read one chunk from its buffers: arrays that cross the library's own bridge import pandas.

    What stands under a missing cell is anything; it becomes 1, which suits a denominator too.
    """
    mask, data = chunk.buffers()
    values = np.frombuffer(data, kind, len(chunk), chunk.offset * np.dtype(kind).itemsize)
    if not chunk.null_count:
        return Numbers(values, None)
    bits = np.unpackbits(np.frombuffer(mask, np.uint8), bitorder="little", count=chunk.offset + len(chunk))
    present = bits[chunk.offset :].view(np.bool_)
    return Numbers(np.where(present, values, values.dtype.type(1)), present)
