"""A seeded writer of administrative reports that nobody has seen, right or with known errors."""

from collections.abc import Callable

from support.reports.points.change_analysis import change_analysis
from support.reports.points.commune_ranking import commune_ranking
from support.reports.points.departments import departments
from support.reports.points.district_result import district_result
from support.reports.points.remediation import remediation
from support.reports.points.self_assessment import self_assessment
from support.reports.shape import Echo, Expected, Report
from support.reports.sheet.draft import Draft
from support.reports.work.inspection import inspection
from support.reports.work.one_stop import one_stop
from support.reports.work.periodic import periodic
from support.reports.work.plan_completion import plan_completion
from support.reports.work.short_letter import short_letter
from support.reports.work.survey import survey
from support.reports.writing import report_of

__all__ = ["STRUCTURES", "Echo", "Expected", "Report", "write_report"]

_WRITERS: dict[str, Callable[[Draft], None]] = {
    "district-result": district_result,
    "commune-ranking": commune_ranking,
    "departments": departments,
    "periodic": periodic,
    "remediation": remediation,
    "self-assessment": self_assessment,
    "inspection": inspection,
    "survey": survey,
    "plan-completion": plan_completion,
    "change-analysis": change_analysis,
    "one-stop": one_stop,
    "short-letter": short_letter,
}
STRUCTURES: tuple[str, ...] = tuple(_WRITERS)


def write_report(structure: str, seed: int, errors: int = 0) -> Report:
    """The report of this structure and seed; with errors, so many wrong places and the rest unchanged."""
    draft = Draft(structure, seed)
    _WRITERS[structure](draft)
    return report_of(draft, errors)
