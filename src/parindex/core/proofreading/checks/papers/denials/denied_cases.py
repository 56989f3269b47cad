"""“Không có công chức nào bị kỷ luật”: what is said not to have been, against the cases counted elsewhere.

Held against each other are only matters whose words leave no doubt: people disciplined, people who paid more than the
fee, what people reported, times people had to come. A denial of a part (a level of offices, a month) is left alone.
"""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import SCALE, Amount

_PEOPLE: Final = r"(?:cán bộ|công chức|viên chức|người|cá nhân|trường hợp|đảng viên)"
_OF_DOSSIERS: Final = re.compile(r"TTHC|thủ tục|hồ sơ|một cửa", re.IGNORECASE)


class _Matter(NamedTuple):
    """What is denied: how it is denied, and how a case of it is counted: its noun, the words behind and before."""

    denied: re.Pattern[str]
    noun: re.Pattern[str]
    behind: re.Pattern[str] | None
    before: re.Pattern[str] | None


_DISCIPLINE: Final = _Matter(
    re.compile(
        rf"không (?:có|để xảy ra) (?:trường hợp (?:nào )?)?(?:{_PEOPLE}[^.;:\d]{{0,70}}?)?(?:bị|phải) "
        r"(?:xử lý |xem xét )?kỷ luật\b",
        re.IGNORECASE,
    ),
    re.compile(_PEOPLE, re.IGNORECASE),
    re.compile(r"[^.;,()\d]{0,50}?(?:bị|phải) (?:xử lý )?kỷ luật\b|[^.;,()\d]{0,50}? bị khiển trách\b", re.IGNORECASE),
    re.compile(r"(?:^|[.;:]\s|\bđã )\s*(?:xử lý )?kỷ luật(?: đối với)?\s*$", re.IGNORECASE),
)
_MORE_THAN_FEES: Final = _Matter(
    re.compile(
        r"không có [^.;:\d]{2,60}?(?:trả|nộp|chi) thêm (?:bất kỳ )?(?:khoản )?(?:chi phí|tiền|phí)\b", re.IGNORECASE
    ),
    re.compile(r"người|trường hợp|tổ chức|phiếu|lượt", re.IGNORECASE),
    re.compile(r"[^.;,()\d]{0,50}?(?:trả|nộp|chi) thêm (?:khoản )?(?:chi phí|tiền|phí)\b", re.IGNORECASE),
    None,
)
_REPORTS: Final = _Matter(
    re.compile(
        r"không (?:có|nhận được|tiếp nhận|phát sinh) (?:bất kỳ )?(?:ý kiến )?phản ánh(?:,| và| hoặc)? kiến nghị"
        r"(?: nào)?"
        r"(?P<of> về (?:việc )?(?:giải quyết|thực hiện) (?:TTHC|thủ tục hành chính|hồ sơ))?(?=\s*(?:[.;]|$))",
        re.IGNORECASE,
    ),
    re.compile(r"(?:ý kiến )?phản ánh", re.IGNORECASE),
    None,
    re.compile(r"(?:tiếp nhận|nhận được)(?: và xử lý)?\s*$", re.IGNORECASE),
)
_TRIPS: Final = re.compile(r"không có (?:trường hợp|người)[^.;:\d]{0,60}đi lại (?:quá|trên) 0?(\d+) lần", re.IGNORECASE)
_TRIPS_TOLD: Final = re.compile(r"[^.;,()\d]{0,30}đi lại (?:từ )?0?(\d+) lần(?: trở lên)?", re.IGNORECASE)
_NONE: Final = re.compile(r"không|chưa|hết|đề nghị|xem xét|giảm|tăng", re.IGNORECASE)
# Of another time, or only so many together over years.
_OTHER_TIME: Final = re.compile(
    r"(?:kỳ|năm|tháng|quý) (?:trước|ngoái)|cùng kỳ|so với|lũy kế|giai đoạn|từ năm|những năm", re.IGNORECASE
)
_OF_A_PART: Final = re.compile(
    r"\btháng \d|\bquý |\bcấp (?:tỉnh|huyện|xã)|lĩnh vực|\bkhối |phòng |còn lại|các (?:xã|huyện|phường|sở|đơn vị)"
    r"|(?-i:\b(?:xã|phường|Xã|Phường|huyện|Sở|Ban|Trung tâm) [A-ZĐ])",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"phấn đấu|bảo đảm|đảm bảo|mục tiêu|chỉ tiêu|yêu cầu|nhiệm vụ trọng tâm|phương hướng|giải pháp", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?:\bnăm |/)(20\d\d)\b", re.IGNORECASE)
