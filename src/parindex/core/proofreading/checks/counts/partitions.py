"""A whole and its parts in one sentence (tổng số, trong đó …): sums where the words exhaust the whole, bounds else.

``389 TTHC (cấp huyện 266 TTHC và cấp xã 123 TTHC)`` is a sum; ``13 tin bài, trong đó có 02 phóng sự`` is a
bound. Parts that add up exactly are a sum whatever the words; parts that miss it by a slip of the pen
are doubted.
"""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import Amount

_CUE: Final = re.compile(r"\b(bao gồm|gồm cả|gồm|chia ra|cụ thể|trong\s+đó|phân theo)\b", re.IGNORECASE)
_OPEN: Final = frozenset({"gồm cả", "trong đó"})
_IN_ALL: Final = re.compile(r"\b(?:trong|trong số|tổng số|có tổng số|trong tổng số)\s*$", re.IGNORECASE)
_REST: Final = re.compile(r"còn (?:lại|thiếu|trống|dư)[^\d;.]{0,40}$", re.IGNORECASE)
_LACKING: Final = re.compile(r"còn (?:thiếu|trống)", re.IGNORECASE)
_IS_TIME_OR_POINTS: Final = re.compile(r"(?:điểm|ngày|tháng|năm|quý|giờ|phút|lần|kỳ|tuần)\b")
_FAR: Final = 60  # code points between a whole and the word that opens its parts
_FEWEST: Final = 2
# Words that together leave nothing out: where all of a set stand with the parts, they make the whole.
_EXHAUSTIVE: Final = tuple(
    tuple(re.compile(word) for word in words)
    for words in (
        (r"truoc han", r"dung han", r"tre|qua han|cham han"),
        (r"(?:truoc va|truoc,|dung va truoc|truoc han va|va) ?(?:truoc |dung )?han", r"tre|qua han|cham han"),
        (r"trong han|chua den han", r"qua han|tre han"),
        (r"truc tuyen", r"truc tiep"),
        (r"cap huyen|cap tinh", r"cap xa"),
        (r"con hieu luc", r"het hieu luc"),
        (r"cong chuc", r"vien chuc"),
        (r"\bnam\b", r"\bnu\b"),
        (r"hop le", r"khong hop le"),
        (r"da hoan thanh|hoan thanh", r"dang (?:thuc hien|trien khai)|chua (?:hoan thanh|thuc hien|trien khai)"),
    )
)


class Partition(NamedTuple):
    """Tổng và các phần: the whole, its parts, and whether the words leave nothing out."""

    whole: Figure
    parts: tuple[Figure, ...]
    is_whole: bool
    is_open: bool


def check_partitions(reading: ReportReading) -> Iterator[Claim]:
    """Check every whole that is followed by its parts."""
    for item in reading.passages:
        for partition in _partitions(item):
            claim = _claim(partition)
            if claim is not None:
                yield claim
        yield from _rests(item)


def _counted(item: Item, span: Span) -> list[Figure]:
    """Give the counts in a piece of a passage, brackets inside it left out; points have checks of their own."""
    brackets = [found.span() for found in re.finditer(r"\([^()]*\)", item.piece(span))]
    inside = [Span(span.start + start, span.start + end) for start, end in brackets]
    return [
        figure
        for figure in item.figures_within(span)
        if figure.kind == "number"
        and not figure.numbers[0].decimals
        and not figure.noun.startswith("điểm")
        and not any(each.start <= figure.start < each.end for each in inside)
    ]


def _partitions(item: Item) -> Iterator[Partition]:
    figures = [figure for figure in item.figures if figure.kind == "number" and not figure.numbers[0].decimals]
    for figure in figures:
        if _IS_TIME_OR_POINTS.match(figure.noun):
            continue
        behind = item.paragraph.text[figure.end - item.start :]
        region, cue = _region(item, figure, behind)
        if region is None:
            continue
        parts = [part for part in _counted(item, region) if part.value and (cue or _counts_same(figure, part))]
        if parts and (not cue or all(_may_be_part(figure, part) for part in parts)):
            words = folded(item.piece(region))
            is_whole = (cue not in _OPEN and len(parts) >= _FEWEST) or _exhausts(words)
            yield Partition(figure, tuple(parts), is_whole, cue in _OPEN)


def _region(item: Item, figure: Figure, behind: str) -> tuple[Span | None, str]:
    """Find the piece that holds the parts of a whole, and the word that opens it."""
    bracket = re.match(r"(?:\s*[^\W\d_]+){0,8}\s*\(([^()]*)\)", behind)
    if bracket is not None:
        inside = Span(figure.end + bracket.start(1), figure.end + bracket.end(1))
        cue = _CUE.match(bracket[1].strip())
        return inside, _words(cue[1]) if cue is not None else "("
    sentence = next((span for span in item.sentences if span.start <= figure.start < span.end), None)
    if sentence is None:
        return None, ""
    colon = re.match(r"(?:\s*[^\W\d_]+){1,4}\s*:\s*(?=\d)", behind)
    if colon is not None:
        return Span(figure.end + colon.end(), _end_of_parts(item, figure, figure.end + colon.end())), ""
    found = _CUE.search(behind, 0, min(len(behind), _FAR))
    if found is not None and not re.search(r"\d", behind[: found.start()]):
        start = figure.end + found.end()
        return Span(start, _end_of_parts(item, figure, start)), _words(found[1])
    if _IN_ALL.search(item.paragraph.text[: figure.start - item.start]) and figure.noun:
        return Span(figure.end, sentence.end), ""
    return None, ""


