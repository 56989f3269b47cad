"""What ``score`` and ``explain`` share: the set, the outline, and the file read against it."""

from argparse import Namespace
from datetime import date
from os.path import basename
from typing import TYPE_CHECKING, NamedTuple

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.scoring.outline import Outline, outline_of
from parindex.documents.criteria_files import LoadedSet, load_criteria
from parindex.documents.scores.options import ReadingOptions

if TYPE_CHECKING:
    from parindex.documents.scores.campaign import CampaignInput


class Opened(NamedTuple):
    """A set that can score, and its outline on the day asked for."""

    loaded: LoadedSet
    outline: Outline


def open_criteria(options: Namespace) -> Opened:
    """Load the set, or refuse one that was not read in full."""
    loaded = load_criteria(options.criteria)
    if not loaded.is_whole:
        errors = sum(fault.severity == "error" for fault in loaded.faults)
        place = Place(document=basename(options.criteria))
        raise UnusableInputError(Fault("set-unusable", place, params={"count": errors}))
    return Opened(loaded, outline_of(loaded.criteria, _day(options.as_of)))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnusableInputError(Fault("not-a-date", Place(document="--as-of"), params={"text": text})) from error


def reading_options(options: Namespace) -> ReadingOptions:
    """Give what the sender says of the file."""
    marks = {"comma": ",", "dot": "."}
    return ReadingOptions(
        units=options.units,
        blocks=tuple(options.block),
        blank=options.blank,
        mark=marks.get(options.decimal),  # type: ignore[arg-type]
    )


def read_input(options: Namespace, outline: Outline) -> "CampaignInput":
    """Read CSV or XLSX row by row."""
    from parindex.documents.scores.reading import read_scores  # noqa: PLC0415 -- Parquet needs none of it

    return read_scores(options.input, outline, reading_options(options))
