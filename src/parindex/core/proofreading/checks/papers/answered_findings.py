"""Findings and directives (tồn tại, hạn chế và nội dung chỉ đạo, kiến nghị): what nothing that follows speaks of.

A finding is answered if the first words that say what it is about (``cơ sở dữ liệu``, ``giải ngân vốn``) stand
anywhere behind the words that open the directives.
"""

import re
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading

_IN_A_SENTENCE: Final = re.compile(r"(?:hạn chế|tồn tại|khuyết điểm|thiếu sót)[^.;:]{0,40}:\s*(?=\S)", re.IGNORECASE)
_HEADING: Final = re.compile(
    r"\W*(?:(?:những|một số|các|về) )*(?:tồn tại|hạn chế|khuyết điểm|thiếu sót)\b[^.;:]{0,60}:?\s*$", re.IGNORECASE
)
_DIRECTIVES: Final = re.compile(
    r"\W*(?:(?:những|một số|các|về|nội dung) )*(?:kiến nghị|yêu cầu|đề nghị|chỉ đạo|biện pháp|giải pháp|phương hướng"
    r"|nhiệm vụ)\b[^.;:]{0,80}:?\s*$"
    r"|.*(?:yêu cầu|đề nghị|giao)\b.*(?:nội dung|nhiệm vụ|biện pháp|giải pháp)[^.;:]{0,40}:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_CAUSE: Final = re.compile(r"nguyên nhân|lý do", re.IGNORECASE)
# Words that say how things stand, not what they are about.
_HOW: Final = frozenset(
    re.findall(
        r"\w+",
        """còn chưa vẫn việc công tác tỷ lệ tiến độ cập nhật chất lượng một số ở tại các những có không do của và trong
        về thực hiện tổ chức triển khai kết quả tình trạng mức độ đơn vị cơ quan địa phương chậm thấp đạt được đã bị hạn
        chế tồn tại thiếu cao cho với từ đến là theo quy định như nhiều ít đôi khi thời gian yêu cầu nhiệm vụ""",
    )
)
_ALL_OF_THEM: Final = re.compile(
    r"(?:khắc phục|chấn chỉnh|xử lý)[^.;]{0,60}(?:tồn tại|hạn chế|khuyết điểm|thiếu sót|sai sót)"
    r"|(?:kết quả|việc) (?:khắc phục|chấn chỉnh)",
    re.IGNORECASE,
)
_FEWEST: Final = 2  # findings, and directives
_RUN: Final = 5  # words told again one behind the other, a figure among them
_HEAD: Final = 4  # words that say what a finding is about
_SHORTEST: Final = 12
_NONE_LEFT: Final = re.compile(r"^\W*(?:không|chưa có)\b", re.IGNORECASE)


def check_answered_findings(reading: ReportReading) -> Iterator[Claim]:
    """Point out each finding that no directive behind it speaks of."""
    items = reading.outline.items
    opening = next((item for item in items if _opens_directives(reading, item)), None)
    if opening is None:
        return
    directives = " ".join(item.paragraph.text for item in items[opening.place + 1 :])
    if _ALL_OF_THEM.search(directives):
        return
    behind = set(_pairs_of(directives))
    findings = [found for item in items[: opening.place] for found in _findings(reading, item)]
    heads = [(span, _pairs_of_head(reading.document.text[span.start : span.end])) for span in findings]
    if len(findings) >= _FEWEST:
        told = " ".join(_all_words(directives))
        open_ = [span for span, head in heads if head and not head & behind and not _is_told(reading, span, told)]
        if 2 * len(open_) <= len(findings):  # else they are answered in other words, or elsewhere
            yield from (Claim("completeness", "check", span, "finding-without-directive") for span in open_)


def _opens_directives(reading: ReportReading, item: Item) -> bool:
    if not _DIRECTIVES.match(item.paragraph.words) or _HEADING.match(item.paragraph.words):
        return False
    behind = reading.outline.items[item.place + 1 : item.place + 1 + _FEWEST]
    return len(behind) == _FEWEST and all(each.kind for each in behind[:1])


def _findings(reading: ReportReading, item: Item) -> Iterator[Span]:
    """Give the findings a heading has under it, or a sentence lists behind ``hạn chế như:``."""
    if _HEADING.match(item.paragraph.words):
        for child in reading.outline.children(item):
            words = child.paragraph.words
            if len(words) >= _SHORTEST and not _CAUSE.search(words) and not _NONE_LEFT.match(words):
                yield Span(child.paragraph.body, child.end)
        return
    found = _IN_A_SENTENCE.search(item.paragraph.text)
    if found is not None and item.paragraph.text.count(";", found.end()) >= _FEWEST:
        yield from _clauses(item, found.end())
        for following in reading.outline.items[item.place + 1 :]:  # a page may end inside the sentence
            if _is_finished(reading.outline.items[following.place - 1]) or following.kind:
                break
            yield from _clauses(following, 0)


def _is_finished(item: Item) -> bool:
    return item.paragraph.text.rstrip().endswith((".", ":", "./."))


def _clauses(item: Item, first: int) -> Iterator[Span]:
    """Give what stands between semicolons, up to the end of the sentence."""
    text = item.paragraph.text
    stop = re.compile(r"\.(?=\s|$)").search(text, first)
    last = stop.start() if stop is not None else len(text)
    ends = [at.start() for at in re.finditer(";", text[:last]) if at.start() >= first]
    for start, end in pairwise([first - 1, *ends, last]):
        piece = text[start + 1 : end]
        if len(piece.strip()) >= _SHORTEST:
            yield Span(item.start + start + 1 + len(piece) - len(piece.lstrip()), item.start + end)


def _all_words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _is_told(reading: ReportReading, span: Span, directives: str) -> bool:
    """Say whether directives repeat some words of a finding one behind the other: ``04 đơn vị chênh trên 5 điểm``."""
    words = _all_words(reading.document.text[span.start : span.end])
    runs = (" ".join(words[first : first + _RUN]) for first in range(len(words) - _RUN + 1))
    return any(f" {run} " in f" {directives} " for run in runs if re.search(r"\d", run))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def _pairs_of(text: str) -> Iterator[tuple[str, str]]:
    words = [folded(each) for each in _words(text)]
    yield from pairwise(words)


def _pairs_of_head(text: str) -> set[tuple[str, str]]:
    """Give the pairs of words, one beside the other, of the first words that say what a finding is about."""
    words = _words(text)
    telling = [place for place, word in enumerate(words) if word not in _HOW][:_HEAD]
    pairs = pairwise(telling)
    return {(folded(words[one]), folded(words[other])) for one, other in pairs if other == one + 1}
