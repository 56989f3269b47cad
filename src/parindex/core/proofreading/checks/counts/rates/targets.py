"""Rates and their targets (chỉ tiêu): reached or not, as the words say; and never more than all."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE, Amount

_HUNDRED: Final = 100 * SCALE
_CLAUSE: Final = 60
_COUNTED: Final = re.compile(r"\d\s+(?:chi tieu|muc tieu|yeu cau)\b")
_MORE: Final = re.compile(r"tăng|vượt|so với|bằng|gấp|kế hoạch|dự toán|chỉ tiêu|thu ngân sách", re.IGNORECASE)


def check_targets(item: Item) -> Iterator[Claim]:
    """Check what was reached against what was asked, and against all there is."""
    yield from _above_hundred(item)
    yield from _targets(item)
    yield from _against_targets(item)


def _targets(item: Item) -> Iterator[Claim]:
    """Check ``mới đạt 55%, thấp hơn chỉ tiêu 60%`` and ``chưa hoàn thành (thực hiện 73%, kế hoạch 80%)``."""
    for span in item.sentences:
        piece = item.piece(span)
        rates = [figure for figure in item.figures_within(span) if figure.kind == "percent"]
        if len(rates) != 2:  # noqa: PLR2004 -- reached and target
            continue
        reached, target = rates
        leads = folded(item.between(reached.end, target.start))
        if (
            not re.search(r"(?:chi tieu|ke hoach|muc tieu|yeu cau|quy dinh|nghi quyet)[^\d]{0,30}$", leads)
            or len(leads) > _CLAUSE
            or _COUNTED.search(leads)  # 03 chỉ tiêu đạt (60%), 02 chỉ tiêu không đạt (40%): shares of them
        ):
            continue
        said = folded(piece)
        is_below = re.search(r"chua (?:dat|hoan thanh)|khong (?:dat|hoan thanh)|thap hon|chua bang", said) is not None
        is_above = not is_below and re.search(r"vuot|cao hon|hoan thanh|dat chi tieu|dat ke hoach", said) is not None
        if not (is_below or is_above):
            continue
        verdict: Verdict = "holds" if (reached.value < target.value) == is_below else "fails"
        params: Params = {"reached": Amount(reached.value), "target": Amount(target.value)}
        lead = len(piece) - len(piece.lstrip())
        yield Claim("contradiction", verdict, Span(span.start + lead, target.end), "actual-against-target", params)


def _above_hundred(item: Item) -> Iterator[Claim]:
    """Doubt rates of more than 100% that are no comparison."""
    for figure in item.figures:
        if figure.kind != "percent" or figure.value <= _HUNDRED:
            continue
        sentence = item.sentence_at(figure.start) or item.span
        before = item.before(figure.start, max(_CLAUSE, figure.start - sentence.start))
        if not _MORE.search(before + item.behind(figure.end, _CLAUSE)):
            span = figure.span
            yield Claim("bound", "check", span, "above-hundred", {}, Amount(figure.value), Amount(_HUNDRED))


def _against_targets(item: Item) -> Iterator[Claim]:
    """Check ``chưa đạt so với chỉ tiêu (0%/30%)``: reached or not, as the words say."""
    for figure in item.figures:
        if figure.kind != "percent-pair":
            continue
        before = item.before(figure.start)
        is_denied = re.search(r"(?:chưa|không) đạt[^.;]*$", before, re.IGNORECASE) is not None
        reached, target = (number.value for number in figure.numbers)
        verdict: Verdict = "holds" if is_denied == (reached < target) else "check"
        params: Params = {"reached": Amount(reached), "target": Amount(target)}
        yield Claim("contradiction", verdict, figure.span, "actual-against-target", params)
