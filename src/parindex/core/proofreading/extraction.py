"""What a report holds, as data (số liệu trích xuất): header, units and points, points lost, tasks, dossiers.

It feeds later import, and says only what stands in the paper: a field that is blank stays empty.
"""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.checks.papers.citations import own_number_and_day, written
from parindex.core.proofreading.checks.points.remedies.loss_tables import LossTable, loss_tables
from parindex.core.proofreading.checks.rankings.ranked import RankingTable, rankings_of
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Document, Paragraph
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import Amount

_HEAD: Final = 25
_KINDS: Final = re.compile(r"^(BÁO CÁO|KẾ HOẠCH|QUYẾT ĐỊNH|THÔNG BÁO|TỜ TRÌNH|KẾT LUẬN|CHỈ THỊ|HƯỚNG DẪN|BIÊN BẢN)\b")
_ISSUER: Final = re.compile(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|SỞ|BAN|VĂN PHÒNG|PHÒNG)\b[^\n]{0,80}")
_PLACE: Final = re.compile(r"(?:^[^\S\n]*|(?<=\s{3}))(?=\S)([^\d,|\n.;:]{2,40}),\s*ngày\b", re.MULTILINE)
_SIGNER: Final = re.compile(
    r"^(?:(?:TM|KT|TL|TUQ|Q)\.?\s*|CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG)"
)
_LABELS: Final = (("reason", "ly do"), ("cause", "nguyen nhan"), ("remedy", "giai phap"))
_CLAUSE: Final = re.compile(r"[,;.]\s")
_DOSSIERS: Final = (
    ("received", re.compile(r"tiếp nhận[^\d;.]{0,40}$", re.IGNORECASE)),
    ("late", re.compile(r"(?:trễ hạn|quá hạn|trả trễ)[^\d;.]{0,15}$", re.IGNORECASE)),
    ("pending", re.compile(r"đang (?:giải quyết|xử lý)[^\d;.]{0,40}$", re.IGNORECASE)),
    ("resolved", re.compile(r"(?:đã|số) (?:giải quyết|xử lý|trả)[^\d;.]{0,40}$", re.IGNORECASE)),
)


class Header(NamedTuple):
    """Thể thức: issuer, number, place and date, kind, subject, recipients and who signs."""

    issuer: str
    number: str
    place: str
    date: str
    kind: str
    subject: str
    recipients: tuple[str, ...]
    signer: str


class UnitPoints(NamedTuple):
    """Điểm của một đơn vị in one table: its title, rank if printed, points, the maximum."""

    table: str
    unit: str
    rank: int
    points: Amount
    most: Amount | None


class LostPoints(NamedTuple):
    """Điểm bị trừ: the item, its figures, and the reason, cause and remedy given."""

    item: str
    most: Amount | None
    points: Amount | None
    lost: Amount
    reason: str
    cause: str
    remedy: str


class Task(NamedTuple):
    """Nhiệm vụ: what is to be done, by whom, by when."""

    item: str
    task: str
    owner: str
    deadline: str


class Count(NamedTuple):
    """Một số hồ sơ: which (received, resolved, pending, late), where it is said, how many."""

    kind: str
    scope: str
    number: int


class Extracted(NamedTuple):
    """Số liệu trích xuất từ một văn bản."""

    header: Header
    units: tuple[UnitPoints, ...]
    lost: tuple[LostPoints, ...]
    tasks: tuple[Task, ...]
    dossiers: tuple[Count, ...]


def extract(document: Document) -> Extracted:
    """Read what a report holds."""
    return extracted_of(ReportReading(document))


def extracted_of(reading: ReportReading) -> Extracted:
    """Do what ``extract`` does for a report that is read already."""
    tables = loss_tables(reading.grids)
    lost = (*_lost_in_prose(reading), *(each for table in tables for each in _lost_in_table(table)))
    tasks = tuple(each for table in tables for each in _tasks(table))
    units = tuple(each for ranking in rankings_of(reading.grids) for each in _units(ranking))
    return Extracted(_header(reading.document), units, lost, tasks, tuple(_dossiers(reading)))


def _header(document: Document) -> Header:
    paragraphs = list(document.paragraphs)
    lines = [line.strip() for each in paragraphs[:_HEAD] for line in _lines(document, each)]
    number, day, _ = own_number_and_day(document)
    place = _PLACE.search("\n".join(lines))
    kind = next((found[1] for line in lines if (found := _KINDS.match(line)) is not None), "")
    return Header(
        " ".join(line for line in lines[:6] if _ISSUER.match(line) or (line.isupper() and _names_a_level(line))),
        number,
        place[1].strip() if place is not None else "",
        written(day),
        kind,
        _subject(lines, kind),
        tuple(_recipients(paragraphs)),
        _signer(document, paragraphs),
    )


def _lines(document: Document, paragraph: Paragraph) -> list[str]:
    """Give the lines a paragraph was printed in, its marks of emphasis blanked."""
    raw = document.text[paragraph.start : paragraph.end]
    if "\n" not in raw:
        return [paragraph.text[: len(raw)]]
    ends = [place for place, sign in enumerate(raw) if sign == "\n"]
    starts = [0, *(end + 1 for end in ends)]
    return [paragraph.text[start:end] for start, end in zip(starts, [*ends, len(raw)], strict=True)]


