"""Results as one wide table, CSV or Parquet: every item and node of every unit.

``1.1.3`` is the points of an item, ``1:max`` the applicable maximum of a domain; then the
total, its maximum, index, class and ranks. An item that does not apply to a unit is empty.
Decimals are exact: text in CSV, decimal columns in Parquet.
"""

import csv
from collections.abc import Iterator, Sequence

from parindex.core.light_typing import NamedTuple
from parindex.core.scoring.outline import ROOT
from parindex.core.scoring.result import Column, Result
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
            csv.writer(file, lineterminator="\n").writerows(csv_rows(result))
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
    texts: dict[tuple[int, int], str] = {}

    def text(value: int, decimals: int) -> str:
        known = texts.get((value, decimals))
        if known is None:
            known = texts[value, decimals] = decimal_text(value, decimals)
        return known

    for unit, head_of_unit in enumerate(result.units):
        cells = [
            text(column.values[unit], column.decimals) if column.filled is None or column.filled[unit] > 0 else ""
            for column in numbers
        ]
        at = result.grades[unit]
        grade = grades[at] if at >= 0 else ""
        yield [
            head_of_unit.code,
            head_of_unit.name,
            *head_of_unit.blocks,
            *cells,
            grade,
            *(str(column.values[unit] or "") for column in ranks),
        ]
