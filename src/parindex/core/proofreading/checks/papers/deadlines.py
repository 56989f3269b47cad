"""Deadlines (thời hạn): what a paper orders lies ahead of its day; what is told as done ended by its deadline."""

import re
from datetime import date

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.papers.citations import own_number_and_day, written
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure, figures_in
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Cell, Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, Row

_DEADLINE: Final = re.compile(r"thoi gian|thoi han|han hoan thanh|tien do")
_DONE_ON: Final = re.compile(
    r"ngay (?:thuc te )?(?:hoan thanh|xong|thuc hien|gui|nop|tra)|thoi gian hoan thanh thuc te"
)
_STATUS: Final = re.compile(r"tinh trang|trang thai|ket qua|ghi chu|danh gia|tien do|da thuc hien")
_TOLD: Final = re.compile(
    r"^(?:da |dang |chua |hoan thanh|hoan tat|xong\b|dung (?:han|tien do)|truoc han|cham|tre|qua han|vuot)"
)
_FINISHED: Final = re.compile(
    r"^(?:da )?(?:hoan thanh|hoan tat|xong|khac phuc|thuc hien xong)(?: xong)?(?: (?:dung|truoc) (?:thoi )?han)?\.?$"
)
_LATE: Final = re.compile(r"cham|tre|qua han|khong dung")
_CLOCK: Final = r"(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2})?\s*(?:phút)?,?\s*)?"
_DUE: Final = re.compile(
    r"(?:trước|chậm nhất|hạn|xong|chậm nhất là|hoàn thành (?:trước|đến|vào)?)\s*(?:là\s*)?(?:hết\s*)?"
    rf"{_CLOCK}ngày\s*$",
    re.IGNORECASE,
)
_KEPT: Final = re.compile(
    r"(?:đúng|kịp)(?: thời)?(?: hạn| gian| tiến độ| quy định)[^.;()]{0,40}\([^()]*$", re.IGNORECASE
)
_OF_DATA: Final = re.compile(
    r"(?:số liệu|dữ liệu|biên chế|phát sinh|tính|có)\s+trước ngày\s*$",
    re.IGNORECASE,
)
_TOLD_OF: Final = re.compile(
    r"\b(?:đã|được) (?:ban hành|có|gửi|tổ chức|thực hiện|triển khai|hướng dẫn|yêu cầu|chỉ đạo|giao|hoàn thành|tính)\b",
    re.IGNORECASE,
)
_CITED: Final = re.compile(r"/[A-ZĐ][\w&-]*,?\s+(?:ký |ban hành )?ngày\s*$")
_NEAR: Final = 40  # code points before a day
_FAR: Final = 300  # code points behind a deadline
_PERIOD: Final = re.compile(r"\btừ (ngày\s+[\d/.-]+)\s+đến\b")
_STOP: Final = re.compile(r"(?<!\d)\.\s|(?<=\d)\.\s+(?=[^\W\d_])")
_NOT_DUE: Final = re.compile(r"(?:ban hành|ký|số|QĐ|KH|từ)[^.;]{0,12}$")


