"""“Không có hồ sơ trễ hạn”: held against the late dossiers and the rates on time the report tells elsewhere."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import SCALE, Amount

_SOME_UNITS: Final = re.compile(r"\d+ (?:đơn vị|xã|phường|huyện|cơ quan|sở|địa phương)[^\d.;]*$", re.IGNORECASE)
_NO_LATE: Final = re.compile(
    r"không có (?:\w+ ){0,1}hồ sơ (?:(?!từ chối)[^\W\d_]+ ){0,6}?(?:trễ|quá|chậm) hạn", re.IGNORECASE
)
_ALL_ON_TIME: Final = re.compile(
    r"(?<![\d,.])100\s?% (?:số )?hồ sơ [^.;,\d]{0,60}(?:đúng|trước) (?:thời )?hạn"
    r"|hồ sơ[^.;,\d]{0,40} đúng (?:thời )?hạn[^.;,\d]{0,20}(?:đạt|là) (?:tỷ lệ )?100\s?%(?! (?:kế hoạch|chỉ tiêu))",
    re.IGNORECASE,
)
_LATE: Final = re.compile(r"(?:trễ|quá|chậm) hạn", re.IGNORECASE)
_IN_ALL: Final = re.compile(
    r"(?:toàn (?:huyện|xã|tỉnh|thành phố)|vẫn để xảy ra|còn để xảy ra)[^\d.;]{0,20}$", re.IGNORECASE
)
_LATE_BEHIND: Final = re.compile(r"\s*(?:hồ sơ|trường hợp)[^\d.,;]{0,30}(?:trễ|chậm) hạn")
_LATE_BEFORE: Final = re.compile(r"(?:trả trễ|trễ hạn|trả quá hạn)\s*:?\s*$", re.IGNORECASE)
_TOLD_LATE: Final = re.compile(r"\s*hồ sơ\b[^\d.,;()]{0,45}\b(?:trễ|quá|chậm) hạn", re.IGNORECASE)
_COUNTED_LATE: Final = re.compile(r"(?:trễ|quá|chậm) hạn\s*(?:là|:)?\s*$", re.IGNORECASE)
_RESOLVED: Final = re.compile(r"(?:giải quyết|đã trả|trả kết quả|xử lý)[^.;,\d]{0,30}$", re.IGNORECASE)
_PENDING: Final = re.compile(r"(?:đang|chưa) (?:giải quyết|xử lý)|\btồn\b|trong hạn", re.IGNORECASE)
# Words that make a sentence speak of less than the whole report: a field, an office, another time.
_OF_LESS: Final = re.compile(
    r"lĩnh vực|phòng |\bsở |\btháng \d|\bquý |(?:kỳ|năm|tháng) trước|cùng kỳ|so với|nội bộ|còn lại|\bcác |\bcấp "
    r"|liên thông|(?-i:\b(?:xã|phường|Xã|Phường|huyện|Sở|Phòng|Ban) [A-ZĐ])",
    re.IGNORECASE,
)
# What is asked for is not told as reached.
_ASKED: Final = re.compile(
    r"phấn đấu|bảo đảm|đảm bảo|mục tiêu|chỉ tiêu|yêu cầu|nhiệm vụ|phương hướng|giải pháp|kiến nghị|kế hoạch"
    r"|tiếp tục|duy trì",
    re.IGNORECASE,
)
_ON_TIME: Final = re.compile(
    r"(?:đúng|trước)(?: hạn)?(?: và|,| hoặc) (?:đúng|trước) (?:thời )?hạn|đúng (?:thời )?hạn", re.IGNORECASE
)
_OTHERS: Final = re.compile(r"\d|[.;]|cấp |tại |ubnd|đơn vị|còn lại", re.IGNORECASE)  # of these the rate is not told
_SCOPES: Final = (("cấp xã", ("cap xa", "xa, thi tran", "cac xa")), ("huyện", ("huyen",)), ("tỉnh", ("tinh",)))
_AT: Final = re.compile(r"\s*(?:tại|ở|của|thuộc)\b[^.;,:\d]{0,60}", re.IGNORECASE)
_LEAD: Final = re.compile(r"(?:Tại|Ở|Đối với|Cấp)\b[^.;:]{0,60}:", re.IGNORECASE)
_LATE_ON_TIME: Final = re.compile(r"\d+ hồ sơ (?:trễ|quá|chậm) hạn\s*\([^()]*đúng hạn")
_MANY_LATE: Final = re.compile(r"(?:trễ|quá|chậm) hạn (?:còn |vẫn còn )?nhiều(?! (?:nhất|hơn))", re.IGNORECASE)
_LATE_RATE: Final = re.compile(r"(?:trễ|quá|chậm) hạn(?: là| chiếm)?\s*$")
_LABEL: Final = 40  # code points beside a figure that say what it counts
_ALL: Final = 100 * SCALE


class _LateCount(NamedTuple):
    """Số hồ sơ trễ hạn: whose they are (a level of offices, or nobody's in particular), and of what they are told."""

    scope: str
    figure: Figure
    is_pending: bool


def check_no_late_dossiers(reading: ReportReading) -> Iterator[Claim]:
    """Check what is said of late dossiers in two places."""
    counts = list(_late_counts(reading))
    is_of_one = len(list(_resolved(reading))) <= 1
    for item in reading.outline.items:
        for sentence in item.sentences:
            yield from _denied(reading, item, sentence, counts, is_of_one=is_of_one)
            yield from _beside_rate(item, sentence)
    yield from _late_in_all(reading)
    yield from _late_and_on_time(reading)
    yield from _late_though_few(reading)


def _scope(text: str) -> str:
    plain = folded(text)
    found = [(plain.rfind(word), name) for name, words in _SCOPES for word in words if word in plain]
    return max(found)[1] if found else ""


def _scope_of_lead(item: Item) -> str:
    """Tell whose figures a passage gives by how it opens: ``Tại Bộ phận Một cửa các xã: …``."""
    lead = _LEAD.match(item.paragraph.words)
    return _scope(lead[0]) if lead is not None else ""


def _late_counts(reading: ReportReading) -> Iterator[_LateCount]:
    """Find the counts of late dossiers that are not nought: ``01 hồ sơ trễ hạn``, ``trễ hạn: 01 hồ sơ``."""
    for item in reading.outline.items if _LATE.search(reading.document.text) else ():
        for figure in item.figures:
            if figure.kind == "number" and figure.value > 0 and _is_of_late(item, figure):
                sentence = item.sentence_at(figure.start) or item.span
                before = item.piece(Span(sentence.start, figure.start))
                if not re.search(r"(?:kỳ|năm|tháng) (?:trước|20\d\d)|so với|tăng|giảm", before, re.IGNORECASE):
                    clause = re.split(r"[;.]", before)[-1] + item.behind(figure.end, _LABEL)
                    yield _LateCount(
                        _scope(before) or _scope_of_lead(item), figure, _PENDING.search(clause) is not None
                    )


def _resolved(reading: ReportReading) -> Iterator[Figure]:
    """Give the counts of dossiers resolved: of several, each has late ones of its own."""
    for item in reading.outline.items:
        for figure in item.figures:
            is_of_dossiers = figure.kind in {"number", "pair"} and (not figure.noun or "hồ sơ" in figure.noun)
            if is_of_dossiers and _RESOLVED.search(item.before(figure.start, _LABEL)):
                yield figure


def _is_of_late(item: Item, figure: Figure) -> bool:
    behind = item.behind(figure.end, 2 * _LABEL)
    is_named = _LATE.search(figure.noun) is not None and "hồ sơ" in figure.noun.casefold()
    before = item.before(figure.start, _LABEL)
    is_labelled = _COUNTED_LATE.search(before) is not None and "không" not in before
    return is_named or _TOLD_LATE.match(behind) is not None or (is_labelled and figure.noun.startswith("hồ sơ"))


def _denied(
    reading: ReportReading, item: Item, sentence: Span, counts: list[_LateCount], *, is_of_one: bool
) -> Iterator[Claim]:
    """Hold ``không có hồ sơ trễ hạn`` and ``100% hồ sơ đúng hạn`` against the counts of the same offices.

    Where no offices are named, only in a report of one's dossiers (``is_of_one``).
    """
    piece = item.piece(sentence)
    for pattern in (_NO_LATE, _ALL_ON_TIME) if counts else ():
        for found in pattern.finditer(piece):
            before = piece[: found.start()]
            if _SOME_UNITS.search(before):
                continue
            at = _AT.match(piece, found.end())
            scope = _scope(before) or (_scope(at[0]) if at is not None else "")
            against = [each for each in counts if each.scope == scope] if scope else []
            if not scope and is_of_one and not _speaks_of_less(reading, item, piece):
                is_pending = _PENDING.search(re.split(r"[;.]", before)[-1]) is not None
                against = [each for each in counts if each.is_pending == is_pending]
            against = [each for each in against if not sentence.start <= each.figure.start < sentence.end or scope]
            if against:
                verdict: Verdict = "fails" if pattern is _NO_LATE else "check"
                yield _contradicted(Span(sentence.start + _lead(piece), sentence.end), against[0].figure, verdict)


def _speaks_of_less(reading: ReportReading, item: Item, piece: str) -> bool:
    """Say whether a sentence, or what it stands under, is about some of the dossiers, or about what is to come."""
    above = [each.paragraph.text for each in reading.outline.ancestors(item)]
    return any(_OF_LESS.search(each) or _ASKED.search(each) for each in (piece, *above))


def _contradicted(place: Span, late: Figure, verdict: Verdict) -> Claim:
    params: Params = {"count": Amount(late.value)}
    bound = (late.span,)
    return Claim("contradiction", verdict, place, "late-dossiers", params, Amount(0), Amount(late.value), bound)


def _beside_rate(item: Item, sentence: Span) -> Iterator[Claim]:
    """Hold “không có hồ sơ trễ hạn” against the rate on time told right before it: ``99% … đúng hạn, không có …``."""
    piece = item.piece(sentence)
    none, on_time = _NO_LATE.search(piece), list(_ON_TIME.finditer(piece))
    if none is None or not on_time or on_time[0].end() > none.start():
        return
    rates = [each for each in item.figures_within(sentence) if each.kind == "percent"]
    rates = [each for each in rates if each.end - sentence.start <= none.start()]
    is_split = len(on_time) > 1 or piece.count("hạn", 0, none.start()) > on_time[0][0].count("hạn")
    if len(rates) != 1 or is_split:
        return  # on time and before time have rates of their own
    rate_to_words = piece[rates[0].end - sentence.start : on_time[0].start()]
    to_none = piece[max(rates[0].end - sentence.start, on_time[0].end()) : none.start()]
    if not re.search(r"[.;\d]", rate_to_words) and not _OTHERS.search(to_none):
        yield _rate_without_late(rates[0], sentence.start + none.start(), sentence.start + none.end())


def _rate_without_late(rate: Figure, start: int, end: int) -> Claim:
    verdict: Verdict = "holds" if rate.value == _ALL else "fails"
    own = rate.span
    span = Span(min(rate.start, start), max(rate.end, end))
    return Claim(
        "contradiction",
        verdict,
        span,
        "none-late",
        {},
        Amount(rate.value),
        Amount(_ALL),
        (Span(start, end),),
        figure=own,
    )


def _late_in_all(reading: ReportReading) -> Iterator[Claim]:
    """Check ``Toàn huyện còn 33 hồ sơ trễ hạn`` against the late dossiers of the offices together."""
    stated: list[Figure] = []
    parts: list[Figure] = []
    for item in reading.outline.items:
        for figure in item.figures:
            if figure.kind != "number" or figure.numbers[0].decimals:
                continue
            before = item.before(figure.start, _LABEL)
            behind = item.paragraph.text[figure.end - item.start : figure.end - item.start + _LABEL]
            if _IN_ALL.search(before) and _LATE_BEHIND.match(behind):
                stated.append(figure)
            elif _LATE_BEHIND.match(behind) or _LATE_BEFORE.search(before):
                parts.append(figure)
    total = sum(figure.value for figure in parts)
    for figure in stated if parts else ():
        if len(parts) == 1 and figure.value > total:
            continue  # the rest may be told in other words
        verdict: Verdict = "holds" if figure.value == total else "check"
        params: Params = {"count": Amount(total)}
        bound = tuple(part.span for part in parts)
        yield Claim(
            "contradiction",
            verdict,
            figure.span,
            "late-dossiers",
            params,
            Amount(figure.value),
            Amount(total),
            bound,
            figure=figure.span,
        )


def _late_and_on_time(reading: ReportReading) -> Iterator[Claim]:
    """Find a late dossier explained as returned on time."""
    for item in reading.outline.items:
        for found in _LATE_ON_TIME.finditer(item.paragraph.text) if "đúng hạn" in item.paragraph.text else ():
            span = Span(item.start + found.start(), item.start + found.end())
            yield Claim("contradiction", "check", span, "late-and-on-time")


def _late_though_few(reading: ReportReading) -> Iterator[Claim]:
    """Find “trễ hạn còn nhiều” in a report whose own rate of late dossiers is below one percent."""
    few = [
        figure
        for item in reading.outline.items
        for figure in item.figures
        if figure.kind == "percent" and figure.value < SCALE and _LATE_RATE.search(item.before(figure.start, _LABEL))
    ]
    for item in reading.outline.items if few else ():
        found = _MANY_LATE.search(item.paragraph.text)
        if found is not None:
            span = Span(item.start + found.start(), item.start + found.end())
            params: Params = {"rate": Amount(few[0].value)}
            yield Claim(
                "contradiction",
                "check",
                span,
                "late-though-few",
                params,
                None,
                Amount(few[0].value),
                (few[0].span,),
            )


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())
