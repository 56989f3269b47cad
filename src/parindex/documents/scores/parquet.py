"""Parquet: wide rows into columns, whole numbers without a copy, everything else by distinct value."""

import numpy as np

from parindex.core.criteria.rules import RATE_FACTS, facts_needed
from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Any, Callable, Final, Iterable, Iterator, Mapping, NamedTuple, Sequence, overload
from parindex.core.scoring.columns.facts import (
    NOT_CODED,
    ColumnSheets,
    Ints,
    LeafFacts,
    UnitColumn,
    columns_of,
    numbered,
)
from parindex.core.scoring.leaf.admission import Objection
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.outline import Outline
from parindex.core.terms import SCALE
from parindex.documents.scores.campaign import spelt_like
from parindex.documents.scores.fields import CellReader, Values
from parindex.documents.scores.options import EVERYONE, ReadingOptions
from parindex.documents.scores.parquet_columns import CellsOf, holds_numbers, is_too_large, joint, numbers_of, texts_of
from parindex.documents.scores.reading import scores_of
from parindex.documents.scores.units import block_columns
from parindex.documents.scores.wide import wide_columns
from parindex.documents.tables import Table, header_names, old_font, require_columns
from parindex.documents.text_hygiene import check_size, composed, document_name, is_old_font, unusable

LARGEST_PARQUET: Final = 1_000_000_000
_DENSE: Final = 4


class ParquetInput(NamedTuple):
    """Columns ready to be scored, what was wrong on the way, and where values stood.

    Leaves are read when they are scored; faults found then join the list.
    """

    sheets: ColumnSheets
    faults: list[Fault]
    locate: Callable[[int, int, Objection], Place]


def read_parquet(path: str, outline: Outline, options: ReadingOptions) -> ParquetInput:
    """Read a Parquet file: wide and sound in columns, any other row by row as CSV is read."""
    file = _opened(path)
    require_columns(file.header, frozenset({"unit"}), file.name)
    if options.units is None and "item" not in file.header:
        codes = _sound_codes(file.table.column(file.header.index("unit")))
        if codes is not None:
            found = _Reader(file, outline, options, codes).read()
            found.faults.extend(_old_font(file))
            return found
    rows = _as_rows(file)
    given = scores_of(rows._replace(faults=tuple(old_font(rows))), outline, options)
    return ParquetInput(columns_of(outline, given.sheets, given.block_names), list(given.faults), given.locate)


class _File(NamedTuple):
    """A file that could be opened, and its header as other files give theirs."""

    name: str
    table: Any
    header: tuple[str, ...]


def _old_font(file: _File) -> Iterator[Fault]:
    """Tell once of texts in an old font; columns of texts mostly repeat a few, so each is looked at once."""
    columns = enumerate(file.table.columns)
    texts = ((at, column) for at, column in columns if "string" in str(column.type))
    typed = [at for at, column in texts if any(map(is_old_font, texts_of(column.unique())))]
    if typed:
        header = tuple(file.header[at] for at in typed)
        yield from old_font(_as_rows(_File(file.name, file.table.select(typed), header)))


def _as_rows(file: _File) -> Table:
    columns = file.table.columns
    rows = [list(row) for row in zip(*map(texts_of, columns), strict=True)]
    numbers, is_number = range(1, len(rows) + 1), _cells_of_numbers(columns)
    return Table(file.name, "", file.header, rows, numbers, is_number=is_number, has_letters=False)


def _cells_of_numbers(columns: Iterable[Any]) -> CellsOf:
    return CellsOf(frozenset(at for at, column in enumerate(columns) if holds_numbers(column)))


def _opened(path: str) -> _File:
    """Open the file, or refuse it in one line."""
    try:
        import pyarrow as pa  # noqa: PLC0415 -- optional
        import pyarrow.parquet as pq  # noqa: PLC0415 -- optional
    except ImportError as error:
        raise unusable("parquet-not-installed", document_name(path)) from error
    check_size(path, LARGEST_PARQUET)
    pa.set_memory_pool(pa.system_memory_pool())  # the library's own pool keeps twice what it holds
    try:
        table = _texts_of_bytes(pa, pq.ParquetFile(path).read())
        table.validate(full=True)
        names = table.column_names
    except (OSError, UnicodeDecodeError, pa.ArrowException) as error:
        raise unusable("parquet-damaged", document_name(path)) from error
    if table.num_rows == 0 or not names:
        raise unusable("no-rows", document_name(path))
    return _File(document_name(path), table, header_names(composed(name) for name in names))


def _texts_of_bytes(pa: Any, table: Any) -> Any:
    """Take columns of bytes, as some systems write text, for UTF-8; the library refuses what is not."""
    for at, field in enumerate(table.schema):
        if "binary" in str(field.type):
            table = table.set_column(at, field.name, table.column(at).cast(pa.string()))
    return table


