"""A scored campaign as the table that is published: exact figures in the decimals of its set."""

import json

from parindex.core.analysis.published import compare_with_paper
from parindex.core.faults import in_order
from parindex.core.light_typing import Any, Mapping
from parindex.core.publication import DomainPoints, PublishedDomain, PublishedLine, PublishedTable
from parindex.core.scoring.campaign import score_campaign
from parindex.core.scoring.outline import outline_of
from parindex.documents.criteria_files import load_criteria
from parindex.documents.published_yaml import read_published
from parindex.documents.results.as_json import result_lines
from parindex.documents.results.report import Report
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.scores.reading import read_scores
from parindex.wording.language import Language


def table_of_files(criteria: str, scores: str, paper: str, title: str, language: Language) -> PublishedTable:
    """Score a file against a set, hold it against the printed paper, and give the table."""
    loaded = load_criteria(criteria)
    given = read_scores(scores, outline_of(loaded.criteria, None), ReadingOptions())
    result = score_campaign(outline_of(loaded.criteria, None), given.sheets, given.locate, given.block_names)
    faults = (*loaded.faults, *given.faults, *result.faults, *compare_with_paper(result, read_published(paper)))
    report = Report(result._replace(faults=in_order(faults)), loaded.fingerprint, [None] * len(result.units))
    return table_of(report, title, language)


def table_of(report: Report, title: str, language: Language) -> PublishedTable:
    """Give the published table of a report: what ``results.json`` says, with titles of domains and the notes."""
    results = json.loads("".join(result_lines(report, language)))
    outline = report.result.outline
    criteria, means = outline.criteria, results["means"]
    maxima = {each["code"]: each["max"] for unit in results["units"][:1] for each in unit["domains"]}
    nodes = [node for row in outline.domains if (node := outline.nodes[row]) is not None]
    domains = tuple(
        PublishedDomain(each.code, each.title, maxima.get(each.code, ""), means["domains"].get(each.code) or "")
        for each in nodes
    )
    notes = tuple(f"{each['message']} {each['remedy']}".strip() for each in results["faults"])
    lines = tuple(map(_line, results["units"]))
    return PublishedTable(title, criteria.year, criteria.code, domains, lines, means["points"] or "", notes)


def _line(unit: Mapping[str, Any]) -> PublishedLine:
    domains = tuple(DomainPoints(each["points"], each["max"], _text(each["rank"])) for each in unit["domains"])
    own = (unit["code"], unit["name"], unit["points"], unit["max"], unit["index_percent"] or "")
    return PublishedLine(*own, unit["grade_name"] or "", _text(unit["rank"]), domains)


def _text(rank: int | None) -> str:
    return "" if rank is None else str(rank)
