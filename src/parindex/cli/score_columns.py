"""Scoring Parquet: facts go from the file to columns without becoming rows."""

from parindex.cli.campaign_input import reading_options
from parindex.cli.options import Options
from parindex.core.scoring.columns.campaign import score_in_columns
from parindex.core.scoring.outline import Outline
from parindex.core.scoring.result import Result
from parindex.documents.scores.parquet import read_parquet


def score_parquet(options: Options, outline: Outline) -> Result:
    """Score a wide Parquet file."""
    given = read_parquet(options.input, outline, reading_options(options))
    result = score_in_columns(outline, given.sheets, given.locate)
    return result._replace(faults=(*given.faults, *result.faults))
