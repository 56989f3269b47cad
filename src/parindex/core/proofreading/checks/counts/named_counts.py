"""A number of units or tasks and the list with it (số lượng và danh sách): ``02 đơn vị, gồm: xã A, xã B``."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, number_in
from parindex.core.terms import SCALE, Amount

_UNITS: Final = re.compile(r"^(?:don vi|xa|phuong|co quan|so\b|dia phuong|huyen|thi tran|ubnd|chu dau tu)")
_KIND: Final = re.compile(
    r"\s*(?:và\s+)?(?:UBND\s+)?(?:xã(?! hội)|phường|thị trấn|huyện|thị xã|thành phố|TP|quận|sở|ban|phòng|văn phòng"
    r"|thanh tra|chi cục|trung tâm|công an|bộ phận|đặc khu)\b",
    re.IGNORECASE,
)
_RUNNING: Final = re.compile(  # 08 đơn vị dưới 70%, gồm Phường A, Xã B, …: a list without a sign before it
    r"(?: [^\W\d_]++| \d+(?:[.,]\d+)? ?%){1,14},? (?:gồm|là) "
    r"(?=(?:UBND|[Xx]ã|[Pp]hường|Sở|Ban|Đặc khu|Phòng|Văn phòng|Trung tâm|Công an) )(.+)"
)
_AMONG: Final = re.compile(r"(?:trong|trong số|tổng số|cả)\s*$", re.IGNORECASE)
_LEAD_OF_PAPERS: Final = re.compile(
    r" (?:quyết định|kế hoạch|công văn|nghị quyết|tờ trình|báo cáo|thông báo),? (?:gồm|là)\s*:?"
)
_BARE_NAME: Final = re.compile(r"(?:[A-ZĐÀ-Ỹ][\w'’]*)(?: (?:[A-ZĐÀ-Ỹ][\w'’]*|\d+|-)){0,4}")
_TASKS: Final = re.compile(r"^(?:nhiem vu|noi dung|chi tieu|tieu chi|cong viec|muc|don vi|hang muc)")
_ROWS_BEHIND: Final = re.compile(r"(?:tổng số|tổng cộng|cộng)\s*:?\s*$", re.IGNORECASE)
_NUMERALS: Final = re.compile(r"[^()\d.;]{0,40}\(((?:[IVX]+)(?:\s*(?:,|;|và)\s*[IVX]+)*)\)")
_FAR: Final = 160
_FEWEST: Final = 2
_NEXT: Final = 8  # code points between a lead and the table right behind it
# “dưới 80 (xã A, xã B)”: no count, though names stand behind it.
_THRESHOLD: Final = re.compile(r"(?:dưới|trên|(?<!đến )từ|quá)\s*$", re.IGNORECASE)
_PERCENT: Final = re.compile(r"\d+(?:,\d+)?\s?%")


def check_named_counts(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check counts against the names listed with them, and against the rows of the table before them."""
    items = reading.outline.items
    for item, following in zip(items, [*items[1:], None], strict=False):
        for figure in item.figures:
            is_count = _UNITS.search(folded(figure.noun)) and not _THRESHOLD.search(item.before(figure.start, _NEXT))
            if figure.kind in {"number", "pair"} and is_count:
                yield from _against_names(item, figure, following)
            if figure.kind == "number":
                yield from _against_numerals(item, figure)
                yield from _against_papers(item, figure)
            if figure.kind == "number" and _TASKS.search(folded(figure.noun)):
                yield from _against_rows(item, figure, grids)
                yield from _against_total(item, figure, grids)


def _against_names(item: Item, figure: Figure, following: Item | None) -> Iterator[Claim]:
    """Check ``02 đơn vị, gồm: xã A, xã B`` and ``còn 03 đơn vị chưa gửi báo cáo là Sở A, UBND xã B và UBND xã C``."""
    behind = item.paragraph.text[figure.end - item.start : figure.end - item.start + 10 * _FAR]
    sentence = re.split(r"\.(?:\s|$)", behind)[0]
    found = re.search(r"\(([^()]*)\)", sentence)
    listed = found[1] if found is not None and found.start() < _FAR else ""
    if not listed and (lead := re.search(r"(?:gồm|là)\s*:|:\s", sentence[:_FAR])) is not None:
        listed = sentence[lead.end() :]
    if listed.rstrip().endswith(";") and following is not None and not following.kind:
        return  # the list goes on behind the end of the line
    names = names_in(listed)
    at = sentence.find(listed)
    if len(names) >= _FEWEST and not re.search(r"\d", _PERCENT.sub("", sentence[:at])):
        yield members_named(figure, len(names), figure.end + at + len(listed))
    elif not names and not _AMONG.search(item.before(figure.start)):
        run = _RUNNING.match(sentence)
        names = names_in(run[1].split(";")[0]) if run is not None else []
        if len(names) >= _FEWEST and abs(figure.whole - len(names)) <= _FEWEST:
            yield members_named(figure, len(names), figure.end + (run.end() if run is not None else 0))


