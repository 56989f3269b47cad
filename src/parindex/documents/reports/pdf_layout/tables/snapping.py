"""Rules that were drawn in pieces and not quite in line (nét kẻ), made whole."""

from itertools import pairwise

from parindex.core.light_typing import Final, Iterable, Iterator, Sequence
from parindex.documents.reports.pdf_layout.on_page.drawings import Rule

NEAR: Final = 3.0


def whole_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Put rules in line and join their pieces; a table that is open at its sides is closed."""
    whole = list(_joined(rules))
    return list(_joined([*whole, *_sides(whole)]))


def _joined(rules: Sequence[Rule]) -> Iterator[Rule]:
    across = [rule for rule in rules if rule.is_across]
    for top, inline in _in_line((rule.top, rule.x0, rule.x1) for rule in across):
        yield from (Rule(x0, top, x1, top) for x0, x1 in _spans(inline))
    down = [rule for rule in rules if not rule.is_across]
    for x, inline in _in_line((rule.x0, rule.top, rule.bottom) for rule in down):
        yield from (Rule(x, top, x, bottom) for top, bottom in _spans(inline))


def _in_line(pieces: Iterable[tuple[float, float, float]]) -> Iterator[tuple[float, list[tuple[float, float]]]]:
    """Group pieces by their place, near ones together; each group gets the place in its middle."""
    group: list[tuple[float, float, float]] = []
    for piece in sorted(pieces):
        if group and piece[0] - group[0][0] > NEAR:
            yield _middle(group), [each[1:] for each in group]
            group = []
        group.append(piece)
    if group:
        yield _middle(group), [each[1:] for each in group]


def _middle(group: Sequence[tuple[float, float, float]]) -> float:
    return round((group[0][0] + group[-1][0]) / 2, 2)


def _spans(pieces: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Join pieces of one line that touch."""
    start = end = float("-inf")
    for first, last in sorted(pieces):
        if first > end + NEAR:
            if end > start:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > start:
        yield start, end


def _sides(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the sides of a table that are not drawn: at its left and right, and where a page cuts a row."""
    down = [rule for rule in rules if not rule.is_across]
    across = sorted((round(rule.x0 / NEAR), round(rule.x1 / NEAR), rule.top, rule) for rule in rules if rule.is_across)
    for (*_, above), (*_, below) in pairwise(across):
        if _are_ends_of_row(above, below, down):
            yield from (Rule(x, above.top, x, below.top) for x in (above.x0, above.x1))
    for y, inline in _in_line((y, rule.x0, rule.x0) for rule in down for y in (rule.top, rule.bottom)):
        left, right = min(inline)[0], max(inline)[0]
        yield from (Rule(left, y, right, y) for _ in range(right > left))


def _are_ends_of_row(above: Rule, below: Rule, down: Sequence[Rule]) -> bool:
    """Say whether two rules are as long, one below the other, and a rule goes down from one to the other."""
    is_as_long = abs(above.x0 - below.x0) <= NEAR and abs(above.x1 - below.x1) <= NEAR
    return is_as_long and any(
        above.x0 - NEAR <= rule.x0 <= above.x1 + NEAR
        and rule.top <= above.top + NEAR
        and below.top <= rule.bottom + NEAR
        for rule in down
    )
