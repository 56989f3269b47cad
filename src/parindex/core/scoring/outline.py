"""The outline (khung chấm điểm) of a set on one day: the tree as rows, the rules in force.

Row 0 is the whole set; every other row is a node, in printed order, so that a parent stands
before its children and one backward pass adds everything up.
"""

from datetime import date

from parindex.core.criteria.model import (
    Branch,
    CriteriaSet,
    Leaf,
    Node,
    NotApplicablePolicy,
    RuleInForce,
)
from parindex.core.light_typing import NamedTuple
from parindex.core.rounding import RoundingRule
from parindex.core.terms import Points

ROOT = 0
_NEAREST = RoundingRule(1, "half_up")


class Outline(NamedTuple):
    """Khung chấm điểm: rows of the tree, and for each leaf its row and the rule in force."""

    criteria: CriteriaSet
    nodes: tuple[Node | None, ...]
    parents: tuple[int, ...]
    most: tuple[Points, ...]
    policies: tuple[NotApplicablePolicy, ...]
    domains: tuple[int, ...]
    leaves: tuple[Leaf, ...]
    leaf_rows: tuple[int, ...]
    rules: tuple[RuleInForce, ...]

    @property
    def step(self) -> Points:
        """The finest number of points a leaf can have."""
        return self.leaf_rounding.step

    @property
    def leaf_rounding(self) -> RoundingRule:
        """How leaves, and sums below the level the set rounds at, come to whole numbers of 1/10,000.

        A set that rounds higher up says nothing of leaves: they are held to the nearest 1/10,000,
        whatever its mode, so that "up" or "down" acts once.
        """
        rounding = self.criteria.rounding
        return rounding.points if rounding.at == "leaf" else _NEAREST

    @property
    def tie_rows(self) -> tuple[int, ...]:
        """The rows that break ties, in order; a key of the set that no node has breaks none."""
        rows = {node.key: row for row, node in enumerate(self.nodes) if node is not None}
        return tuple(rows[key] for key in self.criteria.ranking.tie_break if key in rows)


def outline_of(criteria: CriteriaSet, day: date | None = None) -> Outline:
    """Lay a set out in rows, with the rules in force on ``day`` (else on the set's own day)."""
    nodes: list[Node | None] = [None]
    parents = [ROOT]
    policies = [criteria.not_applicable]
    stack = [(domain, ROOT) for domain in reversed(criteria.domains)]
    while stack:
        node, parent = stack.pop()
        row = len(nodes)
        nodes.append(node)
        parents.append(parent)
        policies.append(node.not_applicable or policies[parent])
        if isinstance(node, Branch):
            stack.extend((child, row) for child in reversed(node.children))
    leaf_rows = tuple(row for row, node in enumerate(nodes) if isinstance(node, Leaf))
    leaves = tuple(node for node in nodes if isinstance(node, Leaf))
    return Outline(
        criteria=criteria,
        nodes=tuple(nodes),
        parents=tuple(parents),
        most=(criteria.total_max, *(node.most for node in nodes if node is not None)),
        policies=tuple(policies),
        domains=tuple(row for row, parent in enumerate(parents) if row and parent == ROOT),
        leaves=leaves,
        leaf_rows=leaf_rows,
        rules=tuple(leaf.rule_on(day or criteria.as_of) for leaf in leaves),
    )
