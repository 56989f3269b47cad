"""What an office settles once for its site (thiết lập chung): letterhead, abbreviations, classes, tie rule.

Classes and tie rule are what a new criteria set begins with. They never touch a published result;
``regraded`` only shows what a result would be under them.
"""

from itertools import pairwise

from parindex.core.criteria.model import RANK_METHODS, RankMethod
from parindex.core.faults import Fault, Param, Place
from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.core.scoring.ranking import rank
from parindex.core.terms import SCALE, Amount, Points

DEFAULT_BANDS: Final = (("Xuất sắc", 95), ("Tốt", 80), ("Khá", 70), ("Trung bình", 60), ("Yếu", 0))
_MOST: Final = 100 * SCALE
_LONGEST: Final = {"upper_body": 200, "own_name": 200, "place": 100}  # as the letterhead has room for


class Band(NamedTuple):
    """Mức xếp loại: its name and the points from which it holds, these included."""

    name: str
    floor: Points


class SiteRules(NamedTuple):
    """Thiết lập chung."""

    upper_body: str
    own_name: str
    place: str
    abbreviations: tuple[tuple[str, str], ...]
    bands: tuple[Band, ...]
    tie_rule: str


class Placing(NamedTuple):
    """Xếp loại và thứ hạng of a unit by its points."""

    name: str
    points: Points
    grade: str
    rank: int


def faults_of(rules: SiteRules) -> Iterator[Fault]:
    """Name everything that is wrong with rules, at the field it stands in."""
    if not rules.own_name:
        yield Fault("rule-blank", Place(path="own_name"))
    for name, limit in _LONGEST.items():
        if len(getattr(rules, name)) > limit:
            yield Fault("rule-too-long", Place(path=name), params={"text": getattr(rules, name), "limit": limit})
    yield from _faults_of_bands(rules.bands)
    if rules.tie_rule not in RANK_METHODS:
        yield Fault("rule-unknown", Place(path="tie_rule"), params={"text": rules.tie_rule})
    seen: set[str] = set()
    for short, words in rules.abbreviations:
        if not short or not words:
            yield Fault("abbreviation-incomplete", Place(path="abbreviations"), params={"text": short or words})
        elif short in seen:
            yield Fault("abbreviation-twice", Place(path="abbreviations"), params={"text": short})
        seen.add(short)


def _faults_of_bands(bands: Sequence[Band]) -> Iterator[Fault]:
    at = Place(path="bands")
    if not bands:
        yield Fault("bands-missing", at)
        return
    for better, worse in pairwise(bands):
        if better.floor <= worse.floor:
            params: dict[str, Param] = {"better": better.name, "worse": worse.name, "floor": Amount(worse.floor)}
            yield Fault("bands-not-falling", at, params=params)
    for band in bands:
        if not 0 <= band.floor <= _MOST:
            yield Fault("band-out-of-range", at, params={"name": band.name, "floor": Amount(band.floor)})
        if not band.name:
            yield Fault("band-without-name", at, params={"floor": Amount(band.floor)})
    if bands[-1].floor > 0:
        yield Fault("bands-leave-gap", at, params={"name": bands[-1].name, "floor": Amount(bands[-1].floor)})


def regraded(lines: Sequence[tuple[str, Points]], bands: Sequence[Band], method: RankMethod) -> list[Placing]:
    """Give the class and rank of each unit under other rules, in the order of the lines."""
    places = rank([points for _, points in lines], method)
    return [
        Placing(name, points, next((band.name for band in bands if points >= band.floor), ""), place)
        for (name, points), place in zip(lines, places, strict=True)
    ]
