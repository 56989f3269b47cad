"""Days (ngày tháng): what is cited is older than the paper, numbers rise with days, deeds follow plans."""

import re
from datetime import date
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.papers.citations import (
    Citation,
    all_citations,
    citations_in,
    own_number_and_day,
    written,
)
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading

_YEAR: Final = re.compile(r"năm\s+(20\d\d)\s*$")
_LETTERHEAD: Final = 12
_FROM_DAY: Final = re.compile(r"\btừ ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_FOLLOWED: Final = re.compile(r"(?:\btheo|thực hiện|căn cứ|triển khai)\s+Kế hoạch\b", re.IGNORECASE)
_DEEDS: Final = (
    r"(?:tổ chức|tiến hành|kiểm tra|thực hiện kiểm tra|khảo sát|tập huấn|làm việc|thanh tra|mở lớp|đi kiểm tra)"
)
_ON_DAY: Final = r"(?<!từ )\bngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_DEED_ON: Final = re.compile(rf"(?i:{_ON_DAY}),?\s+(?:[^.;,()\d]{{0,60}}\s)?(?:đã\s+)?{_DEEDS}\b")
_DEED_BEFORE: Final = re.compile(rf"(?:đã\s+)?{_DEEDS}[^.;,()\d]{{0,40}}(?:vào\s+)?{_ON_DAY}")
# A heading in place of a sentence: ``7.2. Tập huấn kỹ năng số ngày 12/8/2025 … theo Kế hoạch …``.
_DEED_FIRST: Final = re.compile(rf"\s*(?i:{_DEEDS})[^.;,()\d]{{0,40}}(?:vào\s+)?{_ON_DAY}")
_DONE_ON: Final = re.compile(
    rf"(?:(?i:hoàn thành)|{_DEEDS})[^.;()]{{0,160}}?\bvào ngày\s+(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}})"
)
_IN_BRACKET: Final = re.compile(r"[(:]\s*(?:số liệu )?(?:được )?(?:tính )?$|\btính\s+$", re.IGNORECASE)
_ISSUED: Final = re.compile(
    r"Kế hoạch\s+(kiểm tra|khảo sát|tập huấn|thanh tra)\b[^.;\d]{0,60}(\d+/KH-[A-ZĐ]\w*)\s+(?:đã )?(?:được )?"
    r"ban hành ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
)
_ORDERED: Final = re.compile(
    r"ban hành|yêu cầu|chỉ đạo|đề nghị|thông báo|công văn|văn bản|giao|xin ý kiến", re.IGNORECASE
)
_PERIOD: Final = re.compile(
    r"\btừ ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s+đến\s+(?:hết\s+)?ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
)
_FEWEST: Final = 3
_ORDINALS: Final = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def check_days(reading: ReportReading) -> Iterator[Claim]:
    """Check the order of days."""
    _, day, _ = own_number_and_day(reading.document)
    year = day.year if day is not None else _own_year(reading)
    cited = [each for each in all_citations(reading.document) if each.day is not None]
    for each in cited:
        yield from _before_the_paper(each, day, year)
    yield from _numbers_rise(cited)
    yield from _years_of_programmes(reading)
    yield from _carried_out(reading)
    yield from _carried_out_on(reading)
    yield from _planned_behind(reading)
    if day is not None:
        yield from _done_before_told(reading, day)


def _own_year(reading: ReportReading) -> int:
    """Give the year of a paper whose day is still blank: ``ngày   tháng   năm 2023``."""
    for item in reading.outline.items[:_LETTERHEAD]:
        found = _YEAR.search(item.paragraph.text.rstrip())
        if found is not None and "ngày" in item.paragraph.text:
            return int(found[1])
    return 0


def _before_the_paper(cited: Citation, day: date | None, year: int) -> Iterator[Claim]:
    if cited.day is None or not year:
        return
    is_later = cited.day > day if day is not None else cited.day.year > year
    params: Params = {"number": cited.number, "other": written(day) or str(year)}
    verdict: Verdict = "fails" if is_later else "holds"
    yield Claim("date", verdict, cited.span, "cited-before", params, written(cited.day), None)


def _numbers_rise(cited: list[Citation]) -> Iterator[Claim]:
    """Check one office's series of a year: plans with higher numbers have later days."""
    series: dict[tuple[str, int], dict[int, Citation]] = {}
    for each in cited:
        number, _, organ = each.number.partition("/")
        if each.day is not None and number.isdigit() and not organ[:1].isdigit() and "UBND" in organ:
            series.setdefault((folded(each.kind) + organ, each.day.year), {}).setdefault(int(number), each)
    for found in series.values():
        ordered = [found[number] for number in sorted(found)]
        if len(ordered) >= _FEWEST:
            yield from _rising(ordered)


def _rising(ordered: list[Citation]) -> Iterator[Claim]:
    broken = [
        (before, now)
        for before, now in pairwise(ordered)
        if before.day is not None and now.day is not None and now.day < before.day
    ]
    for before, now in broken:
        params: Params = {"number": now.number, "earlier": before.number, "other": written(before.day)}
        yield Claim(
            "sequence", "check", now.span, "numbers-against-days", params, written(now.day), None, (before.span,)
        )
    if not broken:
        params = {"count": len(ordered)}
        yield Claim("sequence", "holds", ordered[-1].span, "numbers-rise", params, written(ordered[-1].day), None)


def _years_of_programmes(reading: ReportReading) -> Iterator[Claim]:
    """Check ``Năm 2022, là năm thứ hai thực hiện … giai đoạn 2021 - 2030``."""
    pattern = re.compile(r"năm (20\d\d)[^.;]{0,20}năm thứ (\w+)[^.;]*?giai đoạn (20\d\d)", re.IGNORECASE)
    for item in reading.outline.items:
        for found in pattern.finditer(item.paragraph.text):
            said = int(found[2]) if found[2].isdigit() else _ORDINALS.index(found[2]) if found[2] in _ORDINALS else 0
            computed = int(found[1]) - int(found[3]) + 1
            if said:
                verdict: Verdict = "holds" if said == computed else "fails"
                start = item.start + found.start()
                params: Params = {"first": int(found[3]), "computed": computed}
                yield Claim(
                    "count",
                    verdict,
                    Span(start, item.start + found.end()),
                    "year-of-programme",
                    params,
                    str(said),
                    str(computed),
                )


def _carried_out(reading: ReportReading) -> Iterator[Claim]:
    """Check ``Thực hiện Kế hoạch … ngày 11/7/2023, từ ngày 31/7/2023 …``: first planned, then carried out."""
    for item in reading.outline.items:
        text = item.paragraph.text
        found = _FROM_DAY.search(text) if "từ ngày" in text else None
        if found is None or not re.match(r"\s*(?:Thực hiện|Căn cứ|Theo|Triển khai)\b", item.paragraph.words):
            continue
        if _IN_BRACKET.search(text[: found.start()]):  # the period reported on, not when something was carried out
            continue
        planned = [
            each
            for each in citations_in(text[: found.start()], item.start)
            if each.day is not None and "hoạch" in each.kind
        ]
        try:
            began = date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            continue
        if planned:
            last = planned[-1]
            verdict: Verdict = "fails" if last.day is not None and began < last.day else "holds"
            span = Span(item.start + found.start(), item.start + found.end())
            params: Params = {"number": last.number, "other": written(last.day)}
            yield Claim("date", verdict, span, "planned-before", params, written(began), None, (last.span,))


def _carried_out_on(reading: ReportReading) -> Iterator[Claim]:
    """Check ``Ngày 15/3/2025, xã tổ chức kiểm tra theo Kế hoạch số 22/KH-UBND ngày 20/3/2025``: a plan comes first."""
    for item in reading.outline.items:
        text = item.paragraph.text
        for span in item.sentences if "ạch" in text and "ngày" in text.casefold() else ():
            piece = item.piece(span)
            cited = list(citations_in(piece, span.start)) if _FOLLOWED.search(piece) else []
            plans = [each for each in cited if each.day is not None and "hoạch" in each.kind]
            if len(plans) == len(cited) == 1:
                yield from _behind_plan(span, piece, plans[0])


def _behind_plan(span: Span, piece: str, plan: Citation) -> Iterator[Claim]:
    """Hold the day on which something was carried out, outside the plan's own words, against the plan's day."""
    start, end = plan.span.start - span.start, plan.span.end - span.start
    rest = piece[:start] + " " * (end - start) + piece[end:]
    began = _DEED_ON.search(rest) or _DEED_BEFORE.search(rest)
    heading = _DEED_FIRST.match(rest) if began is None else None
    done = _DONE_ON.search(rest) if began is None and heading is None else None
    told = began or heading or done
    day = _date_of(told, 1) if told is not None and not _ORDERED.search(told[0]) else None
    if told is None or day is None or plan.day is None:
        return
    place = Span(span.start + told.start(1), span.start + told.end(3))
    if day < plan.day and began is None:  # a heading, or a day far behind its deed: either day may be wrong
        yield _planned_late(plan.span, plan.number, plan.day, day, place)
        return
    if done is not None:
        return
    verdict: Verdict = "fails" if day < plan.day else "holds"
    params: Params = {"number": plan.number, "other": written(plan.day)}
    yield Claim("date", verdict, place, "planned-before", params, written(day), None, (plan.span,))


def _planned_late(span: Span, number: str, planned: date, day: date, place: Span) -> Claim:
    params: Params = {"number": number, "other": written(day)}
    return Claim("date", "check", span, "planned-late", params, written(planned), None, (place,))


def _planned_behind(reading: ReportReading) -> Iterator[Claim]:
    """Doubt ``Kế hoạch kiểm tra số 97/KH-UBND được ban hành ngày 28/8`` told behind an inspection that was over."""
    for item in reading.outline.items:
        text = item.paragraph.text
        for found in _ISSUED.finditer(text) if "ban hành ngày" in text else ():
            issued = _date_of(found, 3)
            before = list(_PERIOD.finditer(text, 0, found.start()))
            told = re.split(r"[.;]\s", text[before[-1].end() : found.start()])[0] if before else ""
            last = _date_of(before[-1], 4) if before else None
            if issued is None or last is None or not re.search(rf"\bđã {found[1]}\b", told):
                continue
            if issued > last and issued.year == last.year:
                span = Span(item.start + found.start(), item.start + found.end())
                place = Span(item.start + before[-1].start(), item.start + before[-1].end())
                yield _planned_late(span, found[2], issued, last, place)


def _done_before_told(reading: ReportReading, day: date) -> Iterator[Claim]:
    """Check ``từ ngày 18/5/2023 đến ngày 15/6/2023 … đã kiểm tra``: what is told as done ended before the paper."""
    for item in reading.outline.items:
        for found in _PERIOD.finditer(item.paragraph.text):
            sentence = re.split(r"[.;]\s", item.behind(item.start + found.end()), maxsplit=1)[0]
            first, last = (_date_of(found, group) for group in (1, 4))
            if first is None or last is None or not re.search(r"\bđã\b", sentence):
                continue
            span = Span(item.start + found.start(), item.start + found.end())
            verdict: Verdict = "holds" if first <= last <= day else "fails"
            params: Params = {"other": written(day)}
            yield Claim("date", verdict, span, "told-after", params, written(last), None)


def _date_of(found: re.Match[str], group: int) -> date | None:
    try:
        return date(int(found[group + 2]), int(found[group + 1]), int(found[group]))
    except ValueError:
        return None