def _names_a_level(line: str) -> bool:
    return re.match(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b", line) is not None


def _subject(lines: list[str], kind: str) -> str:
    if kind:
        place = next(place for place, line in enumerate(lines) if line.startswith(kind))
        following = [line for line in lines[place + 1 : place + 4] if line]
        stop = next(
            (at for at, line in enumerate(following) if at and re.match(r"Kính gửi|Căn cứ|Thực hiện|[IVX]+\.", line)), 2
        )
        return " ".join([lines[place].removeprefix(kind).strip(), *following[:stop]]).strip()
    about = next((place for place, line in enumerate(lines) if line.startswith("V/v")), None)
    if about is None:
        return ""
    following = [lines[about].removeprefix("V/v").strip()]
    for line in lines[about + 1 : about + 5]:
        if not line or re.match(r"Kính gửi|[^,]{2,40}, *ngày", line):
            break
        following.append(line)
    return " ".join(following)


def _recipients(paragraphs: list[Paragraph]) -> Iterator[str]:
    place = next((at for at, each in enumerate(paragraphs) if each.text.strip().startswith("Nơi nhận")), None)
    for each in paragraphs[place + 1 : place + 15] if place is not None else ():
        if not each.mark:
            break
        yield each.words.rstrip(" ;.")


def _signer(document: Document, paragraphs: list[Paragraph]) -> str:
    """Give the post that signs; names of officials are not kept."""
    lines = [line.strip() for each in paragraphs for line in _lines(document, each)]
    return " ".join(line for line in lines if line.isupper() and _SIGNER.match(line))[:120]


def _units(ranking: RankingTable) -> Iterator[UnitPoints]:
    title = ranking.points.head
    most = Amount(ranking.most.value) if ranking.most is not None else None
    for row in ranking.rows:
        yield UnitPoints(title, row.name, row.rank.value // 10_000, Amount(row.points.value), most)


def _lost_in_prose(reading: ReportReading) -> Iterator[LostPoints]:
    for item in reading.outline.items:
        if not reading.scores(item) or not reading.deductions(item):
            continue
        score, stated = reading.scores(item)[0], reading.deductions(item)[0]
        said = dict(_labelled(reading, item))
        title = re.split(r"\s*:\s*(?:đạt|được|\d)|:$", item.paragraph.words)[0].strip()
        figures = (Amount(score.most.value), Amount(score.points.value), Amount(stated.number.value))
        yield LostPoints(title, *figures, said.get("reason", ""), said.get("cause", ""), said.get("remedy", ""))


def _labelled(reading: ReportReading, item: Item) -> Iterator[tuple[str, str]]:
    for child in reading.outline.children(item):
        label, _, words = child.paragraph.words.partition(":")
        for name, key in _LABELS:
            if folded(label).strip() == key:
                yield name, " ".join(words.split())


def _lost_in_table(table: LossTable) -> Iterator[LostPoints]:
    for loss in table.losses:
        if loss.lost > 0:
            figures = (Amount(loss.most.value), Amount(loss.points.value), Amount(loss.lost))
            yield LostPoints(
                _title(table, loss.row.cells),
                *figures,
                "",
                _words(loss.row.cells, table.cause),
                _words(loss.row.cells, table.task),
            )


def _title(table: LossTable, cells: tuple[object, ...]) -> str:
    named = [_words(cells, place) for place in range(min(table.most, 3))]
    return " ".join(each for each in named if each)


def _words(cells: tuple[object, ...], place: int) -> str:
    return str(getattr(cells[place], "words", "")) if place >= 0 else ""


def _tasks(table: LossTable) -> Iterator[Task]:
    heads = [folded(column.head) for column in table.grid.columns]
    owner = next(
        (
            place
            for place, head in enumerate(heads)
            if re.search(r"phan cong|chu tri|trach nhiem", head) and place != table.task
        ),
        -1,
    )
    for loss in table.losses:
        if loss.lost > 0:
            cells = loss.row.cells
            yield Task(
                _title(table, cells), _words(cells, table.task), _words(cells, owner), _words(cells, table.deadline)
            )


def _dossiers(reading: ReportReading) -> Iterator[Count]:
    for item in reading.outline.items:
        scope = _scope(item.paragraph.text) if item.figures else ""
        for figure in item.figures:
            if figure.kind != "number" or figure.whole < 0 or not folded(figure.noun).startswith("ho so"):
                continue
            before = _CLAUSE.split(item.before(figure.start))[-1]
            late = "trễ hạn" in figure.noun or "quá hạn" in figure.noun
            kind = "late" if late else next((name for name, pattern in _DOSSIERS if pattern.search(before)), "")
            if kind:
                yield Count(kind, scope, figure.whole)


def _scope(text: str) -> str:
    found = re.search(r"cấp (?:xã|huyện|tỉnh)|(?:một cửa )?(?:huyện|xã)\b", text, re.IGNORECASE)
    return found[0].casefold() if found is not None else ""
