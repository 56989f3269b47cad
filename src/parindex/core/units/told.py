"""Units as a file tells them (đơn vị được khai): one row for each time something of a unit holds."""

from parindex.core.faults import Fault, Param, Place
from parindex.core.light_typing import Iterable, Iterator, Literal, NamedTuple
from parindex.core.units.codes import HeldCode
from parindex.core.units.dates import Span
from parindex.core.units.lineage import ParentLink
from parindex.core.units.succession import SuccessionEdge

type ToldFile = Literal["units", "successions"]
"""Which of the two files a fault lies in."""


class UnitRow(NamedTuple):
    """Dòng đơn vị: what a unit is called, coded and placed, for some days."""

    row: int
    key: str
    kind: str
    name: str
    span: Span
    scheme: str = "gso"
    code: str = ""
    parent: str = ""
    letterhead: str = ""
    decision: str = ""
    aliases: tuple[str, ...] = ()


class SuccessionRow(NamedTuple):
    """Dòng kế thừa: an edge between two keys."""

    row: int
    edge: SuccessionEdge


class DatedText(NamedTuple):
    """Giá trị theo thời gian: texts that hold together for some days."""

    texts: tuple[str, ...]
    span: Span


class UnitTold(NamedTuple):
    """Đơn vị được khai: all rows of a key, the earliest first."""

    key: str
    rows: tuple[UnitRow, ...]

    @property
    def life(self) -> Span:
        return Span(self.rows[0].span.start, self.rows[-1].span.end)

    @property
    def names(self) -> tuple[DatedText, ...]:
        """Give kind, name, letterhead and decision with their days."""
        return joined(DatedText((row.kind, row.name, row.letterhead, row.decision), row.span) for row in self.rows)

    @property
    def codes(self) -> tuple[DatedText, ...]:
        """Give scheme and code with their days."""
        return joined(DatedText((row.scheme, row.code), row.span) for row in self.rows if row.code)

    @property
    def parents(self) -> tuple[DatedText, ...]:
        """Give the keys of the units above with their days."""
        return joined(DatedText((row.parent,), row.span) for row in self.rows if row.parent)

    @property
    def aliases(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(alias for row in self.rows for alias in row.aliases))


class RegisterTold(NamedTuple):
    """Danh mục được khai: units by key and what passed between them."""

    units: tuple[UnitTold, ...]
    successions: tuple[SuccessionRow, ...] = ()

    @property
    def parent_links(self) -> tuple[ParentLink, ...]:
        """Give every direct parent."""
        return tuple(ParentLink(unit.key, told.texts[0], told.span) for unit in self.units for told in unit.parents)

    @property
    def held_codes(self) -> Iterator[HeldCode]:
        """Give every row's code."""
        for unit in self.units:
            for row in unit.rows:
                if row.code:
                    yield HeldCode(row.scheme, row.code, row.span, unit.key, row.row)


def gathered(rows: Iterable[UnitRow]) -> tuple[UnitTold, ...]:
    """Gather the rows of each unit (gom các dòng của một đơn vị), in the order of the file."""
    by_key: dict[str, list[UnitRow]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    return tuple(UnitTold(key, tuple(sorted(told, key=lambda row: row.span.start))) for key, told in by_key.items())


def joined(told: Iterable[DatedText]) -> tuple[DatedText, ...]:
    """Join neighbouring days of equal texts (nối các khoảng liền nhau)."""
    out: list[DatedText] = []
    for each in told:
        if out and out[-1].texts == each.texts and out[-1].span.end == each.span.start:
            out[-1] = DatedText(each.texts, Span(out[-1].span.start, each.span.end))
        else:
            out.append(each)
    return tuple(out)


def row_fault(file: ToldFile, row: int, column: str, code: str, /, **params: Param) -> Fault:
    """Tell a fault of a row's column (lỗi tại dòng, cột)."""
    return Fault(code, Place(file, column, row), "error", params)
