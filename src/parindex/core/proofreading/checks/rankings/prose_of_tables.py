"""What the prose says of a table (lời văn và bảng số liệu): how many are in a class, who has how much, who leads."""

import re
from functools import lru_cache
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.checks.rankings.parts_of_report import part_above, part_of
from parindex.core.proofreading.claims import Claim, Params, Verdict, amount, percentage
from parindex.core.proofreading.names import folded, is_of_units, name_key, words_in
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.proofreading.tables.columns import Grid, Row, TableColumn, number_in
from parindex.core.terms import SCALE, Amount

_GRADES: Final = r"(xuất sắc|rất tốt|tốt|khá|trung bình|đạt yêu cầu|chưa đạt|không đạt|yếu|kém)"
_IN_GRADE: Final = re.compile(
    rf"(?:xếp (?:mức |nhóm )?|loại |nhóm |(?:ở|đạt) mức )[“\"]?(?:loại )?[“\"]?{_GRADES}(?![^\W\d_])", re.IGNORECASE
)
_GRADE_FIRST: Final = re.compile(
    rf"(?:nhóm|loại|mức)\s*[“\"]?{_GRADES}[”\"]?\s*(?:\([^()]*\))?\s*(?:có|gồm|:|là)?\s*$", re.IGNORECASE
)
_COMPARED: Final = re.compile(r"năm nay|so với|tăng|giảm", re.IGNORECASE)
_OF_ANOTHER_YEAR: Final = re.compile(r"\W*(?:so với )?năm (?:20\d\d|trước|ngoái)\b", re.IGNORECASE)
_HIGHEST: Final = re.compile(
    r"cao nhất|nhiều nhất|lớn nhất|dẫn đầu|đứng đầu|đầu bảng|vị trí thứ nhất|xếp thứ nhất", re.IGNORECASE
)
_FALL: Final = re.compile(r"(?:giảm|mất|tụt)(?: điểm| bậc| hạng| sâu)?\s*$", re.IGNORECASE)
_LOWEST: Final = re.compile(r"thấp nhất|ít nhất|nhỏ nhất|đứng cuối|cuối bảng|xếp cuối|vị trí cuối", re.IGNORECASE)
_APART: Final = re.compile(r"(?:chênh lệch|khoảng cách|cách biệt|cao hơn|hơn kém)(?:[^\d]{0,90})$", re.IGNORECASE)
_BETWEEN_TWO: Final = re.compile(r"(?:chênh lệch|khoảng cách|cách biệt) giữa[^\d.;]*$", re.IGNORECASE)
_TWO: Final = re.compile(r"\bvà\b|[,;]")
_LAST_C: Final = re.compile(r"c\b")
_ABOVE_MEAN: Final = re.compile(r"[^\d.;,]*(?:từ (?:mức )?|trên (?:mức )?|cao hơn (?:mức )?)(?:trung bình|bình quân)")
_RATE: Final = re.compile(r"tỷ lệ|tỉ lệ|chỉ số", re.IGNORECASE)
_NEAR: Final = 60
_LEADS: Final = re.compile(
    r"(?:\s+(?:có|là đơn vị có) (?:mức |số )?(?:điểm )?(?:tăng|giảm)(?: điểm)?"
    r" (?:cao|nhiều|lớn|mạnh|sâu|thấp|ít)(?: nhất)?)?"
    r"[\s,(:=]*(?:với|đạt|được|là|có|tăng|giảm|mất|thêm)?\s*(?:số điểm|tổng điểm|điểm số)?\s*(?:là|:)?\s*"
)
_LOSS: Final = re.compile(r"\b(?:bị trừ|trừ|mất|hụt|thiếu|hơn|kém|bỏ xa|chênh|khoảng cách|cách biệt)\b", re.IGNORECASE)
_NUMBER_FIRST: Final = re.compile(r"[^\d,;.:()]+")
_CHANGE: Final = re.compile(r"(?:tăng|giảm|thêm)\s*$", re.IGNORECASE)
_PLACES: Final = re.compile(r"bậc|hạng|vị trí|lần")
_AGAINST: Final = re.compile(r"\bso với\s*(?:UBND\s*)?$", re.IGNORECASE)
_NOTE: Final = re.compile(r"\s*(?:ghi chú|chú thích)\b", re.IGNORECASE)
_SHORTEST: Final = 4  # letters of a name that is looked for in prose
_PLAIN: Final = re.compile(r"^(?:ubnd|uy ban nhan dan)\s+")