def check_deadlines(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check deadlines in orders, in tables of tasks to be done, and in tables that tell which are done."""
    _, day, _ = own_number_and_day(reading.document)
    for grid in grids:
        if _tells_what_is_done(grid):
            yield from _kept_deadlines(grid)
        elif day is not None:
            yield from _deadlines(grid, day)
    if day is not None:
        yield from _deadlines_in_prose(reading, day)


def _deadlines_in_prose(reading: ReportReading, day: date) -> Iterator[Claim]:
    """Check ``báo cáo trước 17 giờ 00 ngày 15/6/2025`` in orders: it lies behind the day of the paper."""
    for item in reading.outline.items:
        for figure in item.figures:
            before = item.before(figure.start) if figure.kind == "date" else ""
            is_order = _DUE.search(before) and not _NOT_DUE.search(before) and not _KEPT.search(before)
            if is_order and figure.numbers[2].value:
                yield from () if _is_recounted(item, figure, day) else _deadline(figure, day, "check")


def _is_recounted(item: Item, figure: Figure, day: date) -> bool:
    """Say whether a day is told of, not set: of data (``số liệu trước ngày 01/7``), or among days gone by."""
    before = item.before(figure.start)
    if _OF_DATA.search(before):
        return True
    due = _day_of(figure, day.year)
    held = [
        _day_of(each, 0) for each in item.figures if each.kind == "date" and not _CITED.search(item.before(each.start))
    ]
    if due is not None and any(each is not None and due < each < day for each in held):
        return True  # what followed it is told as well: the steps of what was done
    sentence = _STOP.split(before)[-1] + _STOP.split(item.behind(figure.end))[0]
    periods = [_day_of(each, day.year) for each in figures_in(" ".join(_PERIOD.findall(sentence)))]
    return _TOLD_OF.search(sentence) is not None or any(each is not None and each < day for each in periods)


def _deadline_columns(grid: Grid) -> list[int]:
    return [column.place for column in grid.columns if _DEADLINE.search(folded(column.head))]


def _tells_what_is_done(grid: Grid) -> bool:
    """Say whether a table tells how far its tasks are: it has days of completion, or a column of states."""
    due = _deadline_columns(grid)
    for column in grid.columns:
        head = folded(column.head)
        if column.place in due or not (_DONE_ON.search(head) or _STATUS.search(head)):
            continue
        cells = [folded(row.cells[column.place].words) for row in grid.units if row.cells[column.place].words]
        told = sum(_TOLD.search(cell) is not None for cell in cells)
        if _DONE_ON.search(head) or (cells and 2 * told >= len(cells)):
            return True
    return False


def _deadlines(grid: Grid, day: date) -> Iterator[Claim]:
    """Check that the deadlines of a remediation table lie behind the day of its letter; none of rows told as done."""
    columns = _deadline_columns(grid)
    for row in grid.rows:
        if any(_FINISHED.search(folded(cell.words)) for cell in row.cells):
            continue
        for cell in (row.cells[index] for index in columns):
            for figure in figures_in(cell.text, cell.start):
                if figure.kind == "date":
                    yield from _deadline(figure, day)


def _deadline(figure: Figure, day: date, broken: Verdict = "fails") -> Iterator[Claim]:
    due = _day_of(figure, day.year)
    if due is not None:
        verdict: Verdict = "holds" if due >= day else broken
        params: Params = {"other": written(day)}
        yield Claim("date", verdict, figure.span, "deadline-ahead", params, written(due), None)


def _day_of(figure: Figure, year: int) -> date | None:
    number, month, own_year = (part.value // 10_000 for part in figure.numbers)
    try:
        return date(own_year or year, month, number)
    except ValueError:
        return None


def _kept_deadlines(grid: Grid) -> Iterator[Claim]:
    """Check ``Thời hạn 28/02/2026 | Ngày hoàn thành 05/3/2026 | Hoàn thành chậm``, if some row is told as late."""
    due = _deadline_columns(grid)
    done = [column.place for column in grid.columns if _DONE_ON.search(folded(column.head)) and column.place not in due]
    states = [
        column.place for column in grid.columns if _STATUS.search(folded(column.head)) and column.place not in due
    ]
    if len(due) != 1 or len(done) != 1 or len(states) != 1:
        return
    told = [folded(row.cells[states[0]].words) for row in grid.units]
    if not any(_LATE.search(each) for each in told):
        return
    for row, state in zip(grid.units, told, strict=True):
        if _LATE.search(state) or _FINISHED.search(state):
            yield from _kept(row, due[0], done[0], is_late=bool(_LATE.search(state)))


def _kept(row: Row, due: int, done: int, *, is_late: bool) -> Iterator[Claim]:
    latest, ended = _only_day(row.cells[due]), _only_day(row.cells[done])
    if latest is None or ended is None:
        return
    verdict: Verdict = "holds" if (ended > latest) == is_late else "fails"
    cell = row.cells[done]
    params: Params = {"other": written(latest)}
    bound = (Span(row.cells[due].start, row.cells[due].end),)
    code = "done-late" if is_late else "done-in-time"
    yield Claim("date", verdict, cell.span, code, params, written(ended), None, bound)


def _only_day(cell: Cell) -> date | None:
    """Give the day a cell holds, with its year; none for more than one."""
    days = [figure for figure in figures_in(cell.text, cell.start) if figure.kind == "date"]
    return _day_of(days[0], 0) if len(days) == 1 and days[0].numbers[2].value else None
