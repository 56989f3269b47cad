"""A told register → ``units.csv`` and ``successions.csv``."""

import _csv
from io import StringIO
from os.path import join

from parindex.core.light_typing import Iterable, Sequence
from parindex.core.units.told import RegisterTold, SuccessionRow, UnitRow
from parindex.documents.units.reading import SUCCESSION_COLUMNS, UNIT_COLUMNS
from parindex.documents.whole_file import whole_file


def write_register_files(folder: str, told: RegisterTold) -> None:
    """Write both files, each whole or not at all."""
    _write(join(folder, "units.csv"), UNIT_COLUMNS, (_unit(row) for unit in told.units for row in unit.rows))
    _write(join(folder, "successions.csv"), SUCCESSION_COLUMNS, (_succession(row) for row in told.successions))


def _write(path: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    text = StringIO()
    _csv.writer(text, lineterminator="\n").writerows([header, *rows])
    with whole_file(path) as write:
        write(text.getvalue())


def _unit(row: UnitRow) -> Sequence[str]:
    end = row.span.end.isoformat() if row.span.end else ""
    days = (row.span.start.isoformat(), end)
    place = (row.letterhead, row.scheme, row.code, row.parent)
    return (row.key, row.kind, row.name, *place, *days, row.decision, "; ".join(row.aliases))


def _succession(row: SuccessionRow) -> Sequence[str]:
    edge = row.edge
    share = f"{edge.share.numerator}/{edge.share.denominator}" if edge.share else ""
    return (edge.from_unit, edge.to_unit, edge.kind, edge.day.isoformat(), edge.decision, share, edge.purpose)
