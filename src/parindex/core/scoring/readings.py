"""Two readings of one class: by the stated total, and by the sum of the maxima.

Krông Nô 2022 says that its set has 100 points while its domains add up to 100,5: three
communes change class with the reading, and only the issuer can say which is meant.
"""

from parindex.core.criteria.model import CriteriaSet, GradeScale
from parindex.core.faults import Fault, Param, Place
from parindex.core.light_typing import Iterator, Sequence
from parindex.core.scoring.outline import Outline
from parindex.core.scoring.ranking import grade_at
from parindex.core.scoring.result import ClassReading, Column, Result
from parindex.core.scoring.totals import index_percent
from parindex.core.terms import Amount, Points


def readings_of(outline: Outline, points: Column, most: Column, taken_part: Sequence[bool]) -> tuple[ClassReading, ...]:
    """Name the units whose class differs between the two readings."""
    criteria = outline.criteria
    total, scale = criteria.total, criteria.grade_scale
    if total is None or scale is None or total == criteria.total_max:
        return ()
    read = (
        ClassReading(
            unit, *_both(criteria, scale, points[unit], (total - (criteria.total_max - most[unit]), most[unit]))
        )
        for unit, takes_part in enumerate(taken_part)
        if takes_part
    )
    return tuple(reading for reading in read if reading.stated != reading.maxima)


def _both(criteria: CriteriaSet, scale: GradeScale, points: Points, scales: tuple[Points, Points]) -> tuple[int, int]:
    """Grade points by the stated scale and by that of the maxima, of what applies to the unit."""
    stated, most = scales
    if scale.reads == "points":
        rescaled = criteria.rounding.index_percent.ratio(points * stated, most)
        return grade_at(scale, points), grade_at(scale, rescaled)
    by_stated, by_maxima = (index_percent(criteria, points, whole) for whole in scales)
    return grade_at(scale, by_stated), grade_at(scale, by_maxima)


def reading_faults(result: Result) -> Iterator[Fault]:
    """Report the disagreement of total and maxima: where it may lie, and whose class hangs on it."""
    criteria = result.outline.criteria
    if criteria.total is None or criteria.total == criteria.total_max:
        return
    gap = criteria.total_max - criteria.total
    candidates = domains_maybe_too_high(result.outline, result, gap)
    if candidates:
        params: dict[str, Param] = {"gap": Amount(gap), "domains": candidates}
        yield Fault("maximum-may-be-too-high", Place(path="domains"), "warning", params)
    if result.readings:
        by_points = sorted(result.readings, key=lambda reading: -result.totals[reading.unit])
        changes = tuple(_change(result, reading) for reading in by_points)
        yield Fault("class-depends-on-total", Place(path="total"), "warning", {"units": changes})


def domains_maybe_too_high(outline: Outline, result: Result, gap: Points) -> tuple[str, ...]:
    """Name the domains whose maximum nobody came within ``gap`` of; none of them for certain."""
    if gap <= 0:
        return ()
    rows = [row for row in outline.domains if max(result.points[row], default=0) <= outline.most[row] - gap]
    return tuple(node.code for row in rows if (node := outline.nodes[row]) is not None)


def _change(result: Result, reading: ClassReading) -> str:
    unit = result.units[reading.unit]
    stated, maxima = (_grade_name(result, at) for at in (reading.stated, reading.maxima))
    return f"{unit.shown}: {stated} → {maxima}"


def _grade_name(result: Result, position: int) -> str:
    grade = result.grade(position)
    return "–" if grade is None else grade.name
