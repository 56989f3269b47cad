"""What is wrong with the tree of a set: sums, codes, keys and the things it refers to."""

from collections import Counter
from itertools import pairwise

from parindex.core.criteria.model import CriteriaSet, Leaf, Node
from parindex.core.criteria.notation.read_items import needed_names
from parindex.core.criteria.rules import UnreadRemainder
from parindex.core.faults import Fault, Param, Place, Severity
from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.terms import SCALE, Amount

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
LARGEST_POINTS: Final = 10_000 * SCALE
"""No decision comes near; beyond it, sums over many units would leave 64 bits."""
RESERVED_NAMES: Final = frozenset({"bonus", "penalty", "unit", "unit_name"})
"""What stands in the place of an item for something else: deeds in long rows, units in wide ones."""
_LONGEST_NUMBER: Final = 9  # digits; no printed code comes near
_STATUS_NEEDING_LAW: Final[dict[str, Severity]] = {
    "official": "error",
    "reconstructed": "warning",
    "partial": "warning",
}


def _fault(code: str, path: str, severity: Severity = "error", **params: Param) -> Fault:
    return Fault(code, Place(path=path), severity, params)


def check_structure(criteria: CriteriaSet) -> Iterator[Fault]:
    """Yield every fault of the tree and of what the header says of it."""
    yield from _check_total(criteria)
    for path, node in criteria.paths():
        yield from _check_node(path, node)
    yield from _check_identity(criteria)
    yield from _check_names(criteria)
    yield from _check_order("domains", None, criteria.domains)
    yield from _check_header(criteria)
    yield from _check_survey(criteria)


def _check_total(criteria: CriteriaSet) -> Iterator[Fault]:
    if not criteria.domains:
        yield _fault("no-domains", "domains")
    elif criteria.total is not None and criteria.total != criteria.total_max:
        parts, total = Amount(criteria.total_max), Amount(criteria.total)
        yield _fault("domains-do-not-add-up", "total", parts=parts, total=total)


def _check_node(path: str, node: Node) -> Iterator[Fault]:
    if node.most < 0:
        yield _fault("maximum-negative", f"{path}.max", item=node.code)
    elif node.most > LARGEST_POINTS:
        yield _fault("points-out-of-range", f"{path}.max", item=node.code, limit=Amount(LARGEST_POINTS))
    if isinstance(node, Leaf):
        yield from _check_facts(path, node)
        return
    if not node.children:
        yield _fault("branch-empty", f"{path}.children", item=node.code)
    elif (parts := sum(child.most for child in node.children)) != node.most:
        most = Amount(node.most)
        yield _fault("children-do-not-add-up", path, item=node.code, parts=Amount(parts), most=most)
    yield from _check_order(f"{path}.children", node, node.children)


def _check_facts(path: str, leaf: Leaf) -> Iterator[Fault]:
    needed = needed_names(leaf)
    for at, spec in enumerate(leaf.facts):
        if spec.name not in needed:
            yield _fault("fact-not-read", f"{path}.facts[{at}]", "warning", item=leaf.code, fact=spec.name)


def _check_identity(criteria: CriteriaSet) -> Iterator[Fault]:
    nodes = tuple(criteria.paths())
    keys = Counter(node.key for _, node in nodes)
    codes = Counter(node.code for _, node in nodes)
    for path, node in nodes:
        if keys[node.key] > 1:
            yield _fault("duplicate-key", f"{path}.key", item=node.code, key=node.key, times=keys[node.key])
        if codes[node.code] > 1:
            yield _fault("duplicate-code", f"{path}.code", item=node.code, times=codes[node.code])


def _check_names(criteria: CriteriaSet) -> Iterator[Fault]:
    """Facts name an item by key or code, in any case: no two items may answer to one name."""
    owners: dict[str, Leaf] = {}
    for path, node in criteria.paths():
        if not isinstance(node, Leaf):
            continue
        for name in dict.fromkeys((node.code.casefold(), node.key.casefold())):
            if name in RESERVED_NAMES:
                yield _fault("name-reserved", f"{path}.key", item=node.code, key=node.key)
            other = owners.setdefault(name, node)
            if other is not node and node.key != other.key and node.code != other.code:
                yield _fault("name-of-another-item", f"{path}.key", item=node.code, key=node.key, other=other.code)
                break