_NEAR: Final = 60


def check_denied_cases(reading: ReportReading) -> Iterator[Claim]:
    """Hold each denial against the first case counted of its matter."""
    for matter in (_DISCIPLINE, _MORE_THAN_FEES, _REPORTS):
        denials = list(_denials(reading, matter.denied))
        cases = list(_cases(reading, matter)) if denials else []
        for item, found in denials:
            case = next((each for each in cases if _is_of_one(item, found, *each)), None)
            if case is not None:
                yield _contradicted(item, found, case[1])
    yield from _trips(reading)


def _denials(reading: ReportReading, pattern: re.Pattern[str]) -> Iterator[tuple[Item, re.Match[str]]]:
    """Find what is denied of the whole report, not of a part and not as what is to be."""
    for item in reading.outline.items:
        for found in pattern.finditer(item.paragraph.text) if "hông " in item.paragraph.text else ():
            sentence = item.sentence_at(item.start + found.start())
            above = [each.paragraph.text for each in reading.outline.ancestors(item)]
            piece = item.piece(sentence) if sentence is not None else found[0]
            if not _OF_A_PART.search(piece) and not any(_ASKED.search(each) for each in (piece, *above)):
                yield item, found


def _cases(reading: ReportReading, matter: _Matter) -> Iterator[tuple[Item, Figure]]:
    """Find the counts of cases that were."""
    for item in reading.outline.items:
        for figure in item.figures:
            if figure.kind != "number" or figure.value <= 0 or figure.numbers[0].decimals:
                continue
            if matter.noun.match(figure.noun) and _is_told(item, figure, matter):
                yield item, figure


def _is_told(item: Item, figure: Figure, matter: _Matter) -> bool:
    before = item.before(figure.start, _NEAR)
    found = matter.behind.match(item.behind(figure.end, 2 * _NEAR)) if matter.behind is not None else None
    is_before = matter.before is not None and matter.before.search(before) is not None
    around = re.split(r"[.;]", before)[-1] + (found[0] if found is not None else "")
    is_denied = _NONE.search(around) is not None
    sentence = item.sentence_at(figure.start)
    is_other_time = sentence is not None and _OTHER_TIME.search(item.piece(sentence)) is not None
    return (found is not None or is_before) and not is_denied and not is_other_time


def _is_of_one(item: Item, denial: re.Match[str], other: Item, figure: Figure) -> bool:
    """Say whether a case is of the year and of the matter of a denial."""
    denied, told = item.sentence_at(item.start + denial.start()), other.sentence_at(figure.start)
    if denied is None or told is None or denied == told:
        return False
    words = other.piece(told)
    years, own = (frozenset(_YEAR.findall(piece)) for piece in (words, item.piece(denied)))
    is_of_matter = not denial.groupdict().get("of") or _OF_DOSSIERS.search(words) is not None
    return is_of_matter and (not years or not own or bool(years & own))


def _trips(reading: ReportReading) -> Iterator[Claim]:
    """Check ``Không có người dân nào phải đi lại quá 02 lần`` against those who came more often."""
    for item, found in _denials(reading, _TRIPS):
        for other in reading.outline.items[: item.place + 1]:
            for figure in other.figures:
                told = _TRIPS_TOLD.match(other.behind(figure.end, 2 * _NEAR)) if figure.kind == "number" else None
                if told is not None and figure.value > 0 and int(told[1]) > int(found[1]):
                    yield _contradicted(item, found, figure)._replace(verdict="check")
                    return


def _contradicted(item: Item, found: re.Match[str], case: Figure) -> Claim:
    place = Span(item.start + found.start(), item.start + found.end())
    params: Params = {"usual": str(case.value // SCALE)}
    stated, computed = Amount(0), Amount(case.value)
    return Claim("contradiction", "fails", place, "standing-count", params, stated, computed, (case.span,))
