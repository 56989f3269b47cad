"""Reading the items of a criteria set, lĩnh vực to nội dung chấm điểm, from plain text trees."""

from parindex.core.criteria.model import (
    FILLED_BY,
    POLICIES,
    Branch,
    FactSpec,
    Leaf,
    Node,
    NotApplicablePolicy,
)
from parindex.core.criteria.notation.fields import Fields
from parindex.core.criteria.notation.read_rules import read_rules
from parindex.core.criteria.rules import FactName, facts_needed
from parindex.core.light_typing import Final
from parindex.core.terms import LegalRef

FACT_NAMES: Final[tuple[FactName, ...]] = ("numerator", "denominator", "count", "choice", "date", "points")
_DEEPEST: Final = 8


def read_nodes(fields: Fields, name: str, depth: int = 1) -> tuple[Node, ...]:
    """Read a list of items with everything below them."""
    if depth > _DEEPEST:
        fields.fault("too-deep", name)
        return ()
    return tuple(_node(each, depth) for each in fields.each(name))


def _node(fields: Fields, depth: int) -> Node:
    node = _branch(fields, depth) if fields.has("children") else _leaf(fields)
    fields.done()
    return node


def _branch(fields: Fields, depth: int) -> Branch:
    return Branch(
        key=fields.text("key"),
        code=fields.text("code"),
        title=fields.text("title"),
        most=fields.number("max"),
        children=read_nodes(fields, "children", depth + 1),
        not_applicable=_policy(fields),
        legal=_legal(fields),
        notes=fields.text("notes", ""),
    )


def _leaf(fields: Fields) -> Leaf:
    most = fields.number("max")
    rules = read_rules(fields, most)
    return Leaf(
        key=fields.text("key"),
        code=fields.text("code"),
        title=fields.text("title"),
        most=most,
        rules=rules,
        facts=tuple(_fact_spec(each) for each in fields.each("facts")),
        evidence=fields.texts("evidence"),
        appraiser=fields.text("appraiser", ""),
        filled_by=fields.one_of("filled_by", FILLED_BY, "self"),
        effective=fields.day("effective"),
        legal=_legal(fields),
        not_applicable_when=fields.text("not_applicable_when", ""),
        not_applicable=_policy(fields),
        may_exceed=fields.flag("may_exceed"),
        notes=fields.text("notes", ""),
    )


def _fact_spec(fields: Fields) -> FactSpec:
    spec = FactSpec(
        fields.one_of("name", FACT_NAMES),
        fields.text("label"),
        fields.text("unit", ""),
        fields.text("scope", ""),
        fields.day("as_of"),
    )
    fields.done()
    return spec


def _policy(fields: Fields) -> NotApplicablePolicy | None:
    return fields.one_of("not_applicable", POLICIES) if fields.has("not_applicable") else None


def _legal(fields: Fields) -> LegalRef | None:
    inside = fields.inside("legal")
    return None if inside is None else read_legal(inside)


def read_legal(fields: Fields) -> LegalRef:
    """Read a reference to a document: number, date, issuer, article, title."""
    legal = LegalRef(
        fields.text("number"),
        fields.day("date"),
        fields.text("issuer", ""),
        fields.text("article", ""),
        fields.text("title", ""),
    )
    fields.done()
    return legal


def needed_names(leaf: Leaf) -> tuple[FactName, ...]:
    """Name the facts the leaf's rules read, over all dates."""
    return tuple(dict.fromkeys(name for version in leaf.rules for name in facts_needed(version.rule)))
