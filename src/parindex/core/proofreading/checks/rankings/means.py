"""Means told in prose (điểm trung bình): held against the table of their section, or that of totals."""

import re
from fractions import Fraction

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.rankings.ranked import RankingTable
from parindex.core.proofreading.claims import Claim, ClaimKind, Params, Repair, Verdict, agrees, amount
from parindex.core.proofreading.names import folded, name_key
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.proofreading.scores import Stated
from parindex.core.proofreading.tables.columns import number_in
from parindex.core.terms import Amount, decimal_text

_LEAST_PARTS: Final = 2
_ABSOLUTE: Final = re.compile(r"tuyệt đối|tối đa|cao nhất|thấp nhất", re.IGNORECASE)
_OF_ONE: Final = re.compile(
    r"dẫn đầu|(?:đứng|xếp)(?: ở)?(?: vị trí)? (?:đầu|cuối|thứ|hạng)|đầu bảng|cuối bảng|\b(?:hơn|kém|chênh)\b",
    re.IGNORECASE,
)
_BEFORE: Final = 120
_LEAD: Final = 60
_POINTS: Final = re.compile(r"\s*điểm", re.IGNORECASE)
COMMUNES: Final = r"xa|phuong|thi tran|dac khu|thi xa|huyen|thanh pho"
_KIND: Final = re.compile(rf"(?:ubnd |uy ban nhan dan )?({COMMUNES})\b")
_GROUP: Final = re.compile(
    rf"(?:khoi|cac|nhom|\d) ((?:so|ban|nganh|co quan|{COMMUNES})\b(?:(?:, | va )(?:so|ban|nganh|{COMMUNES})\b)*)"
    r"(?:\s*\([^()]*\))?[^\d.;]*$"  # khối phường (04 đơn vị) đạt bình quân
)
_SECOND_GROUP: Final = re.compile(rf"(?:,|;| va) (?:cua )?(?:khoi|cac|nhom) (?:so|ban|nganh|{COMMUNES})\b[^\d.;]*$")
_MEAN_OF_ALL: Final = re.compile(
    r"(?:trung bình|bình quân)[^\d.;]*\b(?:của|toàn)\b[^\d.;]*(?:\d+ [^\d.;]*)?(?<!nhất )(?:đạt|là)\s*$", re.IGNORECASE
)
_OF_ALL: Final = re.compile(r"\b(?:chung|toàn|tất cả|các đơn vị|các cơ quan|\d+ (?:đơn vị|cơ quan))\b", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"\d[\d.,]* ?(?:điểm|%)")
type _Headed = tuple[Item | None, RankingTable]
"""A table, and the heading it stands under before it."""


def check_stated_means(
    reading: ReportReading, rankings: list[RankingTable], whole: RankingTable | None
) -> Iterator[Claim]:
    """Check means in the prose against the table of their section, or against the table of totals."""
    placed = headed(reading, rankings)
    blocks = _blocks(rankings, whole)
    for item in reading.outline.items:
        for stated in (*_means_in(reading, item), *_means_of_scores(reading, item)):
            table = _table_meant(reading, item, stated, placed, whole)
            if table is not None and table is whole and len(blocks) > 1:
                yield from _mean_of_blocks(item, stated, blocks)
            elif table is not None and (table is not whole or _may_be_mean(stated, table)):
                yield _stated_mean(item, stated, table, [each for each in rankings if each is not whole])


def _may_be_mean(stated: Stated, table: RankingTable) -> bool:
    """Say whether points can be meant as the mean of a table: between half of it and twice it, or a slip of it.

    ``Điểm bình quân … là 6,55/8 điểm`` of one domain is no mean of totals from 60 to 96.
    """
    values = _values_meant(stated, table)
    exact = amount(Fraction(sum(values), len(values))).scaled
    value = stated.number.value
    return exact <= 2 * value <= 4 * exact or is_slip(value, exact)


def _means_in(reading: ReportReading, item: Item) -> Iterator[Stated]:
    """Yield points that stand alone; a second group's are a mean too: ``…, của khối xã là 83,15 điểm``."""
    earlier = False
    for stated in reading.stated(item):
        is_of_group = stated.role == "points" and earlier and _SECOND_GROUP.search(folded(stated.subject)) is not None
        yield stated._replace(role="mean") if is_of_group else stated
        earlier = stated.role == "mean" or is_of_group


