"""Tables for a terminal: columns as wide as their text, numbers to the right."""

from parindex.core.analysis.year_on_year import Change
from parindex.core.light_typing import Iterator, Sequence
from parindex.core.scoring.outline import ROOT
from parindex.core.scoring.result import Result, listed, unit_order
from parindex.wording.language import N_, Language

MOST_ROWS = 60
_NO_RANK = " " * len(" (10)")  # what stands beside points where there is no rank


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]], left: frozenset[int]) -> Iterator[str]:
    """Yield the lines of a table; the columns in ``left`` are text, the others numbers."""
    widths = [max(len(row[at]) for row in (header, *rows)) for at in range(len(header))]
    for row in (header, ["─" * width for width in widths], *rows):
        cells = [
            cell.ljust(width) if at in left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def ranking_lines(result: Result, changes: Sequence[Change | None], language: Language) -> Iterator[str]:
    """Yield the ranking: rank, unit, points, index, class, the change where there is one; the means below."""
    say, decimals = language.say, result.outline.criteria.decimals
    has_changes = any(changes)
    headings = [N_("Rank"), N_("Unit"), N_("Points"), N_("Index (%)"), N_("Class")]
    headings += [N_("Change"), N_("Places")] if has_changes else []
    rows = []
    for unit in unit_order(result):
        grade, has_index = result.grade(result.grades[unit]), result.most[ROOT][unit] > 0
        rows.append(
            [
                str(result.ranks[0][unit] or "–"),
                result.units[unit].shown,
                language.number(result.totals[unit], decimals.points),
                language.number(result.index_percent[unit], decimals.index_percent) if has_index else "–",
                grade.name if grade else "–",
                *(_change(changes[unit], decimals.points, language) if has_changes else ()),
            ]
        )
    means, mean_grade = result.means, result.grade(result.means.grade)
    if (total := means.points[ROOT]) is not None:
        index = language.number(means.index_percent or 0, decimals.index_percent)
        name = mean_grade.name if mean_grade else "–"
        mean = ["", say(N_("Mean")), language.number(total, decimals.points), index, name]
        rows.append(mean + [""] * (len(headings) - len(mean)))
    yield from table_lines([say(text) for text in headings], rows, frozenset({1, 4}))


def _change(change: Change | None, decimals: int, language: Language) -> tuple[str, str]:
    """Write points gained or lost with their sign, and places won or lost."""
    if change is None:
        return "–", "–"
    sign = "+" if change.points > 0 else ""
    places = "–" if change.places is None else f"{change.places:+d}" if change.places else "0"
    return sign + language.number(change.points, decimals), places


def summary_lines(result: Result, language: Language) -> Iterator[str]:
    """Yield what is said of very many units: how many have each class, and the means."""
    say, decimals = language.say, result.outline.criteria.decimals
    grades = listed(result.grades)
    scale = result.outline.criteria.grade_scale
    counts = [(grade.name, grades.count(at)) for at, grade in enumerate(scale.grades if scale else ())]
    rows = [[name, str(count)] for name, count in counts]
    yield say(N_("{count} units; every figure is in the file of results."), count=len(grades))
    yield from table_lines([say(N_("Class")), say(N_("Units"))], rows, frozenset({0}))
    total = result.means.points[ROOT]
    if total is not None:
        yield say(N_("Mean: {points} points"), points=language.number(total, decimals.points))


def domain_lines(result: Result, language: Language) -> Iterator[str]:
    """Yield the domains: points and, in brackets, the rank of every unit in every domain."""
    say, outline = language.say, result.outline
    decimals = outline.criteria.decimals.points
    nodes = [node for row in outline.domains if (node := outline.nodes[row]) is not None]
    header = [say(N_("Unit")), *(say(N_("Domain {code}"), code=node.code) for node in nodes)]
    rows = [
        [result.units[unit].shown] + [_domain_cell(result, at, unit, language) for at in range(len(nodes))]
        for unit in unit_order(result)
    ]
    means = [result.means.points[row] for row in outline.domains]
    rows.append(
        [say(N_("Mean"))] + ["–" if mean is None else language.number(mean, decimals) + _NO_RANK for mean in means]
    )
    yield from table_lines(header, rows, frozenset({0}))
    for node in nodes:
        most = language.number(node.most)
        yield say(N_("Domain {code}: {title} (at most {most})"), code=node.code, title=node.title, most=most)


def _domain_cell(result: Result, domain: int, unit: int, language: Language) -> str:
    row = result.outline.domains[domain]
    if result.most[row][unit] <= 0:
        return "–" + _NO_RANK
    points = language.number(result.points[row][unit], result.outline.criteria.decimals.points)
    return f"{points} {'(' + str(result.domain_ranks[domain][unit] or '–') + ')':<4}"
