"""Counts of units told of a table (số đơn vị): in a class, or above the mean."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.bands import GradeBand, band_of, grade_key
from parindex.core.proofreading.checks.rankings.parts_of_report import part_above, part_of
from parindex.core.proofreading.checks.rankings.prose.units_told import NEAR
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded, is_of_units
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, TableColumn, number_in
from parindex.core.terms import SCALE, Amount

_GRADES: Final = r"(xuất sắc|rất tốt|tốt|khá|trung bình|đạt yêu cầu|chưa đạt|không đạt|yếu|kém)"
_IN_GRADE: Final = re.compile(
    rf"(?:xếp (?:mức |nhóm )?|loại |nhóm |(?:ở|đạt) mức )[“\"]?(?:loại )?[“\"]?{_GRADES}(?![^\W\d_])", re.IGNORECASE
)
_GRADE_FIRST: Final = re.compile(
    rf"(?:nhóm|loại|mức)\s*[“\"]?{_GRADES}[”\"]?\s*(?:\([^()]*\))?\s*(?:có|gồm|:|là)?\s*$", re.IGNORECASE
)
_GRADE_BEHIND: Final = re.compile(rf"\s*(?:đơn vị|xã|huyện|địa phương) (?:loại )?{_GRADES}(?![^\W\d_])", re.IGNORECASE)
_LIST_OF_GRADES: Final = re.compile(r"(?:xếp|phân) loại[^.:;]{0,40}:[^.;]*$", re.IGNORECASE)
_ONE_GRADE: Final = re.compile(folded(_GRADES))
_ABOVE_MEAN: Final = re.compile(r"[^\d.;,]*(?:từ (?:mức )?|trên (?:mức )?|cao hơn (?:mức )?)(?:trung bình|bình quân)")
_BELOW_MEAN: Final = re.compile(
    r"[^\d.;,]*(?:dưới|thấp hơn) (?:mức |điểm |tỷ lệ |giá trị )?(?:trung bình|bình quân)", re.IGNORECASE
)


def check_grade_counts(reading: ReportReading, item: Item, graded: list[Grid]) -> Iterator[Claim]:
    """Check ``05 đơn vị xếp loại Tốt`` against the tables: the one that fits, else the only one of its part."""
    part = part_above(reading, item)
    own = [grid for grid in graded if part_of(reading, grid) is part]
    for figure in item.figures:
        if figure.kind != "number" or not is_of_units(figure.noun):
            continue
        behind = item.paragraph.text[figure.end - item.start : figure.end - item.start + NEAR]
        before = item.paragraph.text[max(0, figure.start - item.start - NEAR) : figure.start - item.start]
        clause = re.split(r"[,;.]", behind)[0]
        found = _GRADE_FIRST.search(before) or _IN_GRADE.search(clause) or _listed_grade(item, figure, clause)
        if found is not None and any(_has_grades(grid) for grid in graded):
            counts = [_units_in_grade(grid, found[1]) for grid in graded]
            counts += [count for grid in graded for count in _by_points(grid, reading.bands, found[1])]
            if figure.whole in counts or figure.whole == sum(counts[: len(graded)]):
                count = figure.whole
            elif len(meant := own or graded) == 1:
                count = _units_in_grade(meant[0], found[1])
            else:
                continue
            verdict: Verdict = "holds" if figure.whole == count else "fails"
            span = figure.span_with_noun
            params: Params = {"count": count, "grade": found[1]}
            yield Claim(
                "count",
                verdict,
                span,
                "units-in-class",
                params,
                Amount(figure.value),
                Amount(count * SCALE),
                figure=figure.span,
            )


def check_counts_by_bands(item: Item, grids: list[Grid], bands: list[GradeBand]) -> Iterator[Claim]:
    """Check ``05 địa phương ở mức Tốt`` where no table prints the classes: by the bands stated; only what holds."""
    for figure in item.figures:
        if figure.kind != "number" or not is_of_units(figure.noun):
            continue
        clause = re.split(r"[,;.]", item.behind(figure.end, NEAR))[0]
        found = _IN_GRADE.search(clause) or _GRADE_FIRST.search(item.before(figure.start, NEAR))
        counts = (
            [_in_band(grid, column, bands, found[1]) for grid in grids for column in grid.numeric()] if found else []
        )
        if found is not None and figure.whole > 0 and figure.whole in counts:
            params: Params = {"count": figure.whole, "grade": found[1]}
            own, said = figure.span, Amount(figure.value)
            yield Claim("count", "holds", figure.span_with_noun, "units-in-class", params, said, said, figure=own)


def _in_band(grid: Grid, column: TableColumn, bands: list[GradeBand], grade: str) -> int:
    """Count the units of a column whose figures fall into a class; none where some fall into no class."""
    found = [band_of(number, bands) for _, number in grid.figures(column)]
    return sum(band is not None and grade_key(band.name) == grade_key(grade) for band in found) if all(found) else 0


def _by_points(grid: Grid, bands: list[GradeBand], grade: str) -> Iterator[int]:
    """Count the units whose points fall into a class, where all printed classes but one follow from the points."""
    printed = grid.first("grade")
    for column in grid.numeric() if bands and printed is not None else ():
        found = [(row, band_of(number, bands)) for row, number in grid.figures(column)]
        names = [(row, grade_key(band.name) if band is not None else "") for row, band in found]
        others = sum(printed is not None and grade_key(row.cells[printed.place].words) != name for row, name in names)
        if len(names) == len(grid.units) and others == 1:
            yield sum(name == grade_key(grade) for _, name in names)


def _listed_grade(item: Item, figure: Figure, clause: str) -> re.Match[str] | None:
    """Find the class right behind the units of a list of classes: ``Xếp loại: 01 đơn vị Xuất sắc, 04 đơn vị Tốt``."""
    return _GRADE_BEHIND.match(clause) if _LIST_OF_GRADES.search(item.before(figure.start)) else None


def _has_grades(grid: Grid) -> bool:
    column = grid.first("grade")
    words = [grade_key(row.cells[column.place].words) for row in grid.units] if column is not None else []
    return any(_ONE_GRADE.fullmatch(each) for each in words)


def _units_in_grade(grid: Grid, grade: str) -> int:
    column = grid.first("grade")
    words = [row.cells[column.place].words for row in grid.units] if column is not None else []
    return sum(grade_key(each) == grade_key(grade) for each in words)


def check_above_mean(item: Item, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``07 đơn vị có điểm từ mức trung bình trở lên``; of ``dưới mức trung bình`` only what holds is told."""
    for figure in item.figures:
        if figure.kind not in {"number", "pair"}:
            continue
        behind = item.behind(figure.end, NEAR + 20)
        is_above, is_below = bool(_ABOVE_MEAN.match(behind)), bool(_BELOW_MEAN.match(behind))
        if is_above is is_below or (is_above and figure.kind == "pair"):
            continue
        counts = {count for grid in grids for count in _counts_above(grid, figure, is_below=is_below)}
        if figure.whole in counts or (counts and is_above):
            verdict: Verdict = "holds" if figure.whole in counts else "check"
            computed = Amount(min(counts, key=lambda count: abs(count - figure.whole)) * SCALE)
            yield Claim(
                "count",
                verdict,
                figure.span_with_noun,
                "above-mean",
                {},
                Amount(figure.value),
                computed,
            )


def _counts_above(grid: Grid, figure: Figure, *, is_below: bool) -> Iterator[int]:
    """Count the units from the mean printed upwards, or below it, in each column; of a pair, of as many units."""
    for row in grid.rows_of("mean")[:1]:
        for column in grid.numeric():
            printed = number_in(row.cells[column.place])
            values = [number.value for _, number in grid.figures(column)]
            is_whole = figure.kind != "pair" or figure.numbers[1].value == len(values) * SCALE
            if printed is not None and values and is_whole:
                above = sum(value >= printed.value for value in values)
                yield len(values) - above if is_below else above
