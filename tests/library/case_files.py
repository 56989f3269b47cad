"""Reading ``cases.yaml`` (``parindex-cases/1``): golden cases that stand beside a criteria set.

An item case gives the facts of one item as cells of a long table (``fact``; for a
``best_of_cases`` item a list in the order of its cases, ``null`` for one not stated), perhaps
those of the block's other units (``block``), and expects points and the codes of the faults its
facts raise. A campaign case names a file of scores, perhaps a published paper, and expects any of

``points``, ``index``, ``ranks``, ``grades``   by unit
``domains``, ``domain_ranks``                  by unit and printed code of the domain
``means``, ``mean_grade``                      by printed code of the domain, or ``total``
``faults``                                     the exact sorted codes, as often as they occur

Numbers are written with a decimal dot and compared exactly.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from parindex.core.criteria.notation.fields import Fields, Plain
from parindex.core.terms import scaled
from parindex.documents.criteria_files import LIBRARY
from parindex.documents.scores.fields import VALUE_COLUMNS
from parindex.documents.yaml_tree import read_tree

FORMAT = "parindex-cases/1"
CASES_FILE = "cases.yaml"

type Cells = Mapping[str, str]
type Stated = tuple[Cells | None, ...]


class MalformedCasesError(Exception):
    """A file of cases that is itself wrong."""


class ItemCase(NamedTuple):
    """One item of one unit: its facts, those of the other units, and the points expected."""

    item: str
    fact: Stated
    block: tuple[Stated, ...]
    points: int
    faults: tuple[str, ...]


class Figures(NamedTuple):
    """Figures of a campaign that are expected, or were found at the same places."""

    points: Mapping[str, int] | None = None
    index_percent: Mapping[str, int] | None = None
    ranks: Mapping[str, int] | None = None
    grades: Mapping[str, str] | None = None
    domains: Mapping[str, Mapping[str, int]] | None = None
    domain_ranks: Mapping[str, Mapping[str, int]] | None = None
    means: Mapping[str, int | None] | None = None
    mean_grade: str | None = None
    faults: tuple[str, ...] | None = None


class CampaignCase(NamedTuple):
    """One campaign: the file of its scores, the paper it was printed in, the figures expected."""

    scores: Path
    published: Path | None
    expect: Figures


class GoldenCase(NamedTuple):
    """A case with the set it belongs to and a name an officer can check."""

    set_name: str
    name: str
    source: str
    at: int
    case: ItemCase | CampaignCase

    @property
    def test_id(self) -> str:
        """The set, the case's number and its name in plain letters."""
        plain = unicodedata.normalize("NFD", self.name.casefold().replace("đ", "d"))
        ascii_only = plain.encode("ascii", "ignore").decode()
        return f"{self.set_name}-{self.at:02}-{re.sub(r'[^a-z0-9]+', '-', ascii_only).strip('-')}"


def set_folders() -> tuple[Path, ...]:
    """Give every folder of the library, whatever it holds."""
    return tuple(sorted(path for path in Path(LIBRARY).iterdir() if path.is_dir() and not path.name.startswith("_")))


def read_cases(folder: Path) -> tuple[GoldenCase, ...]:
    """Read the cases of a set; anything malformed is refused."""
    found = read_tree(str(folder / CASES_FILE))
    faults = [*found.faults]
    fields = Fields(found.tree, "", faults)
    fields.one_of("format", (FORMAT,))
    cases = tuple(_case(each, folder, at) for at, each in enumerate(fields.each("cases"), start=1))
    fields.done()
    if faults or not cases:
        raise MalformedCasesError(folder.name, [(fault.code, fault.at.path, dict(fault.params)) for fault in faults])
    return cases


def all_cases() -> tuple[GoldenCase, ...]:
    """Read the cases of every set that has them."""
    return tuple(case for folder in set_folders() if (folder / CASES_FILE).is_file() for case in read_cases(folder))


def _case(fields: Fields, folder: Path, at: int) -> GoldenCase:
    name, source = fields.text("name"), fields.text("source")
    is_item, is_campaign = fields.has("item"), fields.has("scores")
    if is_item == is_campaign:
        raise MalformedCasesError(folder.name, name)
    case = _item_case(fields) if is_item else _campaign_case(fields, folder)
    fields.done()
    return GoldenCase(folder.name, name, source, at, case)


