"""What the prose says of a ranking (lời văn về xếp hạng): first, last, who lost points, how many units."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.bands import GradeBand, band_of
from parindex.core.proofreading.checks.rankings.means import COMMUNES, from_word, headed, heading_of
from parindex.core.proofreading.checks.rankings.parts_of_report import part_above, part_of
from parindex.core.proofreading.checks.rankings.ranked import RankingTable
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import bare_name, folded, name_key
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid
from parindex.core.terms import SCALE, Amount

_FIRST: Final = re.compile(
    r"(?:vị trí|xếp|đứng|hạng)[^,;.]{0,20}(?:thứ nhất|đầu bảng|cao nhất|dẫn đầu|đầu tiên)|dẫn đầu|cao nhất",
    re.IGNORECASE,
)
_LAST: Final = re.compile(
    r"(?:vị trí|xếp|đứng|hạng)[^,;.]{0,20}(?:thấp nhất|cuối)|cuối bảng|thấp nhất|cuối cùng", re.IGNORECASE
)
_LOSERS: Final = re.compile(
    r"(bị trừ điểm|mất điểm|chưa đạt điểm tối đa|không đạt điểm tối đa)[^()]*\(([^()]+)\)", re.IGNORECASE
)
_SOME: Final = re.compile(r"một số|nhiều|vài|chủ yếu|như", re.IGNORECASE)
_POPULATION: Final = re.compile(r"(?:xa|phuong|thi tran|dac khu|don vi|huyen|so, ban)\b")
_WHOLE_BEFORE: Final = re.compile(r"(?:của|trong|trong số|tổng số|cả|gồm|toàn bộ|tại|đối với)\s*$")
_WHOLE_BEHIND: Final = re.compile(
    r"\s*(?:[^\W\d_]+,? ){1,4}(?:tiếp nhận|được (?:xếp hạng|đánh giá|thẩm định|chấm điểm)|là \d)"
)
_NAMES_A_UNIT: Final = re.compile(
    r"(?:ubnd |uy ban nhan dan )?"
    r"(?:xa|phuong|thi tran|dac khu|huyen|thi xa|thanh pho|so|ban|van phong|thanh tra|quan|tp)\b"
)
_MANY: Final = 5
_SPREAD: Final = 3  # classes that results called even cannot lie in
_EXTREME: Final = ("nhất", "đầu", "cuối")
_CLAUSES: Final = re.compile(r"(?:(?! và |,|;).)+")
_OF_A_PART: Final = re.compile(
    r"chỉ số thành phần|lĩnh vực|tiêu chí|tăng|giảm|cải thiện|năm trước|tỷ lệ|hồ sơ|điểm cao nhất|điểm thấp nhất",
    re.IGNORECASE,
)
_EVEN: Final = re.compile(r"(?:tương đối |khá |rất )?đồng đều", re.IGNORECASE)
_NOBODY: Final = re.compile(
    r"không có (?:đơn vị|xã|địa phương|cơ quan)[^.;]{0,20} nào[^.;]*?(?:từ|trên|đạt)\s+(\d+(?:[.,]\d+)?)"
    r"(?:\s*điểm)?\s*(?:trở lên)?",
    re.IGNORECASE,
)


def check_section_statements(reading: ReportReading, rankings: list[RankingTable]) -> Iterator[Claim]:
    """Check what the prose of a section says of its table: who has every point, who lost some."""
    placed = headed(reading, rankings)
    for item in reading.outline.items:
        heading = heading_of(reading, item)
        own = [each for above, each in placed if above is heading]
        if len(own) == 1 and heading is not None:
            yield from _all_points(reading, item, own[0])
            yield from _named_losers(item, own[0])


def _all_points(reading: ReportReading, item: Item, table: RankingTable) -> Iterator[Claim]:
    """Check ``đạt điểm tuyệt đối … là 17,5 điểm``: the maximum, and reached."""
    for stated in reading.stated(item):
        if re.search(r"tuyệt đối|tối đa", stated.subject, re.IGNORECASE) and re.search(r"\bđạt\b", stated.subject):
            highest = max(row.points.value for row in table.rows)
            params: Params = {"points": Amount(highest)}
            span = from_word(item, stated, r"đạt")
            verdict: Verdict = "holds" if stated.number.value == highest else "fails"
            yield Claim(
                "contradiction", verdict, span, "all-points", params, Amount(stated.number.value), Amount(highest)
            )


def _named_losers(item: Item, table: RankingTable) -> Iterator[Claim]:
    """Check ``… bị trừ điểm … (Tân Thành)``: those named have lost points, and unless “some”, nobody else has."""
    most = table.most
    if most is None or not _LOSERS.search(item.paragraph.text):
        return
    for span in item.sentences:
        piece = item.piece(span)
        found = _LOSERS.search(piece)
        named = [row for row in table.rows if _is_named(found[2], row.name)] if found is not None else []
        if found is None or not named:
            continue
        losing = [row for row in table.rows if row.points.value < most.value]
        is_some = _SOME.search(piece[: found.end(1)]) is not None
        are_right = all(row in losing for row in named) and (is_some or len(named) == len(losing))
        place = Span(span.start + _lead(piece), span.start + found.end())
        params: Params = {"named": len(named), "losing": len(losing), "most": Amount(most.value)}
        stated, computed = Amount(len(named) * SCALE), Amount(len(named if is_some else losing) * SCALE)
        yield Claim("contradiction", "holds" if are_right else "fails", place, "named-losers", params, stated, computed)


def check_population(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``12 xã, thị trấn`` and ``tại 13 đơn vị`` against the rows of the tables of their part, or of any.

    Tables that differ in their number of units accuse nobody: which is meant is not said.
    """
    tables = [(part_of(reading, grid), names) for grid in grids if len(names := _units_in(grid)) >= _MANY]
    for item in reading.outline.items if tables else ():
        part = part_above(reading, item)
        own = [names for each, names in tables if each is part] or [names for _, names in tables]
        for figure in item.figures:
            if figure.kind == "number" and _POPULATION.match(folded(figure.noun)) and figure.whole > 1:
                everywhere = {count for _, names in tables for count in (len(names), _of_kind(figure, names))}
                meant = {figure.whole} & everywhere or {len(names) for names in own}
                if len(meant) == 1:
                    yield from _population(
                        item, figure, min(meant), has_others=any(_of_kind(figure, each) for each in own)
                    )


