"""Where a passage opens a whole into its parts (tổng số, trong đó …): the whole, the parts, and the words between.

``389 TTHC (cấp huyện 266 TTHC và cấp xã 123 TTHC)``, ``Rà soát 37 văn bản: còn hiệu lực 29, hết hiệu lực 08``,
``07 đơn vị, đạt 58,33% kế hoạch, gồm 03 phòng và 04 xã``, ``Theo từng quý: quý I 5.410 hồ sơ, quý II …``.
"""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.checks.counts.counted_things import counts_same, is_count
from parindex.core.proofreading.checks.counts.wholes.regions import (
    HAS,
    LISTED,
    SHORT,
    clause_end,
    full_stop,
    goes_on,
    parts_in,
    regions_of,
)
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure, Number
from parindex.core.proofreading.outline import Item, within
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.repairs import is_slip_apart
from parindex.core.terms import SCALE

_OPEN: Final = frozenset({"gồm cả", "trong đó"})
_LABEL: Final = re.compile(
    r"(?:^|[.;]\s+)[\W_]*(?:\w\)\s*)?(?:Theo|Phân theo|Chia theo|Cơ cấu|Trong đó|Cụ thể|Gồm|Xếp loại|Hình thức"
    r"|[Ll]ý do|[Nn]guyên nhân|Về (?:số lần|hình thức|độ tuổi|giới tính|trình độ|cơ cấu|loại))\b[^.:;\d]{0,60}:"
    r"[\W_]*"
)
_LONGEST: Final = 1_000  # code points of a list of parts
_MOST_PARTS: Final = 50  # what lists more is a table that lost its lines
_MOST_WHOLES: Final = 50  # told before a label, the nearest first
_BARE: Final = re.compile(r"[,;:(] (?:[^\W\d_]+,? )+$|[,;:] ?[^\W\d_]+ $")
_NEAR: Final = 60
_FEWEST: Final = 2
_MANY: Final = 3
_MANY_THINGS: Final = 100 * SCALE  # parts of fewer can miss them by a digit and be right


class Opening(NamedTuple):
    """Tổng mở ra các phần: the wholes it may be (the likeliest first), its parts, and the words between.

    ``cue`` opens it: a word, a bracket, a colon, or nothing. ``is_named``: the whole stands at the opening
    itself; else it is one of those told before. ``ends`` are the counts of parts behind which others may
    begin that are none of them. ``is_listed``: each number stands at the head of its part, up to the last (và).
    """

    wholes: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    words: str
    cue: str
    is_named: bool
    ends: tuple[int, ...] = ()
    is_listed: bool = False

    @property
    def is_closed(self) -> bool:
        """Say whether the words mean that the parts are all there is."""
        return bool(self.cue) and self.cue not in {*_OPEN, HAS} and len(self.parts) >= _FEWEST

    @property
    def is_open(self) -> bool:
        """Say whether the words mean that the parts are among the whole."""
        return self.cue in _OPEN


def openings(item: Item, above: tuple[Figure, ...] = ()) -> Iterator[Opening]:
    """Find every whole a passage opens; ``above`` are counts of the passages before."""
    if sum(figure.kind == "number" for figure in item.figures) < _FEWEST:
        return
    counts = tuple(figure for figure in item.figures if is_count(item, figure))
    for figure, region, cue in regions_of(item, counts):
        if (parts := parts_in(item, counts, region, figure)) and len(parts) <= _MOST_PARTS:
            stop = min(clause_end(item, parts[-1].end, region.end), region.start + _LONGEST)
            words = region if cue == "(" else Span(region.start, stop)
            whole = _of_same_things(item, figure, parts) if cue in {"(", ":"} else figure
            if ";" in item.between(figure.end, region.start) and sum(part.value for part in parts) > figure.value:
                whole = _together(item, counts, figure)
            ends = _ends(item, parts) if cue != "(" else ()
            yield Opening(
                (whole,),
                parts,
                folded(item.piece(words)),
                cue,
                is_named=True,
                ends=ends,
                is_listed=_is_listed(item, parts),
            )
    yield from _bare_lists(item, counts)
    for found in _LABEL.finditer(item.paragraph.text):
        region = Span(item.start + found.end(), full_stop(item, item.start + found.end()))
        parts = parts_in(item, counts, region, None)
        wholes = tuple(reversed([each for each in counts if each.end <= item.start + found.start() + 1]))
        if _FEWEST <= len(parts) <= _MOST_PARTS:
            told, said = (*wholes, *above)[:_MOST_WHOLES], folded(item.piece(region))
            sign = ";" if found[0].startswith(";") else ""
            yield Opening(told, parts, said, sign, is_named=False, ends=_ends(item, parts))


