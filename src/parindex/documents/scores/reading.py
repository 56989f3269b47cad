"""Reading the scores of a campaign: whichever file, whichever layout, one result."""

from parindex.core.light_typing import Final
from parindex.core.scoring.outline import Outline
from parindex.documents.scores.campaign import CampaignInput, ScoreFile
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.scores.units import NO_REGISTER, block_columns, read_register
from parindex.documents.tables import Table, read_table

_WIDE_COLUMNS: Final = frozenset({"unit"})
_LONG_COLUMNS: Final = frozenset({"unit", "item"})


def read_scores(path: str, outline: Outline, options: ReadingOptions) -> CampaignInput:
    """Read CSV or XLSX, long or wide."""
    return scores_of(read_table(path, _WIDE_COLUMNS), outline, options)


def scores_of(table: Table, outline: Outline, options: ReadingOptions) -> CampaignInput:
    """Read the rows of a table, long where it has a column of items, else wide."""
    register = NO_REGISTER if options.units is None else read_register(options.units, options.blocks)
    blocks = {} if register.names else block_columns(table.document, table.header, options.blocks)
    file = ScoreFile(table, outline, register, blocks, options.mark)
    if set(table.header) >= _LONG_COLUMNS:
        from parindex.documents.scores.long import LongReader  # noqa: PLC0415 -- only the layout at hand

        return LongReader(file).read()
    from parindex.documents.scores.wide import WideReader  # noqa: PLC0415 -- only the layout at hand

    return WideReader(file).read(options.blank)