def _against_papers(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``04 quyết định, gồm: Quyết định số 211/QĐ-UBND, Quyết định số 236/QĐ-UBND, …``: as many as are named."""
    behind = item.paragraph.text[figure.end - item.start : figure.end - item.start + 10 * _FAR]
    lead = _LEAD_OF_PAPERS.match(behind)
    listed = re.split(r"\.(?:\s|$)|[;)]\s|$", behind[lead.end() :])[0] if lead is not None else ""
    named = [each for each in re.split(r",| và (?=[A-ZĐ])", listed) if each.strip()]
    kind = " ".join(folded(figure.noun).split()[:2])
    if len(named) >= _FEWEST and all(re.match(rf"\s*{kind} so\b", folded(each)) for each in named):
        yield members_named(
            figure, len(named), figure.end + lead.end() + len(listed) if lead is not None else figure.end
        )


def members_named(figure: Figure, count: int, end: int) -> Claim:
    """Hold a count against as many members as are named; the list ends at ``end``."""
    verdict: Verdict = "holds" if figure.whole == count else "fails"
    own = Span(figure.start, figure.start + len(figure.text.partition("/")[0]))
    stated, computed = Amount(figure.value), Amount(count * SCALE)
    span = Span(figure.start, end)
    return Claim("count", verdict, span, "members-named", {"count": count}, stated, computed, figure=own)


def _against_numerals(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``là 03 (II, VI, VII)``: as many numerals as are counted."""
    found = _NUMERALS.match(item.paragraph.text, figure.end - item.start)
    if found is not None:
        yield members_named(figure, len(re.findall(r"[IVX]+", found[1])), found.end() + item.start)


def names_in(listed: str) -> list[str]:
    """Split a list of units; where semicolons part them, commas belong to names."""
    parted_by = (
        ";"
        if ";" in listed
        else r",|(?<!HĐND) và (?=xã(?! hội)|phường|huyện|sở|thị|UBND (?:xã|phường)|đặc khu"
        r"|(?-i:Phòng|Trung tâm|Văn phòng|Ban|Chi cục|Công an|Thanh tra|Bộ phận) (?-i:[A-ZĐ]))"
    )
    pieces = [each.strip() for each in re.split(parted_by, listed, flags=re.IGNORECASE) if each.strip()]
    if all(_KIND.match(each) for each in pieces):
        return pieces if all(" " in each for each in pieces) else []  # a kind alone: the list is cut off
    pieces = [each.strip() for each in re.split(r"[,;]| và ", listed) if each.strip()]
    return pieces if len(pieces) > _FEWEST and all(_BARE_NAME.fullmatch(each) for each in pieces) else []


def _against_total(item: Item, figure: Figure, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``Kế hoạch gồm 42 nhiệm vụ thuộc 07 nội dung:`` against the total of the table it announces."""
    behind = [grid for grid in grids if grid.table.start >= item.end]
    if not item.paragraph.text.rstrip().endswith(":") or not behind or behind[0].table.start - item.end > _NEXT:
        return
    words = " ".join(folded(figure.noun).split()[:2])
    named = [column for column in behind[0].numeric() if re.fullmatch(rf"(?:so )?{words}", folded(column.head))]
    for row in behind[0].rows_of("total"):
        for column in named[:1]:
            number = number_in(row.cells[column.place])
            if number is not None:
                verdict: Verdict = "holds" if number.value == figure.value else "fails"
                own, cell = figure.span, row.cells[column.place]
                stated, computed, bound = Amount(figure.value), Amount(number.value), (cell.span,)
                code = "told-again" if verdict == "holds" else "total-of-table"
                yield Claim(
                    "contradiction", verdict, own, code, {"computed": computed}, stated, computed, bound, figure=own
                )


def _against_rows(item: Item, figure: Figure, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``Tổng số: 06 nhiệm vụ`` against the table right before it."""
    if not _ROWS_BEHIND.search(item.before(figure.start)):
        return
    before = [grid for grid in grids if grid.table.end <= item.start]
    if before and len(before[-1].units) >= _FEWEST and item.start - before[-1].table.end < _FAR:
        count = len(before[-1].units)
        verdict: Verdict = "holds" if figure.whole == count else "fails"
        span, own = figure.span_with_noun, figure.span
        yield Claim(
            "count",
            verdict,
            span,
            "rows-of-table",
            {"count": count},
            Amount(figure.value),
            Amount(count * SCALE),
            figure=own,
        )