def _means_of_scores(reading: ReportReading, item: Item) -> Iterator[Stated]:
    """Yield ``Chỉ số trung bình của 24 xã đạt 82,85/100 điểm`` as the mean it is."""
    for score in reading.scores(item):
        before = item.before(score.span.start, _BEFORE)
        if _MEAN_OF_ALL.search(before):
            yield Stated("mean", score.points, score.points_span, before)


def _stated_mean(item: Item, stated: Stated, table: RankingTable, rankings: list[RankingTable]) -> Claim:
    is_whole = table not in rankings
    values = _values_of_group(item, stated, table) or _values_meant(stated, table)
    exact = Fraction(sum(values), len(values))
    printed = _printed_mean(table)
    verdict: Verdict = (
        "holds" if printed is not None and printed.value == stated.number.value else agrees(stated.number, exact)
    )
    params: Params = {"count": len(values), "total": Amount(sum(values)), "computed": amount(exact)}
    span = from_word(item, stated, r"(?:giá trị |điểm )?(?:trung bình|bình quân)|năm 20\d\d|đạt")
    code = "mean-of-table" if is_whole else "mean-of-section"
    kind: ClaimKind = "mean" if is_whole else "contradiction"
    computed = (
        Amount(printed.value)
        if printed is not None and agrees(printed, exact) == "holds" and not is_whole
        else amount(exact)
    )
    claim = Claim(kind, verdict, span, code, params, Amount(stated.number.value), computed, figure=stated.span)
    if verdict == "holds" or not is_whole:
        return claim
    return claim._replace(repairs=_rounded_means(stated, rankings, table))


def _blocks(rankings: list[RankingTable], whole: RankingTable | None) -> list[RankingTable]:
    """Give the tables that rank other units by the same points, block by block (nhóm phường, nhóm xã)."""
    found: list[RankingTable] = []
    seen: set[str] = set()
    for each in rankings:
        names = {name_key(row.name) for row in each.rows}
        if whole is not None and folded(each.points.head) == folded(whole.points.head) and not names & seen:
            found.append(each)
            seen |= names
    return found if whole in found else []


def _mean_of_blocks(item: Item, stated: Stated, blocks: list[RankingTable]) -> Iterator[Claim]:
    """Check a mean told far from the tables of blocks: of one of them, of a kind of units, or of all units."""
    every = blocks[0]._replace(rows=tuple(row for block in blocks for row in block.rows))
    of_one = [_stated_mean(item, stated, block, blocks) for block in blocks]
    fitting = next((claim for claim in of_one if claim.verdict == "holds"), None)
    if fitting is not None:
        yield fitting
        return
    values = _values_of_group(item, stated, every) or [row.points.value for row in every.rows]
    if len(values) < len(every.rows) or _OF_ALL.search(stated.subject):
        exact = Fraction(sum(values), len(values))
        verdict = agrees(stated.number, exact)
        step = stated.number.last_place
        is_sure = is_slip(stated.number.value, amount(exact * Fraction(1, step)).scaled * step)
        params: Params = {"count": len(values), "total": Amount(sum(values)), "computed": amount(exact)}
        span = from_word(item, stated, r"(?:giá trị |điểm )?(?:trung bình|bình quân)")
        told: Verdict = "check" if verdict == "fails" and not is_sure else verdict
        numbers = Amount(stated.number.value), amount(exact)
        yield Claim("mean", told, span, "mean-of-table", params, *numbers, figure=stated.span)


def _rounded_means(stated: Stated, parts: list[RankingTable], whole: RankingTable) -> tuple[Repair, ...]:
    """Explain a mean that is the sum of the printed means of the parts, each of them rounded."""
    means = [mean for part in parts if part is not whole and (mean := _printed_mean(part)) is not None]
    total = sum(mean.value for mean in means)
    if len(means) < _LEAST_PARTS or agrees(stated.number, total) != "holds":
        return ()
    values = [row.points.value for row in whole.rows]
    exact = amount(Fraction(sum(values), len(values)))
    params: Params = {
        "terms": tuple(Amount(mean.value) for mean in means),
        "stated": Amount(stated.number.value),
        "computed": exact,
    }
    return (Repair(stated.span, decimal_text(exact.scaled, mark=","), "sum-of-rounded-means", params),)