def _words(cue: str) -> str:
    return " ".join(cue.casefold().split())


def _end_of_parts(item: Item, whole: Figure, start: int) -> int:
    """Find where the parts of a whole end: at a semicolon, unless more of them up to the full stop make it up."""
    stop = re.search(r"\.(?:\s|$)", item.piece(Span(start, item.end)))
    end = start + stop.start() if stop is not None else item.end
    total = 0
    for part in _counted(item, Span(start, end)):
        total += part.value
        if total == whole.value:
            return part.end
    semicolon = re.search(r";", item.piece(Span(start, end)))
    return start + semicolon.start() if semicolon is not None else end


def _may_be_part(whole: Figure, part: Figure) -> bool:
    """Say whether a number may count some of the same things: the same noun, a wider one, or none."""
    one, other = folded(whole.noun).split(), folded(part.noun).split()
    return not other or not one or one[0] == other[0] or len(other) <= _FEWEST


def _exhausts(words: str) -> bool:
    return any(all(word.search(words) for word in each) for each in _EXHAUSTIVE)


def _claim(partition: Partition) -> Claim | None:
    whole, parts = partition.whole, partition.parts
    same = [part for part in parts if _counts_same(whole, part)]
    chosen = same if len(same) >= _FEWEST and len(same) < len(parts) and _total(parts) != whole.value else list(parts)
    total = _total(tuple(chosen))
    params: Params = {"terms": tuple(Amount(part.value) for part in chosen), "left": Amount(whole.value - total)}
    bound, own = tuple(Span(part.start, part.end) for part in chosen), Span(whole.start, whole.end)
    span = Span(whole.start, chosen[-1].end)
    if len(chosen) >= _FEWEST and (
        total == whole.value
        or partition.is_whole
        or (is_slip(whole.value, total) and (len(chosen) > _FEWEST or not partition.is_open))
    ):
        is_sure = partition.is_whole and (len(same) == len(parts) or _exhausts_by_labels(partition))
        verdict: Verdict = "holds" if total == whole.value else "fails" if is_sure else "check"
        return Claim(
            "sum", verdict, span, "parts-of-whole", params, Amount(whole.value), Amount(total), bound, figure=own
        )
    if not partition.is_open:
        return None
    if not same and len(parts) == 1 and folded(parts[0].noun) and not _is_thing(parts[0]):
        return None
    largest = max(part.value for part in chosen)
    fits: Verdict = "holds" if largest <= whole.value else "fails"
    params = {"whole": Amount(whole.value), "part": Amount(largest)}
    return Claim(
        "bound",
        fits,
        Span(whole.start, chosen[0].end),
        "part-within-whole",
        params,
        Amount(whole.value),
        None,
        bound,
        figure=own,
    )


def _exhausts_by_labels(partition: Partition) -> bool:
    """Say whether the parts carry labels instead of nouns: ``còn hiệu lực: 40; hết hiệu lực: 12``."""
    return all(not part.noun or part.noun[0].islower() for part in partition.parts)


def _total(parts: tuple[Figure, ...]) -> int:
    return sum(part.value for part in parts)


def _counts_same(one: Figure, other: Figure) -> bool:
    first, second = folded(one.noun).split(), folded(other.noun).split()
    return bool(first) and bool(second) and first[0] == second[0]


def _is_thing(part: Figure) -> bool:
    """Say whether a noun names things that can be part of others, not time or money."""
    return not folded(part.noun).startswith(("ngay", "thang", "nam", "lan", "gio", "phut", "trieu", "ty"))


def _rests(item: Item) -> Iterator[Claim]:
    """Check ``có 45 nhiệm vụ; số đã hoàn thành là 28 …; số còn lại là 17 nhiệm vụ``."""
    numbers = [figure for figure in item.figures if figure.kind == "number" and not figure.numbers[0].decimals]
    for place, rest in enumerate(numbers):
        before = item.paragraph.text[: rest.start - item.start]
        earlier = [each for each in numbers[:place] if not each.noun.startswith("điểm")]
        if not _REST.search(before) or len(earlier) < _FEWEST:
            continue
        is_lacking = _LACKING.search(before[-_FAR:]) is not None
        tails = [earlier[place:] for place in range(len(earlier) - 1)]
        whole, *parts = next(
            (tail for tail in tails if _total(tuple(tail[1:])) + rest.value == tail[0].value),
            tails[-1 if is_lacking else 0],
        )
        total = _total(tuple(parts)) + rest.value
        if whole.value <= max(part.value for part in parts) or not (
            _counts_same(whole, rest) or _LACKING.search(before[-_FAR:])
        ):
            continue
        verdict: Verdict = "holds" if total == whole.value else "check"
        params: Params = {
            "terms": tuple(Amount(part.value) for part in (*parts, rest)),
            "left": Amount(whole.value - total),
        }
        bound = tuple(Span(part.start, part.end) for part in (*parts, rest))
        span, own = Span(whole.start, rest.end), Span(whole.start, whole.end)
        yield Claim(
            "sum", verdict, span, "parts-of-whole", params, Amount(whole.value), Amount(total), bound, figure=own
        )
