from datetime import date

import pytest

from parindex.core.units.dates import Span

JAN, FEB, MAR = (date(2025, month, 1) for month in (1, 2, 3))


@pytest.mark.parametrize(
    ("span", "day", "holds"),
    [
        (Span(FEB), JAN, False),
        (Span(FEB), FEB, True),
        (Span(JAN, FEB), FEB, False),
        (Span(JAN, FEB), JAN, True),
        (Span(JAN), MAR, True),
    ],
)
def test_the_first_day_counts_and_the_last_does_not(span: Span, day: date, holds: bool) -> None:
    assert span.holds(day) is holds


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Span(JAN, MAR), Span(FEB), Span(FEB, MAR)),
        (Span(JAN, FEB), Span(FEB), None),
        (Span(JAN), Span(FEB), Span(FEB)),
        (Span(JAN), Span(FEB, MAR), Span(FEB, MAR)),
    ],
)
def test_days_two_spans_share(one: Span, other: Span, both: Span | None) -> None:
    assert (one.overlap(other), other.overlap(one)) == (both, both)


@pytest.mark.parametrize(
    ("outer", "inner", "covers"),
    [
        (Span(JAN), Span(FEB), True),
        (Span(JAN, MAR), Span(FEB, MAR), True),
        (Span(JAN, MAR), Span(FEB), False),
        (Span(FEB), Span(JAN), False),
    ],
)
def test_a_span_covers_another(outer: Span, inner: Span, covers: bool) -> None:
    assert outer.covers(inner) is covers


def test_a_span_may_be_empty() -> None:
    assert (Span(FEB, FEB).is_empty, Span(FEB, JAN).is_empty, Span(JAN, FEB).is_empty, Span(JAN).is_empty) == (
        True,
        True,
        False,
        False,
    )
