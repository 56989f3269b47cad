"""Scoring Parquet: facts go from the file to columns without becoming rows."""

from argparse import Namespace
from os.path import join

from parindex.core.scoring.campaign import result_of_rows
from parindex.core.scoring.columns.campaign import score_in_columns
from parindex.core.scoring.columns.facts import sheets_of
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.outline import Outline
from parindex.core.scoring.result import Result
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.scores.parquet import read_parquet
from parindex.wording.language import Language


def score_parquet(
    options: Namespace, outline: Outline, reading: ReadingOptions, folder: str, language: Language
) -> Result:
    """Score a wide Parquet file; a trace is the row engine's, so with one the rows are scored."""
    given = read_parquet(options.input, outline, reading)
    if options.trace:
        from parindex.documents.results.as_trace import write_trace  # noqa: PLC0415 -- optional

        scored = score_rows(outline, sheets_of(outline, given.sheets))
        write_trace(join(folder, "trace.jsonl"), scored, language)
        result = result_of_rows(scored, given.locate, given.sheets.block_names)
    else:
        result = score_in_columns(outline, given.sheets, given.locate)
    return result._replace(faults=(*given.faults, *result.faults))