def _of_kind(figure: Figure, names: frozenset[str]) -> int:
    """Count the units of the one kind a noun names, where a table has others too: 02 of ``02 phường``; else 0."""
    kinds = re.findall(COMMUNES, folded(figure.noun))
    if len(kinds) != 1:
        return 0
    pattern = re.compile(rf"(?:ubnd |uy ban nhan dan )?{kinds[0]}\b")
    alike = sum(pattern.match(folded(name)) is not None for name in names)
    return alike if alike < len(names) else 0


def _population(item: Item, figure: Figure, count: int, *, has_others: bool) -> Iterator[Claim]:
    before = item.before(figure.start)
    is_whole = _WHOLE_BEHIND.match(item.paragraph.text, figure.end - item.start) is not None or (
        _WHOLE_BEFORE.search(before) is not None and not _is_loose(figure) and not has_others
    )
    if figure.whole == count or is_whole:
        verdict: Verdict = "holds" if figure.whole == count else "check" if _is_loose(figure) else "fails"
        own, span = figure.span, figure.span_with_noun
        stated, computed = Amount(figure.value), Amount(count * SCALE)
        yield Claim("count", verdict, span, "units-of-table", {"count": count}, stated, computed, figure=own)


def _is_loose(figure: Figure) -> bool:
    """Say whether the noun could also mean some of the units: ``đơn vị`` alone."""
    return folded(figure.noun).startswith("don vi")


def _units_in(grid: Grid) -> frozenset[str]:
    """Give the names of a table whose rows are units; none of any other."""
    column = grid.first("unit")
    names = (
        frozenset(row.cells[column.place].words.casefold() for row in grid.units) if column is not None else frozenset()
    )
    return names if all(_NAMES_A_UNIT.match(folded(name)) for name in names) else frozenset()


def check_places(reading: ReportReading, whole: RankingTable) -> Iterator[Claim]:
    """Check who is said, before the words, to be first or last, and that nobody is above a threshold."""
    for item in reading.outline.items:
        for span in item.sentences:
            piece = item.piece(span)
            yield from _extremes(span, piece, whole)
            yield from _nobody(span, piece, whole)


def _extremes(span: Span, piece: str, whole: RankingTable) -> Iterator[Claim]:
    highest = max(row.points.value for row in whole.rows)
    lowest = min(row.points.value for row in whole.rows)
    words = piece.casefold()
    for clause in _CLAUSES.finditer(piece) if any(each in words for each in _EXTREME) else ():
        for pattern, value, code in ((_FIRST, highest, "first"), (_LAST, lowest, "last")):
            found = pattern.search(clause[0])
            if found is None or _OF_A_PART.search(clause[0]):
                continue
            named = [row for row in whole.rows if _is_named(clause[0][: found.start()], row.name)]
            if len(named) != 1:
                continue
            right = next(row for row in whole.rows if row.points.value == value)
            verdict: Verdict = "holds" if named[0].points.value == value else "fails"
            start = span.start + clause.start()
            yield Claim(
                "rank",
                verdict,
                Span(start + _lead(clause[0]), start + found.end()),
                f"{code}-in-table",
                {"unit": named[0].name, "right": right.name, "points": Amount(value)},
                named[0].name,
                right.name,
            )


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_named(text: str, name: str) -> bool:
    """Say whether a text names a unit, however it is spelt."""
    return re.search(rf"\b{re.escape(bare_name(name))}\b", name_key(text)) is not None


def _nobody(span: Span, piece: str, whole: RankingTable) -> Iterator[Claim]:
    for found in _NOBODY.finditer(piece):
        bound = int(found[1].replace(",", ".").partition(".")[0]) * SCALE
        above = sum(row.points.value >= bound for row in whole.rows)
        place = Span(span.start + found.start(), span.start + found.end())
        params: Params = {"bound": Amount(bound), "count": above}
        yield Claim(
            "contradiction",
            "holds" if not above else "fails",
            place,
            "nobody-above",
            params,
            Amount(0),
            Amount(above * SCALE),
        )


def check_evenness(reading: ReportReading, whole: RankingTable, bands: list[GradeBand]) -> Iterator[Claim]:
    """Doubt results called even that spread over three classes or more."""
    names = {band.name for row in whole.rows if (band := band_of(row.points, bands)) is not None}
    if len(names) < _SPREAD:
        return
    points = [row.points.value for row in whole.rows]
    for item in reading.outline.items:
        for found in _EVEN.finditer(item.paragraph.text) if "đồng đều" in item.paragraph.text.casefold() else ():
            clause = re.split(r"[.;]", item.before(item.start + found.start()))[-1]
            if re.search("kết quả|điểm", clause) and not _OF_A_PART.search(clause):
                words = clause.rpartition(",")[2]
                start = found.start() - len(words) + _lead(words)
                span = Span(item.start + start, item.start + found.end())
                params: Params = {"low": Amount(min(points)), "high": Amount(max(points)), "classes": len(names)}
                yield Claim("contradiction", "check", span, "not-even", params)
