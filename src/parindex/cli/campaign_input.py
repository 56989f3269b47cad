"""What ``score`` and ``explain`` share: the set, the outline, and the file read against it."""

from datetime import date

from parindex.cli.options import Options
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.light_typing import NamedTuple
from parindex.core.number_text import read_day
from parindex.core.scoring.engine import Locate
from parindex.core.scoring.leaf.facts import Sheet
from parindex.core.scoring.outline import Outline, outline_of
from parindex.documents.criteria_files import LoadedSet, load_criteria
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.text_hygiene import composed, document_name


class Opened(NamedTuple):
    """A set that can score, and its outline on the day asked for."""

    loaded: LoadedSet
    outline: Outline


class ReadRows(NamedTuple):
    """Sheets ready to be scored, what was wrong on the way, and where each value stood."""

    sheets: tuple[Sheet, ...]
    faults: tuple[Fault, ...]
    locate: Locate
    block_names: tuple[str, ...]


def open_criteria(options: Options) -> Opened:
    """Load the set, or refuse one that was not read in full."""
    loaded = load_criteria(options.criteria)
    if not loaded.is_whole:
        errors = sum(fault.severity == "error" for fault in loaded.faults)
        place = Place(document=document_name(options.criteria))
        raise UnusableInputError(Fault("set-unusable", place, params={"count": errors}))
    return Opened(loaded, outline_of(loaded.criteria, _day(options.as_of)))


def _day(text: str | None) -> date | None:
    day = None if text is None else read_day(text)
    if day is None and text is not None:
        raise UnusableInputError(Fault("not-a-date", Place(document="--as-of"), params={"text": text}))
    return day


def reading_options(options: Options) -> ReadingOptions:
    """Give what the sender says of the file."""
    marks = {"comma": ",", "dot": "."}
    return ReadingOptions(
        units=options.units,
        blocks=tuple(map(composed, options.block)),
        blank=options.blank,
        mark=marks.get(options.decimal),  # type: ignore[arg-type]
    )


def is_parquet(options: Options) -> bool:
    """Say whether the facts stand in columns."""
    return bool(options.input.lower().endswith(".parquet"))


def read_rows(options: Options, outline: Outline) -> ReadRows:
    """Read any file row by row; a Parquet file gives its columns up for it."""
    if is_parquet(options):
        from parindex.core.scoring.columns.facts import sheets_of  # noqa: PLC0415 -- slow import
        from parindex.documents.scores.parquet import read_parquet  # noqa: PLC0415 -- slow import

        columns = read_parquet(options.input, outline, reading_options(options))
        sheets = sheets_of(outline, columns.sheets)
        return ReadRows(sheets, tuple(columns.faults), columns.locate, columns.sheets.block_names)
    from parindex.documents.scores.reading import read_scores  # noqa: PLC0415 -- Parquet needs none of it

    given = read_scores(options.input, outline, reading_options(options))
    return ReadRows(given.sheets, given.faults, given.locate, given.block_names)