def _check_order(path: str, parent: Node | None, nodes: Sequence[Node]) -> Iterator[Fault]:
    orders = [code_order(node.code) for node in nodes]
    for at, (before, after) in enumerate(pairwise(orders), start=1):
        if before is not None and after is not None and after < before:
            yield _fault("code-out-of-order", f"{path}[{at}].code", item=nodes[at].code, after=nodes[at - 1].code)
    home = code_order(parent.code) if parent else None
    for at, order in enumerate(orders):
        if home and order and order[: len(home)] != home:
            stray = {"item": nodes[at].code, "parent": parent.code if parent else ""}
            yield _fault("code-not-under-parent", f"{path}[{at}].code", "warning", **stray)


def code_order(code: str) -> tuple[int, ...] | None:
    """Give the order of a printed code: 1.9 before 1.10, roman numerals as numbers."""
    parts = [_part_order(part) for part in code.rstrip(".").split(".")]
    return None if None in parts else tuple(part for part in parts if part is not None)


def _part_order(part: str) -> int | None:
    if part.isascii() and part.isdigit():
        return int(part) if len(part) <= _LONGEST_NUMBER else None
    if not part or any(letter not in _ROMAN for letter in part):
        return None
    values = [_ROMAN[letter] for letter in part]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _check_header(criteria: CriteriaSet) -> Iterator[Fault]:
    yield from _check_sizes(criteria)
    severity = _STATUS_NEEDING_LAW.get(criteria.status)
    if severity and not criteria.legal_basis:
        yield _fault("legal-basis-missing", "legal_basis", severity)
    keys = {node.key for node in criteria.nodes()}
    for at, key in enumerate(criteria.ranking.tie_break):
        if key not in keys:
            yield _fault("tie-break-unknown", f"ranking.tie_break[{at}]", key=key)
    rounding, decimals = criteria.rounding, criteria.decimals
    steps = (
        ("points", rounding.points.step, decimals.points),
        ("index", rounding.index_percent.step, decimals.index_percent),
        ("points", rounding.means.step, decimals.points),
        ("index", rounding.means.step, decimals.index_percent),
    )
    for name, step, printed in steps:
        if step * 10**printed % SCALE:
            yield _fault("decimals-hide-points", f"decimals.{name}", step=Amount(step), decimals=printed)
    for name, cap in (("bonus_cap", criteria.bonus_cap), ("penalty_cap", criteria.penalty_cap)):
        if cap % rounding.points.step:
            finest = Amount(rounding.points.step)
            yield _fault("points-finer-than-rounding", name, item=name, points=(Amount(cap),), step=finest)


def _check_sizes(criteria: CriteriaSet) -> Iterator[Fault]:
    """Yield figures of the header that no arithmetic is meant for."""
    sizes: dict[str, list[int | None]] = {
        "total": [criteria.total],
        "bonus_cap": [criteria.bonus_cap],
        "penalty_cap": [criteria.penalty_cap],
        "survey_points": [criteria.survey_points],
    }
    for at, grade in enumerate(criteria.grade_scale.grades if criteria.grade_scale else ()):
        sizes[f"grades.scale[{at}]"] = [grade.interval.low, grade.interval.high]
    for path, values in sizes.items():
        if any(not 0 <= value <= LARGEST_POINTS for value in values if value is not None):
            yield _fault("points-out-of-range", path, item="", limit=Amount(LARGEST_POINTS))


def _check_survey(criteria: CriteriaSet) -> Iterator[Fault]:
    leaves = tuple(criteria.items())
    parts = sum(leaf.most for leaf in leaves if leaf.filled_by == "survey")
    is_read = not any(isinstance(version.rule, UnreadRemainder) for leaf in leaves for version in leaf.rules)
    if is_read and parts != criteria.survey_points:
        total = Amount(criteria.survey_points)
        yield _fault("survey-points-do-not-add-up", "survey_points", parts=Amount(parts), total=total)
