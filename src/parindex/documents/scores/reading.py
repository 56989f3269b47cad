"""Reading the scores of a campaign: whichever file, whichever layout, one result."""

from pathlib import Path
from typing import NamedTuple

from parindex.core.scoring.facts import State
from parindex.core.scoring.outline import Outline
from parindex.documents.number_text import DecimalMark
from parindex.documents.scores.campaign import CampaignInput, Register
from parindex.documents.scores.long import LONG_COLUMNS, LongReader
from parindex.documents.scores.units import NO_REGISTER, block_columns, read_register
from parindex.documents.scores.wide import WIDE_COLUMNS, WideReader
from parindex.documents.tables import read_table
from parindex.documents.text_hygiene import unusable


class ReadingOptions(NamedTuple):
    """What the sender says of a file: its register, blocks, blanks and decimal mark."""

    units: Path | None = None
    blocks: tuple[str, ...] = ()
    blank: State = "not_filled"
    mark: DecimalMark | None = None


def read_scores(path: Path, outline: Outline, options: ReadingOptions) -> CampaignInput:
    """Read CSV or XLSX, long or wide."""
    register = NO_REGISTER if options.units is None else read_register(options.units)
    table = read_table(path, WIDE_COLUMNS)
    blocks = block_columns(table.header, options.blocks)
    check_blocks(path.name, options.blocks, blocks, register)
    if set(table.header) >= LONG_COLUMNS:
        return LongReader(table, outline, register, blocks, options.mark).read()
    return WideReader(table, outline, register, blocks, options.mark).read(options.blank)


def check_blocks(document: str, wanted: tuple[str, ...], found: object, register: Register) -> None:
    """Refuse blocks that were asked for and are nowhere."""
    known = set(register.block_names) | set(found) if isinstance(found, dict) else set(register.block_names)
    missing = [name for name in wanted if name.casefold() not in known]
    if missing:
        raise unusable("columns-missing", document, columns=", ".join(missing))
