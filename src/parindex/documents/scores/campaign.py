"""What was read of a campaign: sheets in a fixed order, faults, and where each value stood."""

from parindex.core.criteria.rules import BestOfCases, plain_part
from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Iterable, Mapping, NamedTuple, Sequence
from parindex.core.number_text import DecimalMark
from parindex.core.scoring.leaf.admission import Objection
from parindex.core.scoring.leaf.facts import Sheet
from parindex.core.scoring.outline import Outline
from parindex.documents.tables import Table
from parindex.documents.text_hygiene import decomposed


class Register(NamedTuple):
    """Danh mục đơn vị of the campaign: codes to names and blocks; empty if none was given."""

    names: Mapping[str, str]
    blocks: Mapping[str, tuple[str, ...]]
    block_names: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


class Origins(NamedTuple):
    """Where values stood: the row of each unit, leaf and case, and the column of each value."""

    table: Table
    rows: Mapping[tuple[str, int, int], int]
    columns: Mapping[tuple[int, str], int]
    fallback: int


class CampaignInput(NamedTuple):
    """Sheets ready to be scored, in the order of their codes, and what was wrong on the way."""

    sheets: tuple[Sheet, ...]
    faults: tuple[Fault, ...]
    block_names: tuple[str, ...]
    origins: Origins
    outline: Outline

    def locate(self, unit: int, leaf: int, objection: Objection) -> Place:
        """Give the address of the value that was objected to."""
        code = self.sheets[unit].code
        origins = self.origins
        rule = plain_part(self.outline.rules[leaf].rule)
        cases = range(len(rule.cases) + 1) if isinstance(rule, BestOfCases) else (0,)  # the item's row is its first
        rows = (origins.rows.get((code, leaf, case), -1) for case in (objection.case, *cases))
        row = next((row for row in rows if row >= 0), -1)
        known = (origins.columns.get((at, objection.value)) for at in (leaf, -1))
        column = next((each for each in known if each is not None), origins.fallback)
        return origins.table.place(row, column, f"{code} {self.outline.leaves[leaf].code}")


class ScoreFile(NamedTuple):
    """A table of scores and all it is read against; ``blocks`` are the columns units are ranked inside."""

    table: Table
    outline: Outline
    register: Register
    blocks: Mapping[str, int]
    mark: DecimalMark | None = None

    def given(self, sheets: Iterable[Sheet], faults: Iterable[Fault], origins: Origins) -> CampaignInput:
        """Give what was read, sheets by their codes, so that the order of rows in a file changes nothing."""
        in_order = tuple(sorted(sheets, key=lambda sheet: sheet.code))
        names = self.register.block_names if self.register.names else tuple(self.blocks)
        return CampaignInput(in_order, (*self.table.faults, *faults), names, origins, self.outline)


def item_names(outline: Outline) -> dict[str, int]:
    """Map every way a leaf may be named (key or printed code) to its position."""
    names: dict[str, int] = {}
    for leaf, node in enumerate(outline.leaves):
        names[node.code] = leaf
    for leaf, node in enumerate(outline.leaves):
        names[node.key] = leaf
    return names


def spelling(text: str) -> str:
    """Fold case, marks, đ and leading zeros, so that two spellings of one code meet."""
    parts = decomposed(text.casefold().replace("đ", "d"))
    folded = "".join(letter for letter in parts if letter.isalnum())
    return folded.lstrip("0") if folded.isdigit() else folded


def spelt_like(codes: Sequence[str]) -> dict[str, str]:
    """Map each code that differs only in spelling from one before it to that one."""
    first: dict[str, str] = {}
    return {code: known for code in codes if (known := first.setdefault(spelling(code), code)) != code}
