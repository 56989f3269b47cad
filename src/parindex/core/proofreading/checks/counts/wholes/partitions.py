"""A whole and its parts (tổng số, trong đó …): sums where the words exhaust the whole, bounds else.

``389 TTHC (cấp huyện 266 TTHC và cấp xã 123 TTHC)`` is a sum; ``13 tin bài, trong đó có 02 phóng sự`` is a
bound. Parts that add up exactly are a sum whatever the words; of the others those are told that nearly do.
"""

import re
from itertools import accumulate

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.counts.counted_things import counts_same, end_of_part
from parindex.core.proofreading.checks.counts.wholes.openings import Opening, openings
from parindex.core.proofreading.checks.counts.wholes.regions import HAS
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip_apart, nearly_make_up
from parindex.core.terms import SCALE, Amount

_NONE: Final = re.compile(r"\bkhong co\b")
_REST_LAST: Final = re.compile(r"\bcon lai(?: la| co)? \d[\d.]*(?: [a-z]+[^\d.;]*)?$")
_FEWEST: Final = 2
_MANY: Final = 3
_MANY_THINGS: Final = 100 * SCALE  # two of fewer things can miss a whole by a digit and be right
_LITTLE: Final = 50  # parts that make this part of the whole too much leave no room for one told twice
_ABOVE: Final = 3  # passages before a label in which its whole can stand
# Words that together leave nothing out: where all of a set stand with the parts, they make the whole.
_EXHAUSTIVE: Final = tuple(
    tuple(re.compile(word) for word in words)
    for words in (
        (r"truoc han", r"dung han", r"tre|qua han|cham han"),
        (r"(?:truoc va|truoc,|dung va truoc|truoc han va|va) ?(?:truoc |dung )?han", r"tre|qua han|cham han"),
        (r"trong han|chua den han", r"qua han|tre han"),
        (r"truc tuyen", r"truc tiep|tien mat"),
        (r"cap huyen|cap tinh", r"cap xa"),
        (r"con hieu luc", r"het hieu luc"),
        (r"cong chuc", r"vien chuc"),
        (r"\bnam\b", r"\bnu\b"),
        (r"hop le", r"khong hop le"),
        (r"giu nguyen|khong thay doi", r"\b(?:giam|tang|dieu chinh)"),
        (r"\bdat\b|\bvuot\b", r"(?:chua|khong) dat"),
        (r"tang diem", r"giam diem"),
        (r"da hoan thanh|hoan thanh", r"dang (?:thuc hien|trien khai)|chua (?:hoan thanh|thuc hien|trien khai)"),
    )
)

_OVERLAPPING: Final = re.compile(r"\b(?:vua|dong thoi|nu|dang vien|doan vien|dan toc|ton giao|dai hoc|tre(?! han))\b")
# 07 ý kiến, trong đó có 03 ý kiến của các sở và 04 ý kiến của các xã: nobody else's is left.
_PARALLEL: Final = re.compile(r"\d ([a-z]+(?: [a-z]+)?) cua [^\d.;]*\bva \d+ \1 cua ")
_UNFINISHED: Final = (
    re.compile(r"dang (?:thuc hien|trien khai|xu ly)"),
    re.compile(r"cham (?:tien do|muon)|qua han|chua (?:thuc hien|trien khai|xu ly)"),
)


def check_partitions(reading: ReportReading) -> Iterator[Claim]:
    """Check every whole that is opened into its parts."""
    for place, item in enumerate(reading.passages):
        near = reading.passages[max(0, place - _ABOVE) : place] if item.place >= 0 else ()
        above = tuple(figure for each in reversed(near) for figure in reversed(each.figures) if figure.kind == "number")
        found = [claim for opening in openings(item, above) if (claim := _claim(item, opening)) is not None]
        sure = {(claim.figure, claim.computed) for claim in found if claim.verdict == "fails"}
        yield from (each for each in found if each.verdict != "check" or (each.figure, each.computed) not in sure)


def _claim(item: Item, opening: Opening) -> Claim | None:
    for whole in opening.wholes:
        for parts in _readings(whole, opening):
            if _total(parts) == whole.value and (
                opening.is_named or len(parts) > _FEWEST or counts_same(whole, parts[0])
            ):
                return _sum(item, whole, parts, "holds")
    if not opening.is_named:
        return _nearly(item, opening)
    whole = opening.wholes[0]
    if _are_of_each(whole, opening.parts):
        return None
    parts = _likeliest(whole, opening)
    verdict = _doubt(whole, parts, opening)
    if verdict is not None:
        return _sum(item, whole, parts, verdict)
    return _bound(whole, parts) if opening.is_open else None


def _readings(whole: Figure, opening: Opening) -> Iterator[tuple[Figure, ...]]:
    """Give the ways the parts may be meant: all of them, those of the same things; in the open, the first of them."""
    parts = opening.parts
    same = tuple(part for part in parts if counts_same(whole, part))
    totals = list(accumulate(_values(parts)))
    first = (parts[:end] for end in reversed(opening.ends) if totals[end - 1] == whole.value)  # the others are none
    for reading in (parts, same, *first):
        if len(reading) >= _FEWEST or (reading and _leaves_nothing_out(reading, opening)):
            yield reading


def _likeliest(whole: Figure, opening: Opening) -> tuple[Figure, ...]:
    same = tuple(part for part in opening.parts if counts_same(whole, part))
    return same if _FEWEST <= len(same) < len(opening.parts) else opening.parts