def _bare_lists(item: Item, counts: tuple[Figure, ...]) -> Iterator[Opening]:
    """Find wholes that numbers without nouns share out: ``Rà soát 22 văn bản, bãi bỏ 03, sửa đổi 05, giữ nguyên 14``.

    Only where they make it up, or would but for one slip of the pen: nothing else says that they are all.
    """
    for sentence in item.sentences:
        end = full_stop(item, sentence.start)
        told = within(counts, Span(sentence.start, end))
        bare = [place for place, each in enumerate(told) if not each.noun]
        if len(bare) < _MANY or bare != [*range(bare[0], bare[0] + len(bare))] or len(told) > _MOST_PARTS:
            continue
        parts, wholes = told[bare[0] : bare[-1] + 1], [each for each in told[: bare[0]] if each.noun]
        if not all(_BARE.search(item.before(part.start, _NEAR)) for part in parts):
            continue
        values = [part.value for part in parts]
        exact = [each for each in wholes if each.value == sum(values)]
        near = [
            each
            for each in reversed(wholes)
            if each.value >= _MANY_THINGS and each.value > max(values) and is_slip_apart(each.value, values)
        ]
        for whole in (exact or near)[:1]:
            yield Opening((whole,), parts, "", HAS, is_named=True)


def _of_same_things(item: Item, figure: Figure, parts: tuple[Figure, ...]) -> Figure:
    """Give the count parts in a bracket make up: of ``08 thôn trên 03 đảo (đảo Lớn 05 thôn, …)`` the first."""
    if counts_same(figure, parts[0]) or not all(counts_same(parts[0], part) for part in parts):
        return figure
    sentence = item.sentence_at(figure.start) or item.span
    told = [each for each in item.figures_within(Span(sentence.start, figure.start)) if is_count(item, each)]
    return next((each for each in reversed(told) if counts_same(each, parts[0])), figure)


def _together(item: Item, counts: tuple[Figure, ...], figure: Figure) -> Figure:
    """Give all the counts of a clause as one: ``14 đơn vị trực tiếp, 06 đơn vị qua hồ sơ; trong đó …`` are twenty."""
    sentence = item.sentence_at(figure.start) or item.span
    told = [each for each in counts if sentence.start <= each.start <= figure.start and counts_same(each, figure)]
    total = sum(each.value for each in told)
    return figure._replace(start=told[0].start, numbers=(Number(total),)) if len(told) > 1 else figure


def _ends(item: Item, parts: tuple[Figure, ...]) -> tuple[int, ...]:
    """Give the counts of parts behind which a list may end: not where the next stands in it like the one before.

    ``gồm 39 hồ sơ đất đai, 09 hồ sơ xây dựng, 03 hồ sơ môi trường`` goes on behind the second.
    """
    return tuple(count for count in range(_FEWEST, len(parts)) if not goes_on(item, parts, count))


def _is_listed(item: Item, parts: tuple[Figure, ...]) -> bool:
    """Say whether each number heads its part: ``01 Trưởng ban, 02 Phó Trưởng ban và 10 Ủy viên``."""
    is_ended = len(parts) > _FEWEST or item.before(parts[-1].start, SHORT).endswith(" và ")
    return is_ended and all(LISTED.search(item.before(part.start, SHORT)) for part in parts)
