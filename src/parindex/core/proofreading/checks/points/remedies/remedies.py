"""Remediation tables (khắc phục tồn tại): every lost point with cause, task, owner and deadline."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.points.remedies.loss_tables import (
    Loss,
    LossTable,
    explains,
    left_of,
    losses_by_domain,
)
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import figures_in
from parindex.core.proofreading.page import Cell, Span
from parindex.core.proofreading.reading import ReportReading, Section
from parindex.core.proofreading.repairs import is_slip
from parindex.core.proofreading.tables.columns import number_in
from parindex.core.terms import SCALE, Amount

# “Không phát hành văn bản chưa ký số” is a deed to be done.
_NO_DEED: Final = re.compile(r"^\W*(?:chưa|do|không (?:có|còn|đạt|đủ|kịp|được|bảo đảm|đảm bảo))\b", re.IGNORECASE)
_ITEMS: Final = re.compile(r"(?:tieu chi|noi dung|chi tieu)")
_LOST_WORDS: Final = re.compile(r"chua dat|bi tru|mat diem|bi tru diem|tru diem")
_PASTED: Final = 20  # letters that two offices do not choose alike
_PERCENT_POINTS: Final = 100 * SCALE


def check_remedies(reading: ReportReading, tables: list[LossTable]) -> Iterator[Claim]:
    """Check tables of losses: complete rows, figures in their causes, and the domains' points."""
    for table in tables:
        for loss in table.losses:
            if loss.lost > 0:
                yield from _complete(table, loss)
            yield from _rates_in_cause(table, loss)
        yield from _copied(table)
        for group in reading.groups:
            yield from _domains(group, table)


def _copied(table: LossTable) -> Iterator[Claim]:
    """Find one cause pasted under two items."""
    seen: dict[str, Cell] = {}
    for loss in table.losses:
        cell = loss.row.cells[table.cause]
        earlier = seen.setdefault(folded(cell.words), cell)
        if earlier is not cell and len(cell.words) > _PASTED:
            yield Claim("contradiction", "check", _of(cell), "copied-cause", {"count": 2}, None, None, (_of(earlier),))


def check_prose_of_losses(reading: ReportReading, tables: list[LossTable]) -> Iterator[Claim]:
    """Check ``12 tiêu chí chưa đạt điểm tối đa, mất 10,3 điểm`` against the table of losses."""
    for table in tables[:1]:
        lost = [loss for loss in table.losses if loss.lost > 0]
        total = sum(loss.lost for loss in lost)
        for item in reading.outline.items:
            if not _LOST_WORDS.search(folded(item.paragraph.text)) or item.start > table.grid.table.start:
                continue
            stated = reading.deductions(item)
            for figure in item.figures:
                if figure.kind == "number" and _ITEMS.match(folded(figure.noun)) and stated:
                    own = figure.span
                    verdict: Verdict = "holds" if figure.whole == len(lost) else "fails"
                    computed = Amount(len(lost) * SCALE)
                    yield Claim(
                        "count",
                        verdict,
                        own,
                        "rows-of-table",
                        {"count": len(lost)},
                        Amount(figure.value),
                        computed,
                        figure=own,
                    )
            for each in stated if any(_ITEMS.match(folded(figure.noun)) for figure in item.figures) else ():
                fits: Verdict = "holds" if each.number.value == total else "fails"
                params: Params = {"count": len(lost), "column": "", "left": Amount(each.number.value - total)}
                yield Claim(
                    "sum",
                    fits,
                    each.span,
                    "total-row",
                    params,
                    Amount(each.number.value),
                    Amount(total),
                    figure=each.span,
                )


