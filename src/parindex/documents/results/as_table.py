"""Results as one wide table, CSV or Parquet: every item and node of every unit.

``1.1.3`` is the points of an item, ``1:max`` the applicable maximum of a domain; then the
total, its maximum, index, class and ranks. An item that does not apply to a unit is empty.
Decimals are exact: text in CSV, decimal columns in Parquet.
"""

import _csv

from parindex.core.light_typing import Iterator, NamedTuple, Sequence
from parindex.core.scoring.outline import ROOT
from parindex.core.scoring.result import Column, Result, listed
from parindex.core.terms import decimal_text


class Figures(NamedTuple):
    """One column of exact decimals; a cell is empty where ``filled`` is 0."""

    name: str
    values: Column
    decimals: int
    filled: Column | None = None


class Places(NamedTuple):
    """One column of ranks; 0 is none."""

    name: str
    values: Column


def write_table(path: str, result: Result) -> None:
    """Write ``results.csv`` or ``results.parquet``."""
    if path.endswith(".csv"):
        with open(path, "w", encoding="utf-8", newline="") as file:
            _csv.writer(file, lineterminator="\n").writerows(csv_rows(result))
    else:
        from parindex.documents.results.as_parquet import write_parquet  # noqa: PLC0415 -- optional

        write_parquet(path, result)


def figures(result: Result) -> Iterator[Figures]:
    """Yield the columns of points, maxima and index, in printed order."""
    outline, decimals = result.outline, result.outline.criteria.decimals
    for row, node in enumerate(outline.nodes):
        if node is None:
            continue
        may_be_empty = outline.most[row] > 0
        yield Figures(node.code, result.points[row], decimals.points, result.most[row] if may_be_empty else None)
        if row in outline.domains:
            yield Figures(f"{node.code}:max", result.most[row], decimals.points)
    yield Figures("points", result.points[ROOT], decimals.points)
    yield Figures("max", result.most[ROOT], decimals.points)
    yield Figures("index_percent", result.index_percent, decimals.index_percent, result.most[ROOT])


def places(result: Result) -> Iterator[Places]:
    """Yield the columns of ranks, one for each kind of block."""
    names = [f"rank:{name}" for name in result.block_names] or ["rank"]
    return (Places(name, column) for name, column in zip(names, result.ranks, strict=True))


def grade_names(result: Result) -> list[str]:
    """Give the names of the classes, as ``grade`` columns refer to them by position."""
    scale = result.outline.criteria.grade_scale
    return [grade.name for grade in scale.grades] if scale else []


def csv_rows(result: Result) -> Iterator[Sequence[str]]:
    """Yield the header and one row a unit, in the order of the units."""
    numbers, ranks, grades = list(figures(result)), list(places(result)), grade_names(result)
    head = ["unit", "unit_name", *result.block_names]
    yield [*head, *(column.name for column in numbers), "grade", *(column.name for column in ranks)]
    texts = {decimals: _Texts(decimals) for decimals in {column.decimals for column in numbers}}
    columns = [_cells(column, texts[column.decimals]) for column in numbers]
    for unit, head_of_unit in enumerate(result.units):
        at = result.grades[unit]
        grade = grades[at] if at >= 0 else ""
        yield [
            head_of_unit.code,
            head_of_unit.name,
            *head_of_unit.blocks,
            *(column[unit] for column in columns),
            grade,
            *(str(column.values[unit] or "") for column in ranks),
        ]


class _Texts(dict[int, str]):
    """Decimals as text; a value is written when it is first asked for."""

    def __init__(self, decimals: int) -> None:
        super().__init__()
        self._decimals = decimals

    def __missing__(self, value: int) -> str:
        text = self[value] = decimal_text(value, self._decimals)
        return text


def _cells(column: Figures, texts: _Texts) -> list[str]:
    values = listed(column.values)
    if column.filled is None:
        return [texts[value] for value in values]
    return [texts[value] if filled > 0 else "" for value, filled in zip(values, listed(column.filled), strict=True)]