class _Rows(NamedTuple):
    """Các dòng của bảng by unit: a unit's key gives the tables that name it and its row there; ``heads`` of figures."""

    by_key: dict[str, list[tuple[Grid, TableColumn, Row]]]
    heads: frozenset[str]


class Entry(NamedTuple):
    """Một đơn vị trong các bảng: every figure its rows hold."""

    name: str
    key: str
    figures: frozenset[int]


def check_prose_of_tables(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check counts of classes, figures given with a unit's name, and extremes."""
    entries, rows = entries_of(grids), _rows(grids)
    graded = [grid for grid in grids if grid.first("grade") is not None and len(grid.units) > 2]  # noqa: PLR2004
    has_changes = any(grid.first("change") is not None for grid in grids)
    notes = [each for each in reading.passages if each.place < 0 and _NOTE.match(each.paragraph.text)]
    for item in (*reading.outline.items, *notes):
        if graded:
            yield from _grade_counts(reading, item, graded)
        mentions = list(mentions_in(item, entries)) if entries else []
        yield from _figures_of_units(item, mentions, has_changes=has_changes)
        yield from _differences(item, mentions)
        yield from _difference_of_named(item, mentions, rows)
        yield from _rise_over_named(item, mentions, rows)
        yield from _extremes(item, mentions, rows)
        yield from _above_mean(item, grids)


def entries_of(grids: list[Grid]) -> dict[str, Entry]:
    """Collect the units of all tables, each with the figures of its rows."""
    found: dict[str, tuple[str, set[int]]] = {}
    for grid in grids:
        column = grid.first("unit") or grid.first("text")
        for row in grid.units if column is not None else ():
            name = row.cells[column.place].words if column is not None else ""
            if len(name) < _SHORTEST or len(name.split()) > 12 or not name[0].isalpha():  # noqa: PLR2004 -- a title, no name
                continue
            figures = {abs(number.value) for cell in row.cells if (number := number_in(cell)) is not None}
            found.setdefault(unit_key(name), (name, set()))[1].update(figures)
    longest_first = sorted(found.items(), key=lambda each: -len(each[0]))
    return {key: Entry(name, key, frozenset(figures)) for key, (name, figures) in longest_first}


def _rows(grids: list[Grid]) -> _Rows:
    by_key: dict[str, list[tuple[Grid, TableColumn, Row]]] = {}
    for grid in grids:
        unit = grid.first("unit") or grid.first("text")
        if unit is not None:
            last = {unit_key(row.cells[unit.place].words): row for row in grid.units}
            for key, row in last.items():
                by_key.setdefault(key, []).append((grid, unit, row))
    return _Rows(by_key, frozenset(column.head for grid in grids for column in grid.numeric()))


def unit_key(name: str) -> str:
    """Fold a unit's name without the word for its committee: ``UBND xã An Lạc`` is ``xa an lac``."""
    return _PLAIN.sub("", name_key(name))


def mentions_in(item: Item, entries: dict[str, Entry]) -> Iterator[tuple[Span, Entry]]:
    """Find the units a paragraph names, the longest name at each place."""
    text = name_text(item.paragraph.text)
    taken: list[Span] = []
    found: list[tuple[Span, Entry]] = []
    for key, entry in entries.items():
        start = text.find(key)
        while start >= 0:
            span = Span(item.start + start, item.start + start + len(key))
            is_word = (
                not text[max(0, start - 1) : start].isalnum()
                and not text[start + len(key) : start + len(key) + 1].isalnum()
            )
            if is_word and not any(each.start < span.end and span.start < each.end for each in taken):
                taken.append(span)
                found.append((span, entry))
            start = text.find(key, start + 1)
    yield from sorted(found, key=lambda each: each[0])


def name_text(text: str) -> str:
    """Fold a text letter by letter, so that places stay: the way names are keyed, but for apostrophes."""
    plain = "".join(map(_letter, text))
    return _LAST_C.sub("k", plain)


@lru_cache(maxsize=2_000)
def _letter(sign: str) -> str:
    one = folded(sign)
    return one if len(one) == 1 else sign


def _grade_counts(reading: ReportReading, item: Item, graded: list[Grid]) -> Iterator[Claim]:
    """Check ``05 đơn vị xếp loại Tốt`` against the tables: the one that fits, else the only one of its part."""
    part = part_above(reading, item)
    own = [grid for grid in graded if part_of(reading, grid) is part]
    for figure in item.figures:
        if figure.kind != "number" or not is_of_units(figure.noun):
            continue
        behind = item.paragraph.text[figure.end - item.start : figure.end - item.start + _NEAR]
        before = item.paragraph.text[max(0, figure.start - item.start - _NEAR) : figure.start - item.start]
        found = _GRADE_FIRST.search(before) or _IN_GRADE.search(re.split(r"[,;.]", behind)[0])
        if found is not None:
            counts = [_units_in_grade(grid, found[1]) for grid in graded]
            if figure.whole in counts or figure.whole == sum(counts):
                count = figure.whole
            elif len(meant := own or graded) == 1:
                count = _units_in_grade(meant[0], found[1])
            else:
                continue
            verdict: Verdict = "holds" if figure.whole == count else "fails"
            span = Span(figure.start, figure.end + 1 + len(figure.noun))
            params: Params = {"count": count, "grade": found[1]}
            yield Claim(
                "count",
                verdict,
                span,
                "units-in-class",
                params,
                Amount(figure.value),
                Amount(count * SCALE),
                figure=_own(figure),
            )


def _units_in_grade(grid: Grid, grade: str) -> int:
    column = grid.first("grade")
    words = [row.cells[column.place].words for row in grid.units] if column is not None else []
    return sum(folded(each) == folded(grade) for each in words)


def _own(figure: Figure) -> Span:
    return Span(figure.start, figure.end)


def _points_after(item: Item, span: Span) -> Figure | None:
    """Give the points stated right behind a name: ``Sở Y tế (85,50 điểm)``, ``xã Trà Nú với 60,25 điểm``."""
    following = next((figure for figure in item.figures if figure.start >= span.end and figure.kind != "ordinal"), None)
    is_points = following is not None and following.kind == "number" and bool(following.noun)
    if following is not None and _PLACES.match(following.noun):
        return None
    if following is None or not (is_points or following.kind == "percent"):
        return None
    if _BETWEEN_TWO.search(item.before(following.start)):
        return None
    between = item.between(span.end, following.start)
    if between.lstrip().startswith(",") and _is_counted_before(item, span):
        return None
    return following if _LEADS.fullmatch(between) else None


def _is_counted_before(item: Item, span: Span) -> bool:
    """Say whether a name has its number before it: ``4 hồ sơ hộ tịch, 3 hồ sơ đất đai``."""
    counts = [figure for figure in item.figures if figure.kind == "number" and figure.end <= span.start]
    return bool(counts) and _NUMBER_FIRST.fullmatch(item.between(counts[-1].end, span.start)) is not None


def _is_difference(item: Item, entry: Entry, figure: Figure) -> bool:
    """Say whether no cell need hold it: a loss or a gap (``mất``, ``bỏ xa``), another year's, a count of units."""
    sentence = item.sentence_at(figure.start)
    before = item.piece(Span(sentence.start, figure.start)) if sentence is not None else item.before(figure.start)
    is_of_another_year = _OF_ANOTHER_YEAR.match(before) and _COMPARED.search(item.behind(figure.end, _NEAR))
    is_elsewhere = _LOSS.search(before) or is_of_another_year or is_of_units(figure.noun)
    return figure.value not in entry.figures and bool(is_elsewhere)


def _figures_of_units(item: Item, mentions: list[tuple[Span, Entry]], *, has_changes: bool) -> Iterator[Claim]:
    """Check a figure told with a unit's name; by how much it rose or fell, only tables of changes tell."""
    for span, entry in mentions:
        points = _points_after(item, span)
        if points is not None and not _is_difference(item, entry, points):
            is_told = points.value in entry.figures
            if not is_told and not has_changes and _CHANGE.search(item.between(span.end, points.start)):
                continue
            verdict: Verdict = "holds" if is_told else "check"
            params: Params = {"unit": entry.name}
            yield Claim(
                "contradiction",
                verdict,
                Span(span.start, points.end),
                "figure-of-unit" if is_told else "figure-not-of-unit",
                params,
                Amount(points.value),
                None,
                figure=_own(points),
            )


def _differences(item: Item, mentions: list[tuple[Span, Entry]]) -> Iterator[Claim]:
    """Check ``cao nhất là … với 89,00 điểm; thấp nhất là … với 60,25 điểm, chênh lệch 28,75 điểm``."""
    points = [found for span, _ in mentions if (found := _points_after(item, span)) is not None]
    if len(points) != 2:  # noqa: PLR2004 -- two units
        return
    for figure in item.figures:
        before = item.before(figure.start)
        if figure.kind == "number" and figure.start > points[1].end and figure.noun.startswith("điểm"):
            between = item.paragraph.text[points[1].end - item.start : figure.start - item.start]
            if not (_APART.search(before) or re.fullmatch(r"\s*(?:điểm)?\)?\s*", between)):
                continue
            computed = abs(points[0].value - points[1].value)
            verdict: Verdict = "holds" if figure.value == computed else "fails"
            high, low = max(each.value for each in points), min(each.value for each in points)
            params: Params = {"now": Amount(high), "earlier": Amount(low), "computed": Amount(computed)}
            bound = tuple(_own(each) for each in points)
            span = Span(figure.start, figure.end + 1 + len(figure.noun))
            yield Claim(
                "difference",
                verdict,
                span,
                "change-of-points",
                params,
                Amount(figure.value),
                Amount(computed),
                bound,
                figure=_own(figure),
            )
            return


def _difference_of_named(item: Item, mentions: list[tuple[Span, Entry]], rows: _Rows) -> Iterator[Claim]:
    """Check ``chênh lệch giữa xã A và xã B là 16,45 điểm`` by the figures the tables have of both."""
    if len(mentions) != 2 or any(_points_after(item, span) for span, _ in mentions):  # noqa: PLR2004 -- two units
        return
    (_, one), (last, other) = mentions
    for figure in item.figures:
        is_rate_or_number = figure.kind in {"number", "percent"}
        if figure.start < last.end or not is_rate_or_number or not _APART.search(item.before(figure.start)):
            continue
        yield from _apart(figure, list(_figures_of_both(rows, one, other)))
        return


def _rise_over_named(item: Item, mentions: list[tuple[Span, Entry]], rows: _Rows) -> Iterator[Claim]:
    """Check ``Số hồ sơ tiếp nhận tháng 9 tăng 58 hồ sơ so với tháng 8`` in the columns its sentence names."""
    for (first, one), (last, other) in pairwise(mentions):
        sentence = item.sentence_at(first.start)
        figures = item.figures_within(Span(first.end, last.start))
        if len(figures) != 1 or figures[0].kind != "number" or _PLACES.match(figures[0].noun) or sentence is None:
            continue
        is_rise = _CHANGE.search(item.before(figures[0].start)) and last.end <= sentence.end
        if is_rise and _AGAINST.search(item.between(figures[0].end, last.start)):
            yield from _apart(figures[0], list(_figures_of_both(rows, one, other, item.piece(sentence))))


def _apart(figure: Figure, pairs: list[tuple[int, int]]) -> Iterator[Claim]:
    """Hold how far two units are apart against their figures: equal to one difference, or a slip of one."""
    meant = [pair for pair in pairs if abs(pair[0] - pair[1]) == figure.value] or [
        pair for pair in pairs if is_slip(figure.value, abs(pair[0] - pair[1]))
    ]
    for pair in meant[:1]:
        high, low = max(pair), min(pair)
        verdict: Verdict = "holds" if high - low == figure.value else "fails"
        params: Params = {"now": Amount(high), "earlier": Amount(low), "computed": Amount(high - low)}
        stated, computed = Amount(figure.value), Amount(high - low)
        own = _own(figure)
        yield Claim("difference", verdict, own, "change-of-points", params, stated, computed, figure=own)


def _figures_of_both(rows: _Rows, one: Entry, other: Entry, asked: str = "") -> Iterator[tuple[int, int]]:
    """Give the figures two units have in each column of the tables that name both; only in those asked for, if any."""
    others = {id(grid): row for grid, _, row in rows.by_key[other.key]}
    for grid, _, row in rows.by_key[one.key]:
        for column in grid.numeric() if id(grid) in others else ():
            if asked and not _closeness(asked, column.head):
                continue
            first, second = (number_in(each.cells[column.place]) for each in (row, others[id(grid)]))
            if first is not None and second is not None:
                yield first.value, second.value


def _extremes(item: Item, mentions: list[tuple[Span, Entry]], rows: _Rows) -> Iterator[Claim]:
    """Check who is called highest or lowest: in the column that has the figure given, else in any column."""
    for span, entry in mentions:
        before = re.split(
            r"[;,.]", item.paragraph.text[max(0, span.start - item.start - _NEAR) : span.start - item.start]
        )[-1]
        points = _points_after(item, span)
        for pattern, pick, code in ((_HIGHEST, max, "first-in-table"), (_LOWEST, min, "last-in-table")):
            lead = list(pattern.finditer(before))
            choose = (min if pick is max else max) if lead and _FALL.search(before[: lead[-1].start()]) else pick
            if not lead or _TWO.search(before[lead[-1].end() :]):
                continue
            value = points.value if points is not None else None
            columns = list(_columns_of(entry, value, rows, "" if points is not None else before))
            columns += list(_rates_of_maximum(entry, rows, before)) if points is None else []
            if columns:
                best = [choose(column, key=lambda each: each[1]) for column in columns]
                yield _extreme(span, entry, points, code, best)


def _extreme(span: Span, entry: Entry, points: Figure | None, code: str, best: list[tuple[str, int]]) -> Claim:
    right, value = next((each for each in best if unit_key(each[0]) == entry.key), best[0])
    is_best = any(
        unit_key(name) == entry.key or (points is not None and points.value == abs(each)) for name, each in best
    )
    verdict: Verdict = "holds" if is_best else "fails" if points is not None or len(best) == 1 else "check"
    params: Params = {"unit": entry.name, "right": right, "points": Amount(value)}
    end = points.end if points is not None else span.end
    return Claim("contradiction", verdict, Span(span.start, end), code, params, entry.name, right)


def _columns_of(entry: Entry, value: int | None, rows: _Rows, asked: str) -> Iterator[list[tuple[str, int]]]:
    """Find the columns that give a unit this figure, or any asked for: the names and figures of all their units."""
    closest = max((_closeness(asked, head) for head in rows.heads), default=0) if asked else 0
    for grid, unit, _ in rows.by_key[entry.key]:
        for column in grid.numeric():
            if asked and (not closest or _closeness(asked, column.head) < closest):
                continue
            if _is_of_unlike_maxima(grid, column):
                continue
            figures = [(row.cells[unit.place].words, number.value) for row, number in grid.figures(column)]
            own = [each for name, each in figures if unit_key(name) == entry.key]
            if len(figures) > 2 and any(value in {None, abs(each)} for each in own):  # noqa: PLR2004
                yield figures


def _is_of_unlike_maxima(grid: Grid, column: TableColumn) -> bool:
    """Say whether a column has points of maxima that differ by row: 8,5 of 9 is not below 14,58 of 17."""
    most = grid.first("most")
    if most is None or column.role != "number" or "%" in column.head:
        return False
    pairs = [(number_in(row.cells[column.place]), number_in(row.cells[most.place])) for row in grid.units]
    known = [(one, other) for one, other in pairs if one is not None and other is not None]
    return len({other.value for _, other in known}) > 1 and all(one.value <= other.value for one, other in known)


def _rates_of_maximum(entry: Entry, rows: _Rows, asked: str) -> Iterator[list[tuple[str, int]]]:
    """Give the rates of the points asked for in their maxima: ``tỷ lệ điểm thẩm định thấp nhất là …``."""
    for grid, unit, _ in rows.by_key[entry.key] if _RATE.search(asked) else ():
        most = grid.first("most")
        for column in grid.numeric() if most is not None else ():
            if most is None or not (_is_of_unlike_maxima(grid, column) and _closeness(asked, column.head)):
                continue
            yield [
                (row.cells[unit.place].words, amount(percentage(points.value, whole.value)).scaled)
                for row, points in grid.figures(column)
                if (whole := number_in(row.cells[most.place])) is not None and whole.value > 0
            ]


def _closeness(words: str, head: str) -> int:
    """Count the words of a column's header in a sentence; fewer than two, or than it has, do not name it."""
    named = words_in(head)
    common = len(named & words_in(words))
    return common if common >= min(2, len(named)) else 0


def _above_mean(item: Item, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``07 đơn vị có điểm từ mức trung bình trở lên``."""
    for figure in item.figures:
        if figure.kind != "number" or not _ABOVE_MEAN.match(item.behind(figure.end, _NEAR + 20)):
            continue
        counts = {count for grid in grids for count in _counts_above(grid)}
        if counts:
            verdict: Verdict = "holds" if figure.whole in counts else "check"
            computed = Amount(min(counts, key=lambda count: abs(count - figure.whole)) * SCALE)
            yield Claim(
                "count",
                verdict,
                Span(figure.start, figure.end + 1 + len(figure.noun)),
                "above-mean",
                {},
                Amount(figure.value),
                computed,
            )


def _counts_above(grid: Grid) -> Iterator[int]:
    for row in grid.rows_of("mean")[:1]:
        for column in grid.numeric():
            printed = number_in(row.cells[column.place])
            values = [number.value for _, number in grid.figures(column)]
            if printed is not None and values:
                yield sum(value >= printed.value for value in values)
