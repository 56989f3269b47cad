"""``results.json``: the contract later work and outside scripts rely on.

The same input gives the same bytes on any machine: units by block, rank and code, decimals as
strings with the decimals of the set, one unit a line.
"""

import json

from parindex import __version__
from parindex.core.analysis.year_on_year import Before, Change
from parindex.core.faults import Fault, Param
from parindex.core.light_typing import Any, Final, Iterator, Mapping, NamedTuple
from parindex.core.scoring.campaign import RULES_VERSION
from parindex.core.scoring.outline import ROOT
from parindex.core.scoring.ranking import UNRANKED
from parindex.core.scoring.result import Result, listed, unit_order
from parindex.core.terms import Amount, decimal_text, scaled
from parindex.documents.results.report import Report
from parindex.documents.text_hygiene import document_name, file_bytes, unusable
from parindex.wording.faults import said
from parindex.wording.language import Language

LARGEST_RESULTS: Final = 500_000_000


class Listed(NamedTuple):
    """The columns of a result as plain lists, which read fastest row by row."""

    points: list[list[int]]
    most: list[list[int]]
    index_percent: list[int]
    grades: list[int]
    ranks: list[list[int]]
    domain_ranks: list[list[int]]


def write_results(path: str, report: Report, language: Language) -> None:
    """Write ``results.json``."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(result_lines(report, language))


def result_lines(report: Report, language: Language) -> Iterator[str]:
    """Yield the text of ``results.json``, one line a unit."""
    result = report.result
    yield '{"criteria": ' + _text(_criteria(result, report.fingerprint)) + ",\n"
    yield '"engine": ' + _text({"version": __version__, "rules": RULES_VERSION}) + ",\n"
    yield '"units": [\n'
    columns = _columns(result)
    order = unit_order(result)
    for count, unit in enumerate(order, start=1):
        yield _text(_unit(result, columns, unit, report.changes[unit])) + (",\n" if count < len(order) else "\n")
    yield "],\n"
    yield '"means": ' + _text(_means(result)) + ",\n"
    yield '"readings": ' + _text(_readings(result)) + ",\n"
    yield '"faults": [\n' + ",\n".join(_text(_fault(fault, language)) for fault in result.faults) + "\n]}\n"


def _text(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False)


def _columns(result: Result) -> Listed:
    return Listed(
        points=[listed(result.points[row]) for row in (ROOT, *result.outline.domains)],
        most=[listed(result.most[row]) for row in (ROOT, *result.outline.domains)],
        index_percent=listed(result.index_percent),
        grades=listed(result.grades),
        ranks=[listed(column) for column in result.ranks],
        domain_ranks=[listed(column) for column in result.domain_ranks],
    )


def _criteria(result: Result, fingerprint: str) -> dict[str, Any]:
    criteria = result.outline.criteria
    decimals = criteria.decimals.points
    return {
        "code": criteria.code,
        "version": criteria.version,
        "status": criteria.status,
        "fingerprint": fingerprint,
        "total_stated": None if criteria.total is None else decimal_text(criteria.total, decimals),
        "total_max": decimal_text(criteria.total_max, decimals),
    }


def _unit(result: Result, columns: Listed, unit: int, change: Change | None) -> dict[str, Any]:
    criteria = result.outline.criteria
    decimals = criteria.decimals
    head, grade = result.units[unit], result.grade(columns.grades[unit])
    most = columns.most[0][unit]
    tree = {
        "code": head.code,
        "name": head.name,
        "points": decimal_text(columns.points[0][unit], decimals.points),
        "max": decimal_text(most, decimals.points),
        "index_percent": decimal_text(columns.index_percent[unit], decimals.index_percent) if most > 0 else None,
        "grade": grade.code if grade else None,
        "grade_name": grade.name if grade else None,
        "rank": columns.ranks[0][unit] or None,
        "domains": [_domain(result, columns, domain, unit) for domain in range(len(result.outline.domains))],
        "change": _change(change, decimals.points),
        "not_filled": int(result.unfilled[unit]),
    }
    return tree | _extras(result, columns, unit, decimals.points)


def _extras(result: Result, columns: Listed, unit: int, decimals: int) -> dict[str, Any]:
    """Add blocks and deeds only where there are any."""
    extras: dict[str, Any] = {}
    if result.block_names:
        places = [ranks[unit] or None for ranks in columns.ranks]
        blocks = zip(result.block_names, result.units[unit].blocks, places, strict=True)
        extras["blocks"] = {name: {"block": block, "rank": rank} for name, block, rank in blocks}
    for name, column in (("bonus", result.bonus), ("penalty", result.penalty)):
        if column[unit]:
            extras[name] = decimal_text(int(column[unit]), decimals)
    return extras


def _domain(result: Result, columns: Listed, domain: int, unit: int) -> dict[str, Any]:
    node = result.outline.nodes[result.outline.domains[domain]]
    decimals = result.outline.criteria.decimals.points
    return {
        "code": node.code if node else "",
        "points": decimal_text(columns.points[domain + 1][unit], decimals),
        "max": decimal_text(columns.most[domain + 1][unit], decimals),
        "rank": columns.domain_ranks[domain][unit] or None,
    }


def _change(change: Change | None, decimals: int) -> dict[str, Any] | None:
    if change is None:
        return None
    return {"points": decimal_text(change.points, decimals), "places": change.places}


def _means(result: Result) -> dict[str, Any]:
    means, decimals = result.means, result.outline.criteria.decimals
    grade = result.grade(means.grade)
    domains = {}
    for row in result.outline.domains:
        node, mean = result.outline.nodes[row], means.points[row]
        if node is not None:
            domains[node.code] = None if mean is None else decimal_text(mean, decimals.points)
    total = means.points[ROOT]
    return {
        "points": None if total is None else decimal_text(total, decimals.points),
        "index_percent": None
        if means.index_percent is None
        else decimal_text(means.index_percent, decimals.index_percent),
        "grade": grade.code if grade else None,
        "grade_name": grade.name if grade else None,
        "domains": domains,
    }


def _readings(result: Result) -> list[dict[str, Any]]:
    changes = []
    for reading in result.readings:
        stated, maxima = result.grade(reading.stated), result.grade(reading.maxima)
        names = {"stated": stated.name if stated else None, "maxima": maxima.name if maxima else None}
        changes.append({"unit": result.units[reading.unit].code, **names})
    return changes


def _fault(fault: Fault, language: Language) -> dict[str, Any]:
    words = said(fault, language)
    return {
        "code": fault.code,
        "severity": fault.severity,
        "at": words.at,
        "params": _shown_params(fault.params),
        "message": words.message,
        "remedy": words.remedy,
    }


def _shown_params(params: Mapping[str, Param]) -> dict[str, object]:
    """Write parameters for programs: exact decimals as strings."""
    return {name: _shown(value) for name, value in sorted(params.items())}


def _shown(value: Param) -> object:
    if isinstance(value, Amount):
        return decimal_text(value.scaled)
    if isinstance(value, tuple):
        return [_shown(each) for each in value]
    return value


class PastUnit(NamedTuple):
    """A unit of an earlier ``results.json``."""

    code: str
    name: str
    standing: Before
    grade: str


class PastResults(NamedTuple):
    """What is read back of a ``results.json``: the set, and its units by code."""

    criteria: str
    fingerprint: str
    units: Mapping[str, PastUnit]
    decimals: int

    def standings(self) -> dict[str, Before]:
        """Give points and rank by code."""
        return {code: unit.standing for code, unit in self.units.items()}


def read_results(path: str) -> PastResults:
    """Read a ``results.json`` written before, or refuse it in one line."""
    content = file_bytes(path, LARGEST_RESULTS)
    try:
        tree = json.loads(content)
        units = [_past_unit(each, len(tree["units"])) for each in tree["units"]]
        if len({unit.code for unit in units}) < len(units):
            raise unusable("previous-unfit", document_name(path))
        criteria = tree["criteria"]
        decimals = max((len(each["points"].partition(".")[2]) for each in tree["units"]), default=2)
        return PastResults(criteria["code"], criteria["fingerprint"], {unit.code: unit for unit in units}, decimals)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise unusable("previous-unfit", document_name(path)) from error


def _past_unit(tree: Mapping[str, Any], count: int) -> PastUnit:
    points = scaled(tree["points"])
    if not isinstance(points, int) or not isinstance(tree["code"], str):
        raise TypeError
    rank = UNRANKED if tree["rank"] is None else tree["rank"]
    if type(rank) is not int or not UNRANKED <= rank <= count:
        raise TypeError
    return PastUnit(tree["code"], str(tree["name"]), Before(points, rank), str(tree.get("grade_name") or ""))
