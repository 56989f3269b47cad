"""One campaign scored: the engine is chosen by size, the result is the same."""

from parindex.core.faults import Fault, Param, Place, in_order
from parindex.core.light_typing import Final, Sequence
from parindex.core.scoring.engine import Locate, Scored, faults_of, score_rows
from parindex.core.scoring.leaf.facts import Sheet
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.scoring.ranking import NO_GRADE
from parindex.core.scoring.readings import reading_faults
from parindex.core.scoring.result import Result, least, listed
from parindex.core.scoring.standings import result_of

RULES_VERSION: Final = 1
"""Rises only when a figure published before could come out differently."""

COLUMNS_FROM: Final = 60_000
"""Cells (units × leaves) from which columns are faster, their import included."""


def score_campaign(
    outline: Outline, sheets: Sequence[Sheet], locate: Locate, block_names: tuple[str, ...] = ()
) -> Result:
    """Score the sheets of a campaign, with every fault of its facts and figures."""
    if len(sheets) * len(outline.leaves) >= COLUMNS_FROM:
        from parindex.core.scoring.columns.campaign import score_sheets  # noqa: PLC0415 -- slow import

        return score_sheets(outline, sheets, locate, block_names)
    return result_of_rows(score_rows(outline, sheets), locate, block_names)


def result_of_rows(scored: Scored, locate: Locate, block_names: tuple[str, ...] = ()) -> Result:
    """Give the result of scored rows with all its faults."""
    result = result_of(scored, block_names)
    return with_faults(result, tuple(faults_of(scored.objections, locate)))


def with_faults(result: Result, faults: Sequence[Fault]) -> Result:
    """Add what the figures themselves show: blank items, and a scale that does not add up."""
    found = (*faults, *_blank_faults(result), *_idle_faults(result), *_grade_faults(result), *reading_faults(result))
    return result._replace(faults=in_order((*result.faults, *found)))


def _blank_faults(result: Result) -> list[Fault]:
    leaves, unfilled = len(result.outline.leaves), listed(result.unfilled)
    faults: list[Fault] = []
    for at in [at for at, blank in enumerate(unfilled) if blank] if any(unfilled) else ():
        unit, blank = result.units[at], int(result.unfilled[at])
        code = "unit-not-submitted" if blank == leaves else "items-not-filled"
        params: dict[str, Param] = {"unit": unit.shown, "count": blank, "of": leaves}
        faults.append(Fault(code, Place(path=unit.code), "warning", params))
    return faults


def _idle_faults(result: Result) -> list[Fault]:
    """Name the units to which no item applies: they have no index, class or rank."""
    most = result.most[ROOT]
    idle = [at for at, top in enumerate(listed(most)) if top <= 0] if least(most, empty=1) <= 0 else []
    heads = [result.units[at] for at in idle]
    return [Fault("nothing-applies", Place(path=each.code), "warning", {"unit": each.shown}) for each in heads]


def _grade_faults(result: Result) -> list[Fault]:
    """Report figures the scale has no class for, such as an index above 100% by bonus points."""
    if result.outline.criteria.grade_scale is None or least(result.grades, empty=0) > NO_GRADE:
        return []
    graded = enumerate(listed(result.grades))
    without = [unit for unit, grade in graded if grade == NO_GRADE and result.takes_part(unit)]
    names = [result.units[unit].shown for unit in without]
    return [Fault("no-class-for-figure", Place(path="grades"), params={"unit": name}) for name in names]
