"""Points under labels (điểm tối đa, điểm tự chấm, điểm không đạt): each item's loss, and the sums of its section.

``3.4. Số hóa hồ sơ. Điểm tối đa: 4; điểm tự chấm: 3,72; điểm không đạt: 0,28.`` and at the end of the section
``Cộng lĩnh vực III: 22,29/24 điểm.``
"""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.numbers import Number, number_of
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_swapped
from parindex.core.proofreading.tables.columns import number_in
from parindex.core.terms import Amount

_POINTS: Final = r"\s*:?\s*(\d+(?:[.,]\d+)?)(?!\d|[.,]\d|\s*%)\s*(?:điểm)?"
_LABELLED: Final = re.compile(
    rf"(?:điểm )?tối đa{_POINTS}\s*[;,]\s*(?:điểm )?(?:tự chấm|tự đánh giá|thẩm định|đạt được|đạt){_POINTS}"
    rf"(?:\s*[;,]\s*(?:điểm )?(?:không đạt|chưa đạt|bị trừ|trừ|mất){_POINTS})?",
    re.IGNORECASE,
)
_SUBTOTAL: Final = re.compile(
    r"^\s*Cộng (?:lĩnh vực|mục|phần) ([IVX]+|\d+)\s*:\s*(\d+(?:[.,]\d+)?)\s*/\s*(\d+(?:[.,]\d+)?) điểm"
)
_LATER: Final = re.compile(r"\(?\s*(?:sẽ )?(?:bổ sung|cập nhật|giải trình) sau\s*\)?\s*\.?\s*$", re.IGNORECASE)


class _Labelled(NamedTuple):
    """An item's points under labels; no loss where it states none."""

    most: Number
    points: Number
    lost: Number | None
    span: Span


def check_labelled_losses(reading: ReportReading) -> Iterator[Claim]:
    """Check each item's loss, a loss explained “later”, and the subtotal of each section."""
    section: list[_Labelled] = []
    for item, following in zip(reading.outline.items, [*reading.outline.items[1:], None], strict=False):
        own = _labelled(item)
        section += [own] if own is not None else []
        if own is not None and own.lost is not None:
            yield _loss(own, own.lost)
            if following is not None and own.lost.value and _LATER.search(following.paragraph.words.partition(":")[2]):
                yield Claim("completeness", "check", own.span, "row-incomplete", {"missing": ("cause",)})
        subtotal = _SUBTOTAL.match(item.paragraph.text)
        if subtotal is not None:
            yield from _subtotal(reading, item, subtotal, section)
            section = []


def _labelled(item: Item) -> _Labelled | None:
    found = _LABELLED.search(item.paragraph.text) if "tối đa" in item.paragraph.text.casefold() else None
    if found is None:
        return None
    most, points, lost = (number_of(each) if each else None for each in found.groups())
    if most is None or points is None:
        return None
    return _Labelled(most, points, lost, Span(item.start + found.start(), item.start + found.end()))


def _loss(own: _Labelled, lost: Number) -> Claim:
    computed = own.most.value - own.points.value
    verdict: Verdict = "holds" if computed == lost.value else "fails"
    params: Params = {"most": Amount(own.most.value), "points": Amount(own.points.value), "computed": Amount(computed)}
    said, out = Amount(lost.value), Amount(computed)
    return Claim("difference", verdict, own.span, "deduction", params, said, out, figure=own.span)


def _subtotal(reading: ReportReading, item: Item, found: re.Match[str], section: list[_Labelled]) -> Iterator[Claim]:
    """Hold a subtotal against its items, if their maxima make up its own; against the one item that slipped else."""
    points, most = number_of(found[2]), number_of(found[3])
    if points is None or most is None or sum(each.most.value for each in section) != most.value:
        return
    total = sum(each.points.value for each in section)
    span = Span(item.start + found.start(2), item.start + found.end(3))
    if total != points.value and _is_in_tables(reading, found[1], points):
        yield from _slipped_item(section, points.value - total)
        return
    terms = tuple(Amount(each.points.value) for each in section)
    params: Params = {"terms": terms, "left": Amount(points.value - total), "computed": Amount(total)}
    verdict: Verdict = "holds" if total == points.value else "fails"
    bound = tuple(each.span for each in section)
    said = Amount(points.value)
    yield Claim("sum", verdict, span, "points-of-items", params, said, Amount(total), bound, figure=span)


def _is_in_tables(reading: ReportReading, numeral: str, points: Number) -> bool:
    """Say whether a table of the sections gives the section these points too."""
    rows = (row for grid in reading.grids for row in grid.units if row.cells[0].words.rstrip(".") == numeral)
    return any(
        (number := number_in(cell)) is not None and number.value == points.value for row in rows for cell in row.cells
    )


def _slipped_item(section: list[_Labelled], left: int) -> Iterator[Claim]:
    """Accuse the one item whose points are a slip of those that would make up the subtotal."""
    slips = [each for each in section if is_swapped(each.points.value, each.points.value + left)]
    for each in slips if len(slips) == 1 else ():
        meant = Amount(each.points.value + left)
        params: Params = {"computed": meant}
        yield Claim("sum", "fails", each.span, "points-of-subtotal", params, Amount(each.points.value), meant)
