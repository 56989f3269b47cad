"""Figures of a table told again in prose (số liệu nhắc lại): the same, or a slip of the pen away from it."""

import re
from collections import deque

from parindex.core.light_typing import Final, Iterable, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.claims import Claim, Repair, Verdict
from parindex.core.proofreading.names import folded, words_in
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.proofreading.tables.columns import Grid, number_in
from parindex.core.terms import SCALE, Amount, decimal_text

_ABOVE: Final = re.compile(r"(?:nêu|kể|nói) trên\b")
_NEAR: Final = 40
_LAST_WORDS: Final = 2  # of a noun, that tell which of the things are counted
_MOST_ABOVE: Final = 300  # counts of the same things, the nearest ones, among which one told above is sought
_NAMING: Final = 2  # words of a header
_IF: Final = re.compile(r"\b(?:nếu|giả sử|dự kiến|sẽ (?:là|đạt|còn|có|tăng|giảm))\b", re.IGNORECASE)
_DIGITS: Final = 3  # that make a figure telling
_RATIO_DECIMALS: Final = 2


class _Total(NamedTuple):
    """Một tổng hoặc trung bình trong bảng: where it stands first, and the words of the headers it stands under."""

    span: Span
    heads: list[frozenset[str]]

    def is_named(self, said: frozenset[str]) -> bool:
        """Say whether words name a column it stands in: two of its header's, or the only one."""
        return any(len(head & said) >= min(_NAMING, len(head)) for head in self.heads)


