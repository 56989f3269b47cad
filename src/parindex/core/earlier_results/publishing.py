"""A moved-in table as a published result (bảng công bố): what the paper printed, and what has to be said of it."""

from parindex.core.earlier_results.figures import Figure
from parindex.core.earlier_results.matching import Candidate, Match
from parindex.core.earlier_results.table import EarlierTable
from parindex.core.light_typing import Mapping, Sequence
from parindex.core.publication import DomainPoints, PublishedDomain, PublishedLine, PublishedTable


def published_table(
    table: EarlierTable,
    title: str,
    year: int,
    matches: Mapping[int, Match],
    candidates: Sequence[Candidate],
) -> PublishedTable:
    """Lay a table out for publication; a unit's code is the register's, or else the printed one."""
    codes = {each.unit: each.code for each in candidates}
    domains = tuple(PublishedDomain(each.code, each.title, _text(each.most), each.mean) for each in table.domains)
    lines = []
    for line in table.lines:
        match = matches.get(line.row)
        points = tuple(
            DomainPoints(_text(each.figure), domain.most, each.rank)
            for each, domain in zip(line.domains, domains, strict=True)
        )
        code = codes.get(match.unit, "") if match else ""
        own = (_text(line.total), _text(table.total_most), _text(line.percent), line.grade, line.rank)
        lines.append(PublishedLine(code or line.code, line.name, *own, points))
    return PublishedTable(title, year, "", domains, tuple(lines), _text(table.mean))


def _text(figure: Figure | None) -> str:
    return figure.text if figure is not None else ""
