"""Writing a criteria set as a plain text tree, and the fingerprint of its content."""

import json
import unicodedata
from datetime import date
from hashlib import sha256

from parindex.core.criteria.model import Branch, CriteriaSet, FactSpec, GradeScale, Leaf, Node
from parindex.core.criteria.notation.fields import Plain
from parindex.core.criteria.notation.read_set import FORMAT
from parindex.core.criteria.notation.write_rules import write_interval, write_rules
from parindex.core.light_typing import Final, Mapping
from parindex.core.rounding import RoundingRule
from parindex.core.terms import LegalRef, decimal_text

_REMARKS: Final = frozenset({"notes", "note", "known_faults"})


def write_set(criteria: CriteriaSet) -> dict[str, Plain]:
    """Write what ``read_set`` reads back to the same value; defaults that say nothing are left out."""
    tree: dict[str, Plain] = {
        "format": FORMAT,
        "code": criteria.code,
        "title": criteria.title,
        "level": criteria.level,
        "year": str(criteria.year),
        "version": str(criteria.version),
        "status": criteria.status,
        **_given(legal_basis=[_legal(each) for each in criteria.legal_basis]),
        "total": "unread" if criteria.total is None else decimal_text(criteria.total),
        "as_of": criteria.as_of.isoformat(),
        **_arithmetic(criteria),
        **_relations(criteria),
        "domains": [write_node(node) for node in criteria.domains],
        **_given(notes=criteria.notes),
    }
    return tree


def _arithmetic(criteria: CriteriaSet) -> dict[str, Plain]:
    points = {**_rounding_rule(criteria.rounding.points), "at": criteria.rounding.at}
    ranking = criteria.ranking
    return {
        "rounding": {
            "points": points,
            "index": _rounding_rule(criteria.rounding.index_percent),
            "means": _rounding_rule(criteria.rounding.means),
        },
        "decimals": {"points": str(criteria.decimals.points), "index": str(criteria.decimals.index_percent)},
        "denominator": criteria.denominator,
        "not_applicable": criteria.not_applicable,
        "ranking": {
            "method": ranking.method,
            "reads": ranking.reads,
            **_given(tie_break=list(ranking.tie_break)),
        },
        **({} if criteria.grade_scale is None else {"grades": _grade_scale(criteria.grade_scale)}),
        **_amounts(
            survey_points=criteria.survey_points,
            bonus_cap=criteria.bonus_cap,
            penalty_cap=criteria.penalty_cap,
        ),
    }


def _relations(criteria: CriteriaSet) -> dict[str, Plain]:
    tree: dict[str, Plain] = {}
    if criteria.frame is not None:
        tree["frame"] = {"set": criteria.frame.code, "version": str(criteria.frame.version)}
    if (crosswalk := criteria.crosswalk) is not None:
        links: list[Plain] = [
            {"kind": link.kind, **_given(old=list(link.old), new=list(link.new), note=link.note)}
            for link in crosswalk.links
        ]
        tree["crosswalk"] = {"set": crosswalk.code, "version": str(crosswalk.version), "links": links}
    known: list[Plain] = [
        {"code": fault.code, **_given(at=fault.at, found=fault.found), "source": fault.source}
        for fault in criteria.known_faults
    ]
    return {**tree, **_given(known_faults=known)}


def write_node(node: Node) -> dict[str, Plain]:
    """Write one item with everything below it."""
    head: dict[str, Plain] = {
        "key": node.key,
        "code": node.code,
        "title": node.title,
        "max": decimal_text(node.most),
        **_given(not_applicable=node.not_applicable or ""),
        **({} if node.legal is None else {"legal": _legal(node.legal)}),
    }
    if isinstance(node, Branch):
        return {**head, **_given(notes=node.notes), "children": [write_node(child) for child in node.children]}
    return {**head, **_leaf(node)}


def _leaf(leaf: Leaf) -> dict[str, Plain]:
    return {
        **write_rules(leaf.rules, leaf.most),
        **_given(
            facts=[_fact_spec(spec) for spec in leaf.facts],
            evidence=list(leaf.evidence),
            appraiser=leaf.appraiser,
            filled_by="" if leaf.filled_by == "self" else leaf.filled_by,
            effective=_day(leaf.effective),
            not_applicable_when=leaf.not_applicable_when,
            may_exceed="yes" if leaf.may_exceed else "",
            notes=leaf.notes,
        ),
    }


def _fact_spec(spec: FactSpec) -> dict[str, Plain]:
    return {
        "name": spec.name,
        "label": spec.label,
        **_given(unit=spec.unit, scope=spec.scope, as_of=_day(spec.as_of)),
    }


def _grade_scale(scale: GradeScale) -> dict[str, Plain]:
    return {
        "reads": scale.reads,
        "scale": [
            {"code": grade.code, "name": grade.name, **write_interval(grade.interval, percent=False)}
            for grade in scale.grades
        ],
    }


def _legal(legal: LegalRef) -> dict[str, Plain]:
    return {
        "number": legal.number,
        **_given(date=_day(legal.day), issuer=legal.issuer, article=legal.article, title=legal.title),
    }


def _rounding_rule(rule: RoundingRule) -> dict[str, Plain]:
    return {"step": decimal_text(rule.step), "mode": rule.mode}


def _amounts(**values: int) -> dict[str, Plain]:
    return {name: decimal_text(value) for name, value in values.items() if value}


def _given(**values: Plain) -> dict[str, Plain]:
    return {name: value for name, value in values.items() if value}


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def canonical(tree: Plain) -> str:
    """Write a plain tree as canonical JSON: sorted keys, no spaces, NFC."""
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def fingerprint(criteria: CriteriaSet) -> str:
    """Give the SHA-256 of the set's content; titles count, notes and known faults do not."""
    return sha256(canonical(_without_remarks(write_set(criteria))).encode()).hexdigest()


def _without_remarks(tree: Plain) -> Plain:
    if isinstance(tree, str):
        return tree
    if isinstance(tree, Mapping):
        return {name: _without_remarks(value) for name, value in tree.items() if name not in _REMARKS}
    return [_without_remarks(value) for value in tree]
