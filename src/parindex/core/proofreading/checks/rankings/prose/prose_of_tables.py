"""What the prose says of a table (lời văn và bảng số liệu): how many are in a class, who has how much, who leads."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.bands import bands_of
from parindex.core.proofreading.checks.rankings.prose.counts_by_condition import check_counts_by_condition
from parindex.core.proofreading.checks.rankings.prose.counts_of_units import (
    check_above_mean,
    check_counts_by_bands,
    check_grade_counts,
)
from parindex.core.proofreading.checks.rankings.prose.distances import (
    check_distance_of_named,
    check_distances,
    check_rise_over_named,
)
from parindex.core.proofreading.checks.rankings.prose.extremes import check_extremes
from parindex.core.proofreading.checks.rankings.prose.figures_of_units import check_figures_of_units
from parindex.core.proofreading.checks.rankings.prose.no_late_units import check_no_late_units
from parindex.core.proofreading.checks.rankings.prose.units_told import entries_of, mentions_in, rows_by_unit
from parindex.core.proofreading.claims import Claim
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid

_NOTE: Final = re.compile(r"\s*(?:ghi chú|chú thích)\b", re.IGNORECASE)


def check_prose_of_tables(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check counts of classes, figures given with a unit's name, and extremes."""
    entries, rows = entries_of(grids), rows_by_unit(grids)
    graded = [grid for grid in grids if grid.first("grade") is not None and len(grid.units) > 2]  # noqa: PLR2004
    bands = bands_of(reading.outline)
    has_changes = any(grid.first("change") is not None for grid in grids)
    notes = [each for each in reading.passages if each.place < 0 and _NOTE.match(each.paragraph.text)]
    for item in (*reading.outline.items, *notes):
        if graded:
            yield from check_grade_counts(reading, item, graded)
        elif bands:
            yield from check_counts_by_bands(item, grids, bands)
        mentions = list(mentions_in(item, entries)) if entries else []
        yield from check_figures_of_units(item, mentions, rows, has_changes=has_changes)
        yield from check_distances(item, mentions)
        yield from check_distance_of_named(item, mentions, rows)
        yield from check_rise_over_named(item, mentions, rows)
        yield from check_extremes(item, mentions, rows)
        yield from check_above_mean(item, grids)
        yield from check_counts_by_condition(reading, item, grids)
        yield from check_no_late_units(item, mentions, rows, grids)