def _values_meant(stated: Stated, table: RankingTable) -> list[int]:
    """Give the column whose mean is stated; that of the ranking if none gives it."""
    for column in table.grid.numeric():
        values = [
            number.value for row in table.grid.units if (number := number_in(row.cells[column.place])) is not None
        ]
        if len(values) >= len(table.rows) and agrees(stated.number, Fraction(sum(values), len(values))) == "holds":
            return values
    return [row.points.value for row in table.rows]


def _values_of_group(item: Item, stated: Stated, table: RankingTable) -> list[int]:
    """Give the points of the units of one kind, if the words name one: ``điểm trung bình của khối phường là 81,78``.

    “Các xã” may mean wards too: the whole table is left to be taken where it has the mean stated.
    """
    kinds = _kinds_named(item, stated)
    values = [row.points.value for row in table.rows if _kind_of(row.name) in kinds]
    is_part = kinds and 0 < len(values) < len(table.rows)
    whole = _values_meant(stated, table)
    is_of_whole = agrees(stated.number, Fraction(sum(whole), len(whole))) == "holds"
    return values if is_part and not is_of_whole else []


def _kinds_named(item: Item, stated: Stated) -> frozenset[str]:
    """Give the kinds of units a mean is told of; those of offices (sở, ban, ngành) are the kind without a name."""
    found = _GROUP.search(folded(_CLAUSE_END.split(item.before(stated.span.start, _BEFORE))[-1]))
    named = re.findall(COMMUNES, found[1]) if found is not None else []
    return frozenset(named) if named or found is None else frozenset({""})


def _kind_of(name: str) -> str:
    found = _KIND.match(folded(name))
    return found[1] if found is not None else ""


def _printed_mean(table: RankingTable) -> Number | None:
    """Give the mean a table prints below its rows."""
    rows = table.grid.rows_of("mean")
    return number_in(rows[0].cells[table.points.place]) if rows else None


def from_word(item: Item, stated: Stated, words: str) -> Span:
    """Give the piece from the last of some words before a number to its unit."""
    before = item.before(stated.span.start, 2 * _LEAD)
    found = [each for each in re.finditer(words, before, re.IGNORECASE) if len(before) - each.start() <= _LEAD]
    unit = _POINTS.match(item.paragraph.text, stated.span.end - item.start)
    end = item.start + unit.end() if unit is not None else stated.span.end
    return Span(stated.span.start - len(before) + found[0].start(), end) if found else Span(stated.span.start, end)


def _table_meant(
    reading: ReportReading, item: Item, stated: Stated, placed: list[_Headed], whole: RankingTable | None
) -> RankingTable | None:
    """Find the table a mean in the prose speaks of: the one of its own section, else that of totals."""
    heading = heading_of(reading, item)
    own = [each for above, each in placed if above is heading]
    if stated.role == "mean":
        return own[0] if len(own) == 1 else whole if not own else None
    if _ABSOLUTE.search(stated.subject) or _OF_ONE.search(stated.subject):
        return None
    if stated.role == "points" and len(own) == 1 and own[0] is not whole and heading is not None:
        return own[0] if _speaks_of(stated.subject, heading.paragraph.words) else None
    return None


def headed(reading: ReportReading, rankings: list[RankingTable]) -> list[_Headed]:
    """Give each table with the numbered heading it stands under."""
    return [(heading_of(reading, reading.outline.before(each.grid.table.start)), each) for each in rankings]


def heading_of(reading: ReportReading, item: Item | None) -> Item | None:
    """Give the numbered heading an item stands under, or is."""
    numbered = ("roman", "capital", "decimal-1", "decimal-2")
    if item is None or item.kind in numbered:
        return item
    return next((above for above in reading.outline.ancestors(item) if above.kind in numbered), None)


def _speaks_of(subject: str, title: str) -> bool:
    """Say whether a sentence names what a heading does: most words of the title stand in it."""
    words = folded(title).replace(",", " ").split()
    spoken = set(folded(subject).replace(",", " ").split())
    return bool(words) and 10 * sum(word in spoken for word in words) >= 6 * len(words)
