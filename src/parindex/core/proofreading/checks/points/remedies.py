"""Remediation tables (khắc phục tồn tại): every lost point with cause, task, owner and deadline."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Number, figures_in
from parindex.core.proofreading.outline import kind_of, number_of_mark
from parindex.core.proofreading.page import Cell, Span
from parindex.core.proofreading.reading import ReportReading, Section
from parindex.core.proofreading.repairs import is_slip
from parindex.core.proofreading.tables.columns import Grid, Row, number_in
from parindex.core.terms import SCALE, Amount

_MOST: Final = re.compile(r"toi da|diem chuan|thang diem")
_CAUSE: Final = re.compile(r"nguyen nhan|ly do|ton tai|han che")
_TASK: Final = re.compile(r"nhiem vu|bien phap|giai phap|khac phuc|phan cong")
_DEADLINE: Final = re.compile(r"thoi gian|thoi han|han hoan thanh|tien do")
_OWNER: Final = re.compile(r"chu tri|phu trach|trach nhiem|(?:don vi|nguoi|bo phan|co quan) (?:duoc giao|thuc hien)")
_WHY: Final = re.compile(r"nguyen nhan|ly do")
_WRONG: Final = re.compile(r"(?:tre|qua|cham) han|diem tru|bi tru|mat diem|chua dat|chua hoan thanh")
_CODE: Final = re.compile(r"^\s*(\d+(?:\.\d+)*|[IVX]+)\s*\.?(?:\s|$|(?=[^\W\d_]))")
_NO_DEED: Final = re.compile(r"^\W*(?:chưa|không|do)\b", re.IGNORECASE)
_ASKED: Final = re.compile(
    r"chu tri|thuc hien|phan cong|trach nhiem|san pham|ket qua|thoi gian|thoi han|han hoan thanh|phoi hop|don vi"
)
_ITEMS: Final = re.compile(r"(?:tieu chi|noi dung|chi tieu)")
_LOST_WORDS: Final = re.compile(r"chua dat|bi tru|mat diem|bi tru diem|tru diem")
_PASTED: Final = 20  # letters that two offices do not choose alike
_PERCENT_POINTS: Final = 100 * SCALE


class Loss(NamedTuple):
    """Một tiêu chí bị trừ: its code, row and points lost."""

    code: str
    section: int
    row: Row
    most: Number
    points: Number

    @property
    def lost(self) -> int:
        return self.most.value - self.points.value

    @property
    def domain(self) -> int:
        """Give the number of its domain: 3 for ``3.13.1``."""
        return self.section or (int(self.code.partition(".")[0]) if self.code[:1].isdigit() else 0)


class LossTable(NamedTuple):
    """Bảng điểm bị trừ: its columns and its rows."""

    grid: Grid
    most: int
    points: int
    cause: int
    task: int
    deadline: int
    owner: int
    losses: tuple[Loss, ...]


def loss_tables(grids: list[Grid]) -> list[LossTable]:
    """Find the tables that set points reached against maxima, item by item."""
    return [table for grid in grids if (table := _loss_table(grid)) is not None]


def _loss_table(grid: Grid) -> LossTable | None:
    heads = [folded(column.head) for column in grid.columns]
    most = next((i for i, head in enumerate(heads) if _MOST.search(head)), -1)
    points = next((i for i, head in enumerate(heads) if "diem" in head and i != most and i > 0), -1)
    cause = next((i for i, head in enumerate(heads) if _CAUSE.search(head) and i > 0), -1)
    if most < 0 or points < 0 or cause < 0:
        return None
    task = next((i for i, head in enumerate(heads) if _TASK.search(head) and i not in {0, cause}), -1)
    deadline = next((i for i, head in enumerate(heads) if _DEADLINE.search(head) and i not in {0, cause, task}), -1)
    losses = tuple(_losses(grid, most, points))
    owner = next((i for i, head in enumerate(heads) if _OWNER.search(head) and i not in {cause, task, deadline}), -1)
    if 2 * sum(owner >= 0 and bool(loss.row.cells[owner].words) for loss in losses) <= len(losses):
        owner = -1  # a column hardly filled asks nobody
    return LossTable(grid, most, points, cause, task, deadline, owner, losses) if losses else None


def _losses(grid: Grid, most: int, points: int) -> Iterator[Loss]:
    section = 0
    for row in grid.rows:
        if row.role == "section":
            section = _section_number(row)
        highest, number = number_in(row.cells[most]), number_in(row.cells[points])
        if row.role != "total" and highest is not None and number is not None and highest.value >= number.value:
            code = _code_of(row)
            yield Loss(code, 0 if "." in code else section, row, highest, number)


def _section_number(row: Row) -> int:
    """Give the number of the domain a row opens: its roman or plain numeral."""
    code = _code_of(row)
    kind = kind_of(code)
    return number_of_mark(code, kind) if kind in {"roman", "decimal-1"} else 0


def _code_of(row: Row) -> str:
    for cell in row.cells[:2]:
        if (found := _CODE.match(cell.words)) is not None:
            return found[1]
    return ""


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
                    own = Span(figure.start, figure.end)
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


def check_tasks(grids: list[Grid], taken: list[LossTable]) -> Iterator[Claim]:
    """Check tables of tasks: a cell of owner, product or deadline left blank where the other rows have theirs."""
    done = {id(table.grid) for table in taken}
    for grid in grids:
        heads = [folded(column.head) for column in grid.columns]
        asked = [place for place, head in enumerate(heads) if _ASKED.search(head)]
        if id(grid) in done or not any(_DEADLINE.search(heads[place]) for place in asked):
            continue
        for place in asked:
            filled = [row for row in grid.units if row.cells[place].words]
            if 2 * len(filled) > len(grid.units):
                yield from (_blank(row, grid.columns[place].head) for row in grid.units if not row.cells[place].words)


def check_causes(grids: list[Grid], taken: list[LossTable]) -> Iterator[Claim]:
    """Check ``Số hồ sơ quá hạn 4 | Nguyên nhân (trống)``: what went wrong has its cause where the other rows have."""
    done = {id(table.grid) for table in taken}
    for grid in grids:
        why = next((column for column in grid.columns if _WHY.search(folded(column.head))), None)
        wrong = [column.place for column in grid.numeric() if _WRONG.search(folded(column.head))]
        if id(grid) in done or why is None or not wrong:
            continue
        rows = [row for row in grid.units if any(_is_some(row.cells[place]) for place in wrong)]
        blank = [row for row in rows if not row.cells[why.place].words]
        if 2 * len(blank) < len(rows):
            yield from (_blank(row, why.head) for row in blank)


def _is_some(cell: Cell) -> bool:
    number = number_in(cell)
    return number is not None and number.value > 0


def _blank(row: Row, head: str) -> Claim:
    title = next((cell.words for cell in row.cells if len(cell.words) > 3), "")  # noqa: PLR2004 -- more than a number
    return Claim("completeness", "fails", row.span, "cell-blank", {"item": title, "column": head})


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
    if not missing and not is_misplaced:
        yield Claim("completeness", "holds", _of(title), "row-complete", {"item": title.words})
    else:
        span = _of(cells[table.task]) if is_misplaced else _of(title)
        params: Params = {"item": title.words, "missing": tuple(missing)}
        yield Claim("completeness", "fails", span, "row-incomplete" if missing else "task-is-no-deed", params)
    if loss.code and title.words.strip(" .") == loss.code and not _named_beside(cells, title):
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
    span = Span(rate.start, rate.end)
    is_exact = exact == loss.points.value * _PERCENT_POINTS or not is_given
    stated, computed = (rate.value, wanted) if is_exact else (loss.points.value, exact // _PERCENT_POINTS)
    verdict: Verdict = "holds" if is_given else "check"
    yield Claim("ratio", verdict, span, "rate-gives-points", params, Amount(stated), Amount(computed), figure=span)


def _domains(group: tuple[Section, ...], table: LossTable) -> Iterator[Claim]:
    """Check each domain's points: its maximum less what its items lost."""
    if not explains(group, table):
        return
    for section, lost in _by_domain(group, table):
        computed = _left(section, lost)
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


def explains(group: tuple[Section, ...], table: LossTable) -> bool:
    """Say whether a table lists what the sections of a group lost: for most of them the points come out."""
    agreeing = sum(_left(section, lost) == section.score.points.value for section, lost in _by_domain(group, table))
    return 2 * agreeing > len(group)


def _by_domain(group: tuple[Section, ...], table: LossTable) -> list[tuple[Section, list[Loss]]]:
    numbered = [(_domain_number(section, place), section) for place, section in enumerate(group, 1)]
    return [(section, [each for each in table.losses if each.domain == number]) for number, section in numbered]


def _left(section: Section, losses: list[Loss]) -> int:
    return section.score.most.value - sum(each.lost for each in losses)


def _domain_number(section: Section, place: int) -> int:
    """Give the number a section claims: its mark's, or ``Tiêu chí thứ 3``, or its place."""
    found = re.search(r"(?:thứ|số)\s+(\d+)", section.item.paragraph.text[:40])
    if found is not None:
        return int(found[1])
    kind = kind_of(section.item.paragraph.mark)
    return number_of_mark(section.item.paragraph.mark, kind) or place