def _doubt(whole: Figure, parts: tuple[Figure, ...], opening: Opening) -> Verdict | None:
    """Say how sure it is that parts miss their whole; none where they need not make it up."""
    if all(counts_same(whole, part) for part in parts) and _leaves_nothing_out(parts, opening):
        return "fails"
    if len(parts) < _FEWEST or _may_overlap(opening.words):
        return None
    if not (opening.is_listed or all(_may_be_part(whole, part) for part in parts)):
        return None
    is_near = nearly_make_up(whole.value, _values(parts))
    is_left = _tells_all_left(opening.words) and 5 * abs(_total(parts) - whole.value) <= whole.value
    is_left = is_left or _REST_LAST.search(opening.words) is not None
    if is_near and (opening.is_closed or _exhausts(opening.words) or is_left):
        return "fails"
    is_slip = is_slip_apart(whole.value, _values(parts))
    is_one_kind = all(counts_same(whole, part) for part in parts)
    more = _total(parts) - whole.value
    is_little_more = opening.is_listed and is_one_kind and _LITTLE * more <= whole.value  # no part may stand twice
    is_too_much = (opening.is_listed or is_one_kind) and more > 0 and (is_slip or is_little_more)
    is_paired = is_one_kind and is_slip and (opening.cue == HAS or _PARALLEL.search(opening.words) is not None)
    is_told = len(parts) >= _MANY or is_too_much or is_paired or (whole.value >= _MANY_THINGS and is_slip)
    return "check" if is_near and is_told and max(part.value for part in parts) < whole.value else None


def _may_overlap(words: str) -> bool:
    """Say whether one person can be in two of the parts: ``07 nữ, 06 đảng viên``."""
    return _OVERLAPPING.search(words) is not None and not _exhausts(words)


def _tells_all_left(words: str) -> bool:
    """Say whether words go through what is not finished: under way and late, if the numbers come near."""
    return all(word.search(words) for word in _UNFINISHED)


def _leaves_nothing_out(parts: Sequence[Figure], opening: Opening) -> bool:
    """Say whether the words go through all there is: kept and changed, “không có” for a part of none."""
    return _exhausts(opening.words) and (len(parts) >= _FEWEST or _NONE.search(opening.words) is not None)


def _nearly(item: Item, opening: Opening) -> Claim | None:
    """Doubt parts whose whole stands somewhere before them: only where one slip of the pen explains the miss."""
    parts = opening.parts
    for whole in opening.wholes:
        if (
            len(parts) >= _MANY
            and (whole.value >= _MANY_THINGS or opening.cue == ";")
            and all(counts_same(whole, part) or not part.noun for part in parts)
            and is_slip_apart(whole.value, _values(parts))
        ):
            return _sum(item, whole, parts, "check")
    return None


def _may_be_part(whole: Figure, part: Figure) -> bool:
    """Say whether a number may count some of the same things: the same noun, a wider one, or none."""
    one, other = folded(whole.noun).split(), folded(part.noun).split()
    return not other or not one or one[0] == other[0] or len(other) <= _FEWEST or "," in part.noun


def _are_of_each(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether numbers tell something of each thing counted: ``03 đảo (đảo Lớn 05 thôn, đảo Nhỏ 02 thôn, …)``."""
    is_other = all(part.noun and counts_same(part, parts[0]) and not counts_same(part, whole) for part in parts)
    return is_other and whole.whole == len(parts)


def _exhausts(words: str) -> bool:
    return any(all(word.search(words) for word in each) for each in _EXHAUSTIVE)


def _values(parts: Sequence[Figure]) -> list[int]:
    return [part.value for part in parts]


def _total(parts: Sequence[Figure]) -> int:
    return sum(part.value for part in parts)


def _sum(item: Item, whole: Figure, parts: Sequence[Figure], verdict: Verdict) -> Claim:
    total = _total(parts)
    params: Params = {"terms": tuple(Amount(part.value) for part in parts), "left": Amount(whole.value - total)}
    bound, own = tuple(part.span for part in parts), whole.span
    span = Span(whole.start, end_of_part(item, parts[-1])) if whole.end <= parts[0].start else own
    stated, computed = Amount(whole.value), Amount(total)
    return Claim("sum", verdict, span, "parts-of-whole", params, stated, computed, bound, figure=own)


def _bound(whole: Figure, parts: Sequence[Figure]) -> Claim | None:
    """Hold the largest of some parts against the whole they are only a part of."""
    same = [part for part in parts if counts_same(whole, part)]
    if not same and (len(parts) > 1 or (folded(parts[0].noun) and not _is_thing(parts[0]))):
        return None
    largest = max(part.value for part in same or parts)
    verdict: Verdict = "holds" if largest <= whole.value else "fails"
    params: Params = {"whole": Amount(whole.value), "part": Amount(largest)}
    bound, own = tuple(part.span for part in parts), whole.span
    span = Span(whole.start, parts[0].end)
    return Claim("bound", verdict, span, "part-within-whole", params, Amount(whole.value), None, bound, figure=own)


def _is_thing(part: Figure) -> bool:
    """Say whether a noun names things that can be part of others, not time or money."""
    return not folded(part.noun).startswith(("ngay", "thang", "nam", "lan", "gio", "phut", "trieu", "ty"))
