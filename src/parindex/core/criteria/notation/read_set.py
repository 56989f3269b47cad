"""Reading a criteria set from a plain text tree: its header here, its items in ``read_items``."""

from datetime import date

from parindex.core.criteria.crosswalk import LINK_KINDS, Crosswalk, Link
from parindex.core.criteria.model import (
    DENOMINATORS,
    LEVELS,
    POLICIES,
    RANK_METHODS,
    READINGS,
    ROUNDED_AT,
    STATUSES,
    CriteriaSet,
    Decimals,
    Grade,
    GradeScale,
    KnownFault,
    Node,
    Ranking,
    RoundingRules,
    SetRef,
)
from parindex.core.criteria.notation.fields import Fields, Plain
from parindex.core.criteria.notation.read_items import read_legal, read_nodes
from parindex.core.faults import Fault
from parindex.core.light_typing import Final, NamedTuple
from parindex.core.rounding import ROUNDING_MODES, RoundingRule
from parindex.core.terms import PLACES, Points

FORMAT: Final = "parindex-criteria/1"
_LAST_YEAR: Final = 9999


class ReadSet(NamedTuple):
    """What was read: the set as far as it goes, and every fault."""

    criteria: CriteriaSet
    faults: tuple[Fault, ...]


def read_set(tree: Plain) -> ReadSet:
    """Read a whole set; with faults of severity error the set is only fit for further checking."""
    faults: list[Fault] = []
    fields = Fields(tree, "", faults)
    fields.one_of("format", (FORMAT,))
    domains = read_nodes(fields, "domains")
    criteria = _header(fields, domains)
    fields.done()
    return ReadSet(criteria, tuple(faults))


def _header(fields: Fields, domains: tuple[Node, ...]) -> CriteriaSet:
    year = read_year(fields)
    return CriteriaSet(
        code=fields.text("code"),
        title=fields.text("title"),
        level=fields.one_of("level", LEVELS),
        year=year,
        version=read_version(fields),
        status=fields.one_of("status", STATUSES),
        legal_basis=tuple(read_legal(each) for each in fields.each("legal_basis")),
        total=_total(fields),
        domains=domains,
        as_of=fields.day("as_of") or date(year, 12, 31),
        grade_scale=_grade_scale(fields),
        rounding=_rounding(fields),
        decimals=_decimals(fields),
        ranking=_ranking(fields),
        denominator=fields.one_of("denominator", DENOMINATORS, "maxima"),
        not_applicable=fields.one_of("not_applicable", POLICIES, "rebase"),
        survey_points=fields.number("survey_points", 0),
        bonus_cap=fields.number("bonus_cap", 0),
        penalty_cap=fields.number("penalty_cap", 0),
        frame=read_set_ref(fields, "frame"),
        crosswalk=read_crosswalk(fields),
        known_faults=read_known_faults(fields),
        notes=fields.text("notes", ""),
    )


def read_year(fields: Fields) -> int:
    """Read the year a set is for."""
    year = fields.whole("year")
    if 1 <= year <= _LAST_YEAR:
        return year
    fields.fault("not-a-year", "year")
    return 1


def _total(fields: Fields) -> Points | None:
    """Read the total; one that is not known is written so, never left out by oversight."""
    return None if fields.text("total") == "unread" else fields.number("total")


def _grade_scale(fields: Fields) -> GradeScale | None:
    inside = fields.inside("grades")
    if inside is None:
        return None
    reads = inside.one_of("reads", READINGS)
    grades = []
    for each in inside.each("scale"):
        grades.append(Grade(each.text("code"), each.text("name"), each.interval(percent=False)))
        each.done()
    inside.done()
    return GradeScale(reads, tuple(grades))


def _rounding(fields: Fields) -> RoundingRules:
    inside = fields.inside("rounding")
    if inside is None:
        return RoundingRules()
    points = inside.inside("points")
    at = points.one_of("at", ROUNDED_AT, "leaf") if points else "leaf"
    rules = RoundingRules(
        _rounding_rule(points), at, _rounding_rule(inside.inside("index")), _rounding_rule(inside.inside("means"))
    )
    inside.done()
    return rules


def _rounding_rule(fields: Fields | None) -> RoundingRule:
    if fields is None:
        return RoundingRule()
    step = fields.number("step", 100)
    if step <= 0:
        fields.fault("step-not-positive", "step")
    rule = RoundingRule(max(step, 1), fields.one_of("mode", ROUNDING_MODES, "half_up"))
    fields.done()
    return rule


def _decimals(fields: Fields) -> Decimals:
    inside = fields.inside("decimals")
    if inside is None:
        return Decimals()
    decimals = Decimals(_printed(inside, "points"), _printed(inside, "index"))
    inside.done()
    return decimals


def _printed(fields: Fields, name: str) -> int:
    """Read how many decimals are printed, 2 by default."""
    decimals = fields.whole(name, 2)
    if 0 <= decimals <= PLACES:
        return decimals
    fields.fault("decimals-out-of-range", name)
    return 2


def _ranking(fields: Fields) -> Ranking:
    inside = fields.inside("ranking")
    if inside is None:
        return Ranking()
    ranking = Ranking(
        inside.one_of("method", RANK_METHODS, "dense"),
        inside.one_of("reads", READINGS, "points"),
        inside.texts("tie_break"),
    )
    inside.done()
    return ranking


def read_set_ref(fields: Fields, name: str) -> SetRef | None:
    """Read the code and version of another set."""
    inside = fields.inside(name)
    if inside is None:
        return None
    reference = SetRef(inside.text("set"), read_version(inside))
    inside.done()
    return reference


def read_crosswalk(fields: Fields) -> Crosswalk | None:
    """Read the crosswalk to an older set, if there is one."""
    inside = fields.inside("crosswalk")
    if inside is None:
        return None
    crosswalk = Crosswalk(inside.text("set"), read_version(inside), tuple(_link(each) for each in inside.each("links")))
    inside.done()
    return crosswalk


def _link(fields: Fields) -> Link:
    link = Link(fields.one_of("kind", LINK_KINDS), fields.texts("old"), fields.texts("new"), fields.text("note", ""))
    fields.done()
    return link


def read_version(fields: Fields) -> int:
    """Read a version; the first is 1."""
    version = fields.whole("version", 1)
    if version < 1:
        fields.fault("version-below-one", "version")
    return version


def read_known_faults(fields: Fields) -> tuple[KnownFault, ...]:
    """Read the faults the published document is known to have."""
    return tuple(_known_fault(each) for each in fields.each("known_faults"))


def _known_fault(fields: Fields) -> KnownFault:
    known = KnownFault(fields.text("code"), fields.text("at", ""), fields.text("source"), fields.texts_by_name("found"))
    fields.done()
    return known