def _item_case(fields: Fields) -> ItemCase:
    item, fact = fields.text("item"), fields.take("fact") if fields.has("fact") else ""
    block = tuple(_stated(tree) for tree in fields.list_of("block"))
    expect = _expected(fields)
    case = ItemCase(item, _stated(fact), block, expect.number("points"), expect.texts("faults"))
    expect.done()
    return case


def _stated(tree: Plain) -> Stated:
    """Read the facts of one unit: one mapping, or one for each case."""
    if isinstance(tree, Mapping):
        return (_cells(tree),)
    if isinstance(tree, str):
        raise MalformedCasesError(tree)
    return tuple(_cells(each) if isinstance(each, Mapping) else None for each in tree if _is_stated_or_null(each))


def _is_stated_or_null(tree: Plain) -> bool:
    if isinstance(tree, Mapping) or tree == "null":
        return True
    raise MalformedCasesError(tree)


def _cells(tree: Mapping[str, Plain]) -> Cells:
    strangers = tree.keys() - set(VALUE_COLUMNS)
    if strangers:
        raise MalformedCasesError(strangers)
    return {name: _text(value) for name, value in tree.items()}


def _campaign_case(fields: Fields, folder: Path) -> CampaignCase:
    scores = folder / fields.text("scores")
    published = folder / fields.text("published") if fields.has("published") else None
    expect = _expected(fields)
    figures = Figures(
        points=_maybe(expect, "points", _numbers),
        index_percent=_maybe(expect, "index", _numbers),
        ranks=_maybe(expect, "ranks", _wholes),
        grades=_maybe(expect, "grades", _texts),
        domains=_maybe(expect, "domains", lambda tree: _by_unit(tree, _numbers)),
        domain_ranks=_maybe(expect, "domain_ranks", lambda tree: _by_unit(tree, _wholes)),
        means=_maybe(expect, "means", _numbers),
        mean_grade=expect.text("mean_grade") if expect.has("mean_grade") else None,
        faults=expect.texts("faults") if expect.has("faults") else None,
    )
    expect.done()
    if figures == Figures():
        raise MalformedCasesError(fields.text("name"))
    return CampaignCase(scores, published, figures)


def _expected(fields: Fields) -> Fields:
    expect = fields.inside("expect")
    if expect is None:
        raise MalformedCasesError(fields.text("name"))
    return expect


def _maybe[Figure](fields: Fields, name: str, read: Callable[[Plain], Figure]) -> Figure | None:
    return read(fields.take(name)) if fields.has(name) else None


def _by_unit[Figure](tree: Plain, read: Callable[[Plain], Figure]) -> dict[str, Figure]:
    return {unit: read(value) for unit, value in _mapping(tree).items()}


def _texts(tree: Plain) -> dict[str, str]:
    return {name: _text(value) for name, value in _mapping(tree).items()}


def _numbers(tree: Plain) -> dict[str, int]:
    return {name: exact(text) for name, text in _texts(tree).items()}


def _wholes(tree: Plain) -> dict[str, int]:
    return {name: int(text) for name, text in _texts(tree).items()}


def _mapping(tree: Plain) -> Mapping[str, Plain]:
    if not isinstance(tree, Mapping):
        raise MalformedCasesError(tree)
    return tree


def _text(tree: Plain) -> str:
    if not isinstance(tree, str):
        raise MalformedCasesError(tree)
    return tree


def exact(text: str) -> int:
    """Read a number of a case, in 1/10,000."""
    value = scaled(text)
    if isinstance(value, str):
        raise MalformedCasesError(text, value)
    return value


def long_rows(unit: str, item: str, stated: Stated) -> Sequence[list[str]]:
    """Lay the facts of one unit out as rows of a long table."""
    return [
        [unit, item, *(cells.get(name, "") for name in VALUE_COLUMNS), str(seq)]
        for seq, cells in enumerate(stated, start=1)
        if cells is not None
    ]


LONG_HEADER = ("unit", "item", *VALUE_COLUMNS, "seq")