def _complete(table: LossTable, loss: Loss) -> Iterator[Claim]:
    cells = loss.row.cells
    missing = [
        name
        for name, column in (
            ("cause", table.cause),
            ("task", table.task),
            ("owner", table.owner),
            ("deadline", table.deadline),
        )
        if column >= 0 and not cells[column].words
    ]
    task = cells[table.task].words if table.task >= 0 else ""
    is_misplaced = bool(task) and len(task) < 80 and _NO_DEED.match(task) is not None  # noqa: PLR2004 -- a remark
    title = next(cell for cell in cells if cell.words)
    is_code = bool(loss.code) and title.words.strip(" .") == loss.code
    name = cells[cells.index(title) + 1] if is_code and _named_beside(cells, title) else title
    whole = Span(title.start, name.start + len(name.text.rstrip()))
    if not missing and not is_misplaced:
        yield Claim("completeness", "holds", whole, "row-complete", {"item": name.words})
    else:
        span = _of(cells[table.task]) if is_misplaced else whole
        params: Params = {"item": name.words, "missing": tuple(missing)}
        # One cell may be blank for a reason; several, or a remark for a task, leave the loss without a remedy.
        verdict: Verdict = "check" if len(missing) == 1 and not is_misplaced else "fails"
        yield Claim("completeness", verdict, span, "row-incomplete" if missing else "task-is-no-deed", params)
    if is_code and name is title:
        yield Claim("format", "check", _of(title), "item-without-name", {"item": title.words})


def _named_beside(cells: tuple[Cell, ...], title: Cell) -> bool:
    """Say whether a code stands in a column of its own, with the name in the next."""
    following = cells[cells.index(title) + 1]
    return bool(following.words) and number_in(following) is None


def _of(cell: Cell) -> Span:
    lead = len(cell.text) - len(cell.text.lstrip())
    return Span(cell.start + lead, cell.start + len(cell.text.rstrip()))


def _rates_in_cause(table: LossTable, loss: Loss) -> Iterator[Claim]:
    """Check a rate a cause states against the points it gave: 80% of 2 points is 1,6.

    Many rules give points by bands, so that other rates prove nothing; one that misses the points by a
    slip of the pen is doubted.
    """
    cell = loss.row.cells[table.cause]
    rates = [figure for figure in figures_in(cell.text, cell.start) if figure.kind == "percent"]
    if len(rates) != 1 or not rates[0].value or not loss.most.value:
        return
    rate, most = rates[0], loss.most.value
    exact = rate.value * most
    wanted = _PERCENT_POINTS * loss.points.value // most
    is_near = abs(rate.value - wanted) == rate.numbers[0].last_place or is_slip(rate.value, wanted)
    is_given = agrees(loss.points, -(-exact // _PERCENT_POINTS)) == "holds" and rate.value <= _PERCENT_POINTS
    if not is_given and not (is_near and loss.points.value):
        return
    params: Params = {"rate": Amount(rate.value), "most": Amount(most), "points": Amount(loss.points.value)}
    span = rate.span
    is_exact = exact == loss.points.value * _PERCENT_POINTS or not is_given
    stated, computed = (rate.value, wanted) if is_exact else (loss.points.value, exact // _PERCENT_POINTS)
    verdict: Verdict = "holds" if is_given else "check"
    yield Claim("ratio", verdict, span, "rate-gives-points", params, Amount(stated), Amount(computed), figure=span)


def _domains(group: tuple[Section, ...], table: LossTable) -> Iterator[Claim]:
    """Check each domain's points: its maximum less what its items lost."""
    if not explains(group, table):
        return
    for section, lost in losses_by_domain(group, table):
        computed = left_of(section, lost)
        stated = section.score.points
        params: Params = {
            "most": Amount(section.score.most.value),
            "terms": tuple(Amount(each.lost) for each in lost if each.lost),
            "computed": Amount(computed),
        }
        yield Claim(
            "difference",
            "holds" if stated.value == computed else "fails",
            section.score.span,
            "maximum-less-losses",
            params,
            Amount(stated.value),
            Amount(computed),
            tuple(_of(each.row.cells[table.points]) for each in lost),
            figure=section.score.points_span,
        )
