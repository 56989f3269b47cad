"""How a claim is judged from the values that stand in the text."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from support.reports.sheet.numbers import is_whole, last_place

type Value = Decimal | str | date
type Values = Mapping[str, Value]
type Bands = Sequence[tuple[Decimal, str]]

HOLDS, ROUNDING, FAILS, CHECK = "holds", "rounding", "fails", "check"
HUNDRED = Decimal(100)


class Rule(NamedTuple):
    uses: tuple[str, ...]
    judge: Callable[[Values], str]


def numbers(values: Values, keys: Sequence[str]) -> list[Decimal]:
    found = [values[key] for key in keys]
    return [value for value in found if isinstance(value, Decimal)]


def _judged(off: Fraction, exact: Fraction, loose: Fraction) -> str:
    if off <= exact:
        return HOLDS
    return ROUNDING if off <= loose else FAILS


def _finest(figures: Sequence[Decimal]) -> Fraction:
    """Half of the finest last place; nothing where all are whole, as whole things are not rounded."""
    if all(is_whole(figure) for figure in figures):
        return Fraction(0)
    return Fraction(min(last_place(figure) for figure in figures)) / 2


def adds_up(parts: Sequence[str], total: str) -> Rule:
    def judge(values: Values) -> str:
        figures = numbers(values, parts)
        stated = numbers(values, [total])[0]
        off = abs(Fraction(sum(figures)) - Fraction(stated))
        return _judged(off, Fraction(0), _finest([*figures, stated]) * (len(figures) + 1))

    return Rule((*parts, total), judge)


def remains(whole: str, less: str, rest: str) -> Rule:
    """Whole less less is rest, the sign of the rest aside (officers write 'giảm 1,5')."""

    def judge(values: Values) -> str:
        one, two, left = numbers(values, [whole, less, rest])
        off = abs(abs(Fraction(one) - Fraction(two)) - abs(Fraction(left)))
        return _judged(off, Fraction(0), _finest([one, two, left]) * 3)

    return Rule((whole, less, rest), judge)


def share(part: str, whole: str, rate: str) -> Rule:
    """The rate is part / whole in percent."""
    return share_of_sum([part], whole, rate)


def share_of_sum(parts: Sequence[str], whole: str, rate: str) -> Rule:
    def judge(values: Values) -> str:
        some = numbers(values, parts)
        every, stated = numbers(values, [whole, rate])
        if not every:
            return FAILS
        half = Fraction(last_place(stated)) / 2
        off = abs(Fraction(sum(some)) * 100 / Fraction(every) - Fraction(stated))
        return _judged(off, half, half * 2 + _finest([*some, every]) * 100 / Fraction(every))

    return Rule((*parts, whole, rate), judge)


def grows(now: str, before: str, rate: str) -> Rule:
    """The rate is the change in percent of what was before, its sign aside."""

    def judge(values: Values) -> str:
        one, two, stated = numbers(values, [now, before, rate])
        half = Fraction(last_place(stated)) / 2
        off = abs(abs(Fraction(one) - Fraction(two)) * 100 / Fraction(two) - Fraction(stated))
        return _judged(off, half, half * 2)

    return Rule((now, before, rate), judge)


def averages(parts: Sequence[str], mean: str) -> Rule:
    def judge(values: Values) -> str:
        figures = numbers(values, parts)
        stated = numbers(values, [mean])[0]
        half = Fraction(last_place(stated)) / 2
        off = abs(Fraction(sum(figures)) / len(figures) - Fraction(stated))
        return _judged(off, half, half * 2 + _finest(figures))

    return Rule((*parts, mean), judge)


def competition(points: Sequence[Decimal]) -> list[int]:
    return [1 + sum(other > one for other in points) for one in points]


def dense(points: Sequence[Decimal]) -> list[int]:
    return [1 + len({other for other in points if other > one}) for one in points]


def ranked(points: Sequence[str], ranks: Sequence[str]) -> Rule:
    """Every rank is right under one of the two usual ways with ties."""

    def judge(values: Values) -> str:
        scores, printed = numbers(values, points), [int(rank) for rank in numbers(values, ranks)]
        return HOLDS if printed in (competition(scores), dense(scores)) else FAILS

    return Rule((*points, *ranks), judge)


def class_of(points: Decimal, bands: Bands) -> str:
    """The bands go from the best down, each with its lower end."""
    return next((name for floor, name in bands if points >= floor), bands[-1][1])


def classed(points: str, name: str, bands: Bands) -> Rule:
    def judge(values: Values) -> str:
        return HOLDS if class_of(numbers(values, [points])[0], bands) == str(values[name]) else FAILS

    return Rule((points, name), judge)


def same(*keys: str) -> Rule:
    def judge(values: Values) -> str:
        return HOLDS if len({values[key] for key in keys}) == 1 else FAILS

    return Rule(keys, judge)


def in_order(*keys: str) -> Rule:
    """Dates that do not go back, numbers that do not fall: also 'part at most whole'."""

    def judge(values: Values) -> str:
        found = [values[key] for key in keys]
        return HOLDS if all(one <= two for one, two in pairwise(found)) else FAILS  # type: ignore[operator]

    return Rule(keys, judge)


def consecutive(labels: Sequence[str]) -> Rule:
    def judge(values: Values) -> str:
        return HOLDS if [int(label) for label in numbers(values, labels)] == list(range(1, len(labels) + 1)) else FAILS

    return Rule(tuple(labels), judge)


def how_many(number: str, keys: Sequence[str], fits: Callable[[Value], bool]) -> Rule:
    """The number is how many of the values fit."""

    def judge(values: Values) -> str:
        return HOLDS if numbers(values, [number])[0] == sum(fits(values[key]) for key in keys) else FAILS

    return Rule((number, *keys), judge)


def extreme(name: str, rows: Sequence[tuple[str, str]], *, lowest: bool = False) -> Rule:
    """The name is the one of the row (name, key of points) with most, or least, points."""

    def judge(values: Values) -> str:
        scores = numbers(values, [key for _, key in rows])
        edge = min(scores) if lowest else max(scores)
        return (
            HOLDS
            if values[name] in [row for (row, _), score in zip(rows, scores, strict=True) if score == edge]
            else FAILS
        )

    return Rule((name, *(key for _, key in rows)), judge)


def filled(*keys: str) -> Rule:
    def judge(values: Values) -> str:
        return HOLDS if all(str(values[key]).strip() not in ("", "…") for key in keys) else FAILS

    return Rule(keys, judge)


def fits(uses: Sequence[str], test: Callable[[Values], bool]) -> Rule:
    """Anything else that can be seen from the values."""
    return Rule(tuple(uses), lambda values: HOLDS if test(values) else FAILS)
