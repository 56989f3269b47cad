"""Form of numbers and days (thể thức số, ký hiệu, ngày): ``37/KH-UBND``, a kind that fits its code, a day there is."""

import re
from datetime import date

from parindex.core.light_typing import Final, Iterator, Mapping
from parindex.core.proofreading.checks.papers.citations import all_citations
from parindex.core.proofreading.claims import Claim, Params, Repair
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.page import Document, Footnote, Paragraph, Span, Table
from parindex.core.proofreading.reading import ReportReading

_CODES: Final[Mapping[str, str]] = {
    "nghi quyet": "NQ",
    "nghi dinh": "NĐ",
    "quyet dinh": "QĐ",
    "ke hoach": "KH",
    "chi thi": "CT",
    "thong tu": "TT",
    "bao cao": "BC",
    "thong bao": "TB",
    "to trinh": "TTr",
    "huong dan": "HD",
    "ket luan": "KL",
    "cong dien": "CĐ",
}
_USUAL: Final = frozenset({("ket luan", "TB")})  # Thông báo kết luận, called by what it concludes
_KINDS: Final = "|".join(sorted({*_CODES.values(), "CTr", "ĐA"}, key=lambda code: -len(code)))
_CODE: Final = re.compile(r"\d+[a-z]?(?:/\d{4})?[/-]([A-ZĐƯ][A-ZĐƯa-zđ]*)")
_RUN_ON: Final = re.compile(
    rf"\bsố:?\s*(?P<wrong>(?P<number>\d+)(?:(?P<kind>{_KINDS})/(?P<organ>[A-ZĐ]{{2,}})"
    rf"|/(?P<joined>{_KINDS})(?P<issuer>UBND|HĐND|CP|TTg|SNV|BNV)))(?![\w-])"
)
_BRACKETED: Final = re.compile(
    r"(Kế hoạch|Báo cáo|Chỉ thị|Tờ trình|Thông báo)\b[^.;,:()\d]{0,40}(?:năm 20\d\d )?"
    r"\(số \d+/([A-ZĐ][A-Za-zĐ]*)-[A-ZĐ&]+(?: ngày [\d/]+)?\)"
)
_OTHER_KIND: Final = re.compile(r"(?:Quyết định|Công văn|Nghị quyết|ban hành|phê duyệt)[^.;]{0,80}$", re.IGNORECASE)
_PARTY: Final = frozenset({"TU", "TW", "ĐU", "HU", "BCĐ", "ĐUK"})
_NAMED_DAY: Final = re.compile(
    r"\bngày\s+(\d{1,2})(?:\s*[/.]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.]\s*|\s+năm\s+)((?:19|20)\d\d)\b", re.IGNORECASE
)


def check_paper_numbers(reading: ReportReading) -> Iterator[Claim]:
    """Find numbers of papers out of form, codes of another kind of paper, and days no calendar has."""
    for text, start in _pieces(reading.document):
        yield from _run_on(text, start) if "số" in text else ()
        yield from _impossible(text, start) if "ngày" in text.casefold() else ()
    yield from _other_codes(reading.document)


def _pieces(document: Document) -> Iterator[tuple[str, int]]:
    for block in document.blocks:
        match block:
            case Table():
                yield from ((cell.text, cell.start) for row in block.rows for cell in row)
            case Paragraph() | Footnote():
                yield block.text, block.start


def _run_on(text: str, start: int) -> Iterator[Claim]:
    """Find ``37KH/UBND`` and ``12/QĐUBND``."""
    for found in _RUN_ON.finditer(text):
        kind, organ = found["kind"] or found["joined"], found["organ"] or found["issuer"]
        meant = f"{found['number']}-{kind}/{organ}" if organ in _PARTY else f"{found['number']}/{kind}-{organ}"
        span = Span(start + found.start("wrong"), start + found.end("wrong"))
        params: Params = {"meant": meant}
        repairs = (Repair(span, meant, "meant"),)
        yield Claim("format", "check", span, "number-form", params, found["wrong"], meant, (), repairs, is_slight=True)


def _impossible(text: str, start: int) -> Iterator[Claim]:
    """Find ``ngày 31/6/2025``."""
    for found in _NAMED_DAY.finditer(text):
        try:
            date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            span = Span(start + found.start(1), start + found.end(3))
            yield Claim("format", "fails", span, "no-such-day", {}, text[found.start(1) : found.end(3)], None)


def _other_codes(document: Document) -> Iterator[Claim]:
    """Find ``Kế hoạch số 37/QĐ-UBND``, ``Kế hoạch năm 2023 (số 37/QĐ-UBND …)``: a kind with the code of another."""
    for text, start in _pieces(document):
        yield from _bracketed_codes(text, start) if "(số" in text else ()
    for each in all_citations(document):
        kind, code = folded(each.kind), _CODE.match(each.number)
        if code is None or kind not in _CODES or code[1] not in _CODES.values() or (kind, code[1]) in _USUAL:
            continue
        if code[1] != _CODES[kind] and "số" in document.text[each.span.start : each.span.end]:
            params: Params = {"kind": each.kind, "usual": _CODES[kind]}
            yield Claim("format", "check", each.span, "code-of-other-kind", params, code[1], _CODES[kind])


def _bracketed_codes(text: str, start: int) -> Iterator[Claim]:
    for found in _BRACKETED.finditer(text):
        usual = _CODES[folded(found[1])]
        if found[2] in _CODES.values() and found[2] != usual and not _OTHER_KIND.search(text[: found.start()]):
            params: Params = {"kind": found[1], "usual": usual}
            span = Span(start + found.start(), start + found.end())
            yield Claim("format", "check", span, "code-of-other-kind", params, found[2], usual)
