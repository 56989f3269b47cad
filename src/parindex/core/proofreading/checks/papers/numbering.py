"""Numbering (đánh số mục): headings and items without a hole or a repeat, plans in the order of their dates."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params
from parindex.core.proofreading.outline import Item, number_of_mark
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import SCALE, Amount

_COUNTED: Final = ("capital", "roman", "article", "decimal-1", "decimal-2", "decimal-3", "letter", "bracket")
_FEWEST: Final = 3
_QUOTED: Final = 60


def check_numbering(reading: ReportReading) -> Iterator[Claim]:
    """Check the marks of each run of siblings: 1, 2, 3 and no more than one of each."""
    for parent in (None, *reading.outline.items):
        runs: dict[str, list[Item]] = {}
        for child in reading.outline.children(parent):
            runs.setdefault(child.kind, []).append(child)
        for kind in _COUNTED:
            for run in _alike(runs.get(kind, [])):
                is_numbering = kind != "decimal-3" or _label_of(parent) == _before_last(run[0])
                if is_numbering and not _are_losses(reading, run):
                    yield from _of_run(run)
        yield from _of_codes(runs.get("decimal-3", []))


def _alike(items: list[Item]) -> Iterator[list[Item]]:
    """Yield the runs of siblings that count on from one another: 1.1 and 1.2, then 2.1 and 2.2."""
    runs: dict[str, list[Item]] = {}
    for item in items:
        runs.setdefault(_before_last(item) if item.kind.startswith("decimal") else "", []).append(item)
    yield from runs.values()


def _label_of(item: Item | None) -> str:
    return ".".join(re.findall(r"\d+", item.paragraph.mark)) if item is not None else ""


def _before_last(item: Item) -> str:
    """Give a mark without its last number: ``3.2`` of ``3.2.1``."""
    return _label_of(item).rpartition(".")[0]


def _are_losses(reading: ReportReading, run: list[Item]) -> bool:
    """Say whether items are criteria that lost points: a list of these leaves the others out."""
    return run[0].kind != "decimal-1" and 2 * sum(bool(reading.deductions(item)) for item in run) > len(run)


def _of_codes(items: list[Item]) -> Iterator[Claim]:
    """Doubt the one code of a list of criteria (1.3.2, 3.2.1, 3.3.4 …) that does not come behind the one before it."""
    codes = [tuple(int(part) for part in _label_of(item).split(".")) for item in items]
    fallen = [place for place in range(1, len(codes)) if codes[place] <= codes[place - 1]]
    if len(items) < _FEWEST or len(fallen) != 1:
        return
    item, before = items[fallen[0]], items[fallen[0] - 1]
    params: Params = {"expected": _label_of(before), "stated": item.paragraph.mark}
    yield Claim("sequence", "check", _head(item), "code-behind", params, _label_of(item), None, (_head(before),))


def _of_run(items: list[Item]) -> Iterator[Claim]:
    """Check one run; a run that begins anew at 1 is another list."""
    numbers = [number_of_mark(item.paragraph.mark, item.kind) for item in items]
    run: list[Item] = []
    meant: list[int] = []
    for place, (item, number) in enumerate(zip(items, numbers, strict=True)):
        is_slip = bool(meant) and number != meant[-1] + 1 and numbers[place + 1 : place + 2] == [meant[-1] + 2]
        if is_slip:
            yield _broken(item, number, meant[-1] + 1, run[-1])
            number = meant[-1] + 1  # noqa: PLW2901 -- read as meant from here on
        elif number == 1 and run:
            yield from _of_one(run, meant)
            run, meant = [], []
        run.append(item)
        meant.append(number)
    yield from _of_one(run, meant)


def _of_one(run: list[Item], meant: list[int]) -> Iterator[Claim]:
    if len(run) < _FEWEST or meant[0] != 1:
        return
    breaks = [place for place in range(1, len(run)) if meant[place] != meant[place - 1] + 1]
    for place in breaks:
        yield _broken(run[place], meant[place], meant[place - 1] + 1, run[place - 1])
    if not breaks and meant == [number_of_mark(item.paragraph.mark, item.kind) for item in run]:
        count = Amount(len(run) * SCALE)
        yield Claim("sequence", "holds", _head(run[-1]), "numbers-complete", {"count": len(run)}, count, count)


def _broken(item: Item, number: int, expected: int, before: Item) -> Claim:
    code = (
        "number-repeated"
        if number == expected - 1
        else "number-missing"
        if number > expected
        else "number-out-of-order"
    )
    params: Params = {"expected": expected, "stated": item.paragraph.mark}
    stated, computed = Amount(number * SCALE), Amount(expected * SCALE)
    return Claim("sequence", "fails", _head(item), code, params, stated, computed, (_head(before),))


def _head(item: Item) -> Span:
    """Give the beginning of an item, its mark and first words."""
    text = item.paragraph.text[:_QUOTED]
    cut = len(text.rstrip()) if len(item.paragraph.text) <= _QUOTED else text.rfind(" ")
    return Span(item.start, item.start + max(cut, 1))