def _sound_codes(column: Any) -> Sequence[str] | Ints | None:
    """Give the units' codes where each stands once and in one spelling."""
    numbers = numbers_of(column)
    if numbers is not None and numbers.present is None:
        ordered = np.sort(numbers.values)  # the hash table of np.unique takes fifty times as long
        return numbers.values.astype(np.int64) if bool((ordered[1:] != ordered[:-1]).all()) else None
    codes = texts_of(column)
    is_sound = all(codes) and len(set(codes)) == len(codes) and not spelt_like(codes)
    return codes if is_sound else None


class _Reader:
    """Reads one table against the outline of a set."""

    def __init__(self, file: _File, outline: Outline, options: ReadingOptions, codes: Sequence[str] | Ints) -> None:
        self._document, self._table, self._header = file
        self._outline, self._options, self._units = outline, options, codes
        self._count = self._table.num_rows
        self._faults: list[Fault] = []
        self._block_names = tuple(block_columns(file.name, file.header, options.blocks))
        self._columns = wide_columns(outline, file.header, dict.fromkeys(self._block_names, 0), file.name)

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

    def _block(self, name: str) -> tuple[Sequence[str] | Ints, Ints]:
        if name == EVERYONE:
            return ["" for _ in range(self._count)], np.zeros(self._count, np.int64)
        found = numbers_of(self._table.column(self._header.index(name)))
        if found is not None and found.present is None and int(found.values.min()) >= 0:
            wide = found.values.astype(np.int64)
            is_dense = int(wide.max()) <= _DENSE * self._count  # tables are as long as the largest number
            return wide, wide if is_dense else np.unique(wide, return_inverse=True)[1].astype(np.int64)
        texts, column = self._texts(name), self._header.index(name)
        for row in (row for row, text in enumerate(texts) if not text):
            unit = str(self._units[row])
            params = {"unit": unit, "block": name}
            self._faults.append(Fault("block-missing", self._place(row, column, unit), params=params))
        return texts, numbered(texts)

    def _texts(self, name: str) -> list[str]:
        return texts_of(self._table.column(self._header.index(name)))

    def _leaf(self, leaf: int) -> LeafFacts:
        columns = self._columns.of_leaf.get(leaf, {})
        needed = facts_needed(self._outline.rules[leaf].rule)
        plain = None
        if tuple(columns) == needed and needed in {RATE_FACTS, ("numerator",), ("count",)}:
            plain = self._plain([columns[name] for name in needed])
        return plain or self._coded(leaf, columns)

    def _plain(self, columns: list[int]) -> LeafFacts | None:
        found = [numbers_of(self._table.column(column)) for column in columns]
        kept = [each for each in found if each is not None]
        if len(kept) < len(found) or any(is_too_large(each.values) for each in kept):
            return None
        present, half = joint(kept)
        if half is not None and half.any():
            return None
        second = kept[1].values if len(kept) > 1 else None
        return LeafFacts(kept[0].values, second, present, SCALE, blank=Fact(self._options.blank))

    def _coded(self, leaf: int, columns: Mapping[str, int]) -> LeafFacts:
        """Read distinct rows of texts once each; a cell that cannot be read is a fault of every row."""
        if not columns:
            return LeafFacts()
        texts = [texts_of(self._table.column(column)) for column in columns.values()]
        is_number = _cells_of_numbers(self._table.column(column) for column in columns.values())
        distinct: dict[tuple[str, ...], int] = {}
        codes = np.array([distinct.setdefault(row, len(distinct)) for row in zip(*texts, strict=True)], np.int64)
        facts: list[Fact | None] = []
        for row, code in distinct.items():
            table = Table(self._document, "", tuple(columns), [list(row)], [1], is_number=is_number)
            fact, faults = self._fact(leaf, table)
            facts.append(fact)
            for unit in np.flatnonzero(codes == code).tolist() if faults else ():
                self._faults.extend(self._at_unit(fault, unit, list(columns.values())) for fault in faults)
        kept = [fact for fact in facts if fact is not None]
        places = iter(range(len(kept)))
        renumbered = np.array([NOT_CODED if fact is None else next(places) for fact in facts], np.int64)
        return LeafFacts(codes=renumbered[codes], facts=tuple(kept))

    def _fact(self, leaf: int, table: Table) -> tuple[Fact | None, list[Fault]]:
        """Read the one row of a table of its own; its faults stand in columns A, B and so on."""
        texts = dict(zip(table.header, table.rows[0], strict=True))
        if not any(table.rows[0]):
            return None if self._options.blank == "not_filled" else Fact(self._options.blank), []
        reader = CellReader(table, self._options.mark)
        places = {name: at for at, name in enumerate(table.header)}
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
