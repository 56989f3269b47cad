"""Small sets and facts by hand, in points as people write them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import Branch, CriteriaSet, Grade, GradeScale, Leaf, Node, RuleInForce
from parindex.core.criteria.rules import Band, LeafRule, UnreadRemainder
from parindex.core.scoring.leaf.facts import Fact, Sheet
from parindex.core.terms import SCALE

END_OF_2022 = date(2022, 12, 31)


def pts(text: str) -> int:
    """``pts("17.5")`` is 175_000; for percent too."""
    whole, _, part = text.partition(".")
    sign = -1 if whole.startswith("-") else 1
    return int(whole) * SCALE + sign * int(part.ljust(4, "0")[:4] or 0)


def leaf(rule: LeafRule | None = None, key: str = "a", code: str = "1", **changes: Any) -> Leaf:
    rule = UnreadRemainder(pts("10")) if rule is None else rule
    return Leaf(key, code, f"Tiêu chí {code}", rule.most, (RuleInForce(rule),))._replace(**changes)


def branch(*children: Node, key: str = "b", code: str = "1", **changes: Any) -> Branch:
    most = sum(child.most for child in children)
    return Branch(key, code, f"Nhóm {code}", most, children)._replace(**changes)


def criteria_set(*domains: Node, **changes: Any) -> CriteriaSet:
    total = sum(domain.most for domain in domains)
    made = CriteriaSet(
        code="bo-thu",
        title="Bộ thử",
        level="commune",
        year=2022,
        version=1,
        status="sample",
        legal_basis=(),
        total=total,
        domains=domains,
        as_of=END_OF_2022,
    )
    return made._replace(**changes)


def scale(reads: str = "points") -> GradeScale:
    """The classes of Krông Nô 2022: 95, 80, 70, 60."""
    edges = [("excellent", "Xuất sắc", 95), ("good", "Tốt", 80), ("fair", "Khá", 70), ("average", "Trung bình", 60)]
    grades, above = [], None
    for code, name, edge in edges:
        grades.append(Grade(code, name, Interval(edge * SCALE, high=above, high_included=above is None)))
        above = edge * SCALE
    grades.append(Grade("weak", "Yếu", Interval(high=above, high_included=False)))
    return GradeScale("index" if reads == "index" else "points", tuple(grades))


def band(points: str, *, above: str = "", at_least: str = "", to: str = "", below: str = "") -> Band:
    low, high = above or at_least, to or below
    interval = Interval(
        low=pts(low) if low else None,
        low_included=not above,
        high=pts(high) if high else None,
        high_included=not below,
    )
    return Band(interval, pts(points))


def rate(part: str, whole: str, **more: Any) -> Fact:
    return Fact(numerator=pts(part), denominator=pts(whole), **more)


def given(points: str, **more: Any) -> Fact:
    return Fact(points=pts(points), **more)


def sheet(code: str, facts: Mapping[int, Fact], *blocks: str, **more: Any) -> Sheet:
    return Sheet(code, f"xã {code}", blocks, dict(facts), **more)