def check_repeated_figures(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check figures in prose that are, or nearly are, totals and means of the tables."""
    totals = _totals(grids)
    known = _cells(grids) | _prose(reading)
    for item in reading.outline.items if totals else ():
        beside = frozenset(each.value for each in item.figures if each.numbers)
        for figure in item.figures:
            if figure.kind in {"number", "percent"} and _is_telling(figure):
                said = frozenset() if _is_conditional(item, figure) else words_in(_words_around(item, figure))
                yield from _of_figure(figure, totals, known, beside, said)


def check_figures_above(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``23 hồ sơ quá hạn nêu trên``: a figure said to stand above does."""
    items = reading.outline.items
    if not any(_ABOVE.search(item.paragraph.text) for item in items):
        return
    counted: dict[str, deque[tuple[Figure, str]]] = {}
    for item, figure in ((each, figure) for each in items for figure in each.figures):
        if figure.kind == "number":
            words = folded(figure.noun).split()
            above = counted.setdefault(words[0] if words else "", deque(maxlen=_MOST_ABOVE))
            told = []
            if _ABOVE.match(item.behind(figure.end).lstrip().removeprefix(figure.noun).lstrip()):
                told = [*_told_above(above, words), *_totals_above(grids, figure)]
            above.append((figure, _words_around(item, figure)))
            if told:
                right = next((each for each in told if each[0] == figure.value), told[-1])
                is_sure = len({value for value, _ in told}) == 1
                verdict: Verdict = "holds" if right[0] == figure.value else "fails" if is_sure else "check"
                own = figure.span
                stated, computed = Amount(figure.value), Amount(right[0])
                code = "told-again" if verdict == "holds" else "told-otherwise"
                yield Claim("contradiction", verdict, own, code, {}, stated, computed, (right[1],), figure=own)


def _told_above(above: Iterable[tuple[Figure, str]], words: Sequence[str]) -> list[tuple[int, Span]]:
    """Give the counts of the same things told before a figure: the last words of its noun stand around them."""
    last = " ".join(words[-_LAST_WORDS:])
    return [(each.value, each.span) for each, around in above if last in around]


def _words_around(item: Item, figure: Figure) -> str:
    """Give the words of a figure's clause, folded."""
    around = item.paragraph.text[max(0, figure.start - item.start - _NEAR) : figure.end - item.start + _NEAR]
    clause = re.split(r"[;.]", around[: figure.start - item.start])[-1]
    behind = re.split(r"[;,.]", item.behind(figure.end, _NEAR))[0]
    return folded(clause[-_NEAR:] + " " + behind[:_NEAR])


def _totals_above(grids: list[Grid], figure: Figure) -> list[tuple[int, Span]]:
    """Give the totals of columns named by the last words of what is counted."""
    words = " ".join(folded(figure.noun).split()[-_LAST_WORDS:])
    return [
        (number.value, Span(row.cells[column.place].start, row.cells[column.place].end))
        for grid in grids
        if grid.table.end <= figure.start
        for row in grid.rows_of("total")
        for column in grid.numeric()
        if words in folded(column.head)
        and not re.search(r"%|ty le", folded(column.head))
        and (number := number_in(row.cells[column.place])) is not None
    ]


def _is_telling(figure: Figure) -> bool:
    if _is_ratio(figure):
        return True
    return len(figure.text.strip("%0 ").replace(",", "").replace(".", "").lstrip("0")) >= _DIGITS


def _is_conditional(item: Item, figure: Figure) -> bool:
    """Say whether a figure is told of what is not yet: ``nếu được chấp nhận, tổng điểm sẽ là 27,06 điểm``."""
    sentence = item.sentence_at(figure.start)
    return sentence is not None and _IF.search(item.piece(Span(sentence.start, figure.start))) is not None


def _totals(grids: list[Grid]) -> dict[int, _Total]:
    """Collect the totals and means tables print: where, and the words of the columns they stand in."""
    found: dict[int, _Total] = {}
    for grid in grids:
        for row in (*grid.rows_of("total"), *grid.rows_of("mean")):
            for column in grid.numeric():
                cell = row.cells[column.place]
                if (number := number_in(cell)) is not None:
                    total = found.setdefault(number.value, _Total(cell.span, []))
                    total.heads.append(words_in(column.head))
    return found


def _cells(grids: list[Grid]) -> frozenset[int]:
    return frozenset(
        abs(number.value)
        for grid in grids
        for row in grid.rows
        for cell in row.cells
        if (number := number_in(cell)) is not None
    )


def _prose(reading: ReportReading) -> frozenset[int]:
    """Collect the figures the prose states more than once: they mean themselves."""
    seen: dict[int, int] = {}
    for item in reading.outline.items:
        for figure in item.figures:
            if figure.kind in {"number", "percent"} and figure.numbers:
                seen[figure.value] = seen.get(figure.value, 0) + 1
    return frozenset(value for value, count in seen.items() if count > 1)


def _of_figure(
    figure: Figure, totals: dict[int, _Total], known: frozenset[int], beside: frozenset[int], said: frozenset[str]
) -> Iterator[Claim]:
    """Hold a figure against the totals: equal to one, or a slip of the only one near it whose column is named."""
    own = figure.span
    stated = Amount(figure.value)
    if figure.value in totals:
        yield Claim(
            "contradiction", "holds", own, "told-again", {}, stated, stated, (totals[figure.value].span,), figure=own
        )
    elif figure.value not in known:
        near = [value for value in totals if _is_nearly(figure, value)]
        if len(near) == 1 and near[0] not in beside and totals[near[0]].is_named(said):
            shown = decimal_text(near[0], figure.numbers[0].decimals, mark=",")
            repairs = (Repair(own, shown + ("%" if figure.kind == "percent" else ""), "computed"),)
            yield Claim(
                "contradiction",
                "check",
                own,
                "nearly-told-again",
                {},
                stated,
                Amount(near[0]),
                (totals[near[0]].span,),
                repairs,
                figure=own,
            )


def _is_ratio(figure: Figure) -> bool:
    """Say whether a percentage is so small that a ratio may be meant."""
    return figure.kind == "percent" and 0 < figure.value <= SCALE and figure.numbers[0].decimals >= _RATIO_DECIMALS


def _is_nearly(figure: Figure, value: int) -> bool:
    """Say whether a figure is a slip of the pen for a table's, or the table's rate told as a ratio: 0,80% for 79,88."""
    if _is_ratio(figure):
        return abs(100 * figure.value - value) <= 50 * figure.numbers[0].last_place  # half of its last digit
    return _alike(figure.value, value) and is_slip(figure.value, value)


def _alike(one: int, other: int) -> bool:
    """Say whether two numbers are of one size, or one is the other a hundred times over."""
    return 2 * min(one, other) > max(one, other) or one * 100 == other
