"""``parindex compare``: two results side by side, unit by unit."""

import sys

from parindex.cli.options import Options
from parindex.cli.text_tables import table_lines
from parindex.core.analysis.year_on_year import change
from parindex.core.light_typing import Iterator
from parindex.documents.results.as_json import PastResults, PastUnit, read_results
from parindex.wording.language import N_, Language
from parindex.wording.numbers import signed


def compare(options: Options, language: Language) -> int:
    """Print points, rank and class before and after, and the change."""
    before, after = read_results(options.before), read_results(options.after)
    sys.stdout.writelines(f"{line}\n" for line in _lines(before, after, language))
    return 0


def _lines(before: PastResults, after: PastResults, language: Language) -> Iterator[str]:
    say = language.say
    if before.fingerprint != after.fingerprint:
        text = N_("The criteria sets differ ({before} and {after}): points compare only with care.")
        yield say(text, before=before.criteria, after=after.criteria)
        yield ""
    header = [say(text) for text in _HEADER]
    codes = sorted(before.units.keys() | after.units.keys(), key=lambda code: _order(after.units.get(code), code))
    rows = [_row(before.units.get(code), after.units.get(code), after.decimals, language) for code in codes]
    yield from table_lines(header, rows, frozenset({0, 7, 8}))


_HEADER = (
    N_("Unit"),
    N_("Points before"),
    N_("Points"),
    N_("Change"),
    N_("Rank before"),
    N_("Rank"),
    N_("Places"),
    N_("Class before"),
    N_("Class"),
)


def _order(unit: PastUnit | None, code: str) -> tuple[int, str]:
    last = 1_000_000_000
    return (unit.standing.rank or last if unit else last), code


def _row(before: PastUnit | None, after: PastUnit | None, decimals: int, language: Language) -> list[str]:
    unit = after or before
    changed = change(after.standing.points, after.standing.rank, before.standing) if before and after else None
    return [
        (unit.name or unit.code) if unit else "",
        _points(before, decimals, language),
        _points(after, decimals, language),
        signed(changed.points, decimals, mark=language.mark) if changed else "–",
        str(before.standing.rank or "–") if before else "–",
        str(after.standing.rank or "–") if after else "–",
        "–" if changed is None or changed.places is None else f"{changed.places:+d}" if changed.places else "0",
        before.grade or "–" if before else "–",
        after.grade or "–" if after else "–",
    ]


def _points(unit: PastUnit | None, decimals: int, language: Language) -> str:
    return language.number(unit.standing.points, decimals) if unit else "–"
