"""What a report says of its own sections (lời văn về các lĩnh vực): the best, the worst, how many are full."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict, amount, percentage
from parindex.core.proofreading.names import folded, folded_in_place
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading, Section
from parindex.core.terms import SCALE, Amount

_SECTIONS: Final = re.compile(r"linh vuc|chi so thanh phan|nhom tieu chi")
_EXTREME: Final = re.compile(
    r"(?P<high>cao nhất)|thấp nhất",
    re.IGNORECASE,
)
_OF_CHANGE: Final = re.compile(r"\b(?:tăng|giảm|trừ|mất|hồ sơ|chênh lệch)\b", re.IGNORECASE)
_BY_RATE: Final = re.compile(r"tỷ lệ|tỉ lệ|chỉ số", re.IGNORECASE)
_FULL: Final = re.compile(r"[^.;\d]{0,20}đạt (?:điểm )?(?:tối đa|tuyệt đối)|[^.;\d]{0,20}đạt 100\s?%", re.IGNORECASE)
_NUMERALS: Final = re.compile(
    r"[^().;\d]{0,40}(?:gồm|là|:)\s+(?:các )?lĩnh vực\s+((?:[IVX]+)(?:\s*(?:,|;|và)\s*[IVX]+)*)\b"
)
_TITLE_ENDS: Final = re.compile(r"\s*(?:[:–(]|\s-\s|,?\s(?:đạt|được|chấm)\b)")
_ALIKE: Final = SCALE // 10  # rates printed with one decimal can be the same
_SHORTEST: Final = 8  # letters of a title that is looked for in prose


def check_section_statements_of(reading: ReportReading) -> Iterator[Claim]:
    """Hold sentences about the sections against the points the sections state."""
    group = max(reading.groups, key=lambda sections: sum(each.score.most.value for each in sections), default=())
    inside = {below.place for each in group for below in (each.item, *reading.outline.below(each.item))}
    for item in reading.outline.items if group else ():
        if item.place not in inside:
            yield from _extremes(item, group)
            yield from _counts(item, group)


def _title(section: Section) -> str:
    """Give what a section is called, without its number and its points."""
    paragraph = section.item.paragraph
    words = paragraph.text[paragraph.body - paragraph.start :]
    return " ".join(_TITLE_ENDS.split(words, maxsplit=1)[0].split())


def _extremes(item: Item, group: tuple[Section, ...]) -> Iterator[Claim]:
    """Check ``Lĩnh vực có tỷ lệ điểm thấp nhất là …``: the section named is the one."""
    if not _SECTIONS.search(folded(item.paragraph.text)) or not _BY_RATE.search(item.paragraph.text):
        return
    for sentence in item.sentences:
        piece = item.piece(sentence)
        found = list(_EXTREME.finditer(piece))
        for extreme, following in zip(found, [*found[1:], None], strict=False):
            end = following.start() if following is not None else len(piece)
            named = _named(piece, extreme.end(), end, group)
            is_of_change = _OF_CHANGE.search(re.split(r"[;,.]", piece[: extreme.start()])[-1]) is not None
            if named is not None and not is_of_change and all(each.score.most.value for each in group):
                section, start, stop = named
                span = Span(sentence.start + start, sentence.start + stop)
                yield _extreme(span, section, group, is_highest=bool(extreme["high"]))


def _named(piece: str, start: int, end: int, group: tuple[Section, ...]) -> tuple[Section, int, int] | None:
    """Find the section named in a piece of a sentence; the longest title that fits."""
    plain = folded_in_place(piece)
    fitting = [(title, each) for each in group if len(title := folded(_title(each))) >= _SHORTEST]
    for title, section in sorted(fitting, key=lambda each: -len(each[0])):
        at = plain.find(title, start, end)
        if at >= 0:
            return section, at, at + len(title)
    return None


def _extreme(span: Span, named: Section, group: tuple[Section, ...], *, is_highest: bool) -> Claim:
    rates = [percentage(each.score.points.value, each.score.most.value) for each in group]
    own = percentage(named.score.points.value, named.score.most.value)
    best = max(rates) if is_highest else min(rates)
    right = next(each for each in group if percentage(each.score.points.value, each.score.most.value) == best)
    params: Params = {"right": _title(right), "points": amount(best)}
    code = "highest-section" if is_highest else "lowest-section"
    verdict: Verdict = "holds" if abs(own - best) < _ALIKE else "fails"
    bound = (named.score.span, right.score.span)
    return Claim("contradiction", verdict, span, code, params, _title(named), _title(right), bound)


def _counts(item: Item, group: tuple[Section, ...]) -> Iterator[Claim]:
    """Check ``02/08 lĩnh vực đạt điểm tuyệt đối, gồm lĩnh vực II, VIII``: how many there are, are full, are named."""
    for figure in item.figures:
        if figure.kind not in {"number", "pair"} or not _SECTIONS.match(folded(figure.noun)):
            continue
        behind = item.behind(figure.end)
        if figure.kind == "pair":
            yield _count(figure, figure.numbers[1].value, len(group), "sections-of-report", group)
        if _FULL.match(behind[len(figure.noun) + 1 :]) is not None:
            full = sum(each.score.points.value == each.score.most.value for each in group)
            count = _count(figure, figure.numbers[0].value, full, "full-sections", group)
            yield count._replace(verdict="fails") if _names_one_below(item, figure, group) else count
        listed = _NUMERALS.match(behind)
        if listed is not None:
            named = len(re.findall(r"[IVX]+", listed[1]))
            yield _count(figure, figure.numbers[0].value, named, "members-named", ())


def _names_one_below(item: Item, figure: Figure, group: tuple[Section, ...]) -> bool:
    """Say whether a section is named among those at their maximum that states fewer points."""
    named = folded_in_place(re.split(r"[;.]\s", item.behind(figure.end))[0])
    titles = [folded(_title(each)) for each in group if each.score.points.value < each.score.most.value]
    return any(len(title) >= _SHORTEST and title in named for title in titles)


def _count(figure: Figure, stated: int, count: int, code: str, group: tuple[Section, ...]) -> Claim:
    verdict: Verdict = "holds" if stated == count * SCALE else "fails" if code == "members-named" else "check"
    span = figure.span
    bound = tuple(each.score.span for each in group)
    return Claim(
        "count", verdict, span, code, {"count": count}, Amount(stated), Amount(count * SCALE), bound, figure=span
    )
