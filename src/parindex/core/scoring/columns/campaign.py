"""One campaign scored in columns."""

from parindex.core.light_typing import Sequence
from parindex.core.scoring.campaign import with_faults
from parindex.core.scoring.columns.engine import score_columns
from parindex.core.scoring.columns.facts import ColumnSheets, columns_of
from parindex.core.scoring.columns.standings import result_of_columns
from parindex.core.scoring.engine import Locate, faults_of
from parindex.core.scoring.leaf.facts import Sheet
from parindex.core.scoring.outline import Outline
from parindex.core.scoring.result import Result


def score_sheets(
    outline: Outline, sheets: Sequence[Sheet], locate: Locate, block_names: tuple[str, ...] = ()
) -> Result:
    """Score sheets by turning them into columns first."""
    return score_in_columns(outline, columns_of(outline, sheets, block_names), locate)


def score_in_columns(outline: Outline, sheets: ColumnSheets, locate: Locate) -> Result:
    """Score facts that already stand in columns."""
    scored = score_columns(outline, sheets)
    return with_faults(result_of_columns(scored), tuple(faults_of(scored.objections, locate)))
