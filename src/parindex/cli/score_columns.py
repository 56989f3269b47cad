"""Scoring Parquet: facts go from the file to columns without becoming rows."""

import ctypes
import sys

from parindex.cli.campaign_input import reading_options
from parindex.cli.options import Options
from parindex.core.light_typing import Final
from parindex.core.scoring.columns.campaign import score_in_columns
from parindex.core.scoring.outline import Outline
from parindex.core.scoring.result import Result
from parindex.documents.scores.parquet import read_parquet

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # their numbers in malloc.h of the GNU library
_KEPT: Final = 1 << 30
_MAPPED: Final = 1 << 22  # longer than a column of 400,000 units


def score_parquet(options: Options, outline: Outline) -> Result:
    """Score a wide Parquet file."""
    _keep_freed_memory()
    given = read_parquet(options.input, outline, reading_options(options))
    result = score_in_columns(outline, given.sheets, given.locate)
    return result._replace(faults=(*given.faults, *result.faults))


def _keep_freed_memory() -> None:
    """Keep what is freed for the next column, instead of asking the system for it a hundred times.

    The setting is the whole process's, which ends with the command.
    """
    if sys.platform == "linux":
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)  # not every C library has it
        if set_option is not None:
            set_option(_TRIM_THRESHOLD, _KEPT)
            set_option(_MMAP_THRESHOLD, _MAPPED)
