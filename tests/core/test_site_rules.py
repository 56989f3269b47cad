"""G7: rules an office settles itself, every fault at once; and a result under other rules."""

import pytest

from parindex.core.criteria.model import RankMethod
from parindex.core.site_rules import DEFAULT_BANDS, Band, Placing, SiteRules, faults_of, regraded
from parindex.core.terms import SCALE

BANDS = tuple(Band(name, floor * SCALE) for name, floor in DEFAULT_BANDS)
RULES = SiteRules("UBND tỉnh Quảng Trị", "UBND xã An Phú", "An Phú", (("UBND", "Ủy ban nhân dân"),), BANDS, "dense")


def codes(rules: SiteRules) -> list[tuple[str, str]]:
    return [(fault.code, fault.at.path) for fault in faults_of(rules)]


def test_the_usual_rules_have_no_fault() -> None:
    assert codes(RULES) == []


def test_every_fault_is_told_at_once() -> None:
    bands = (Band("Tốt", 80 * SCALE), Band("", 80 * SCALE), Band("Khá", 101 * SCALE))
    told = RULES._replace(
        own_name="",
        place="x" * 101,
        bands=bands,
        tie_rule="random",
        abbreviations=(("UBND", ""), ("PNV", "a"), ("PNV", "b")),
    )

    assert codes(told) == [
        ("rule-blank", "own_name"),
        ("rule-too-long", "place"),
        ("bands-not-falling", "bands"),
        ("bands-not-falling", "bands"),
        ("band-without-name", "bands"),
        ("band-out-of-range", "bands"),
        ("bands-leave-gap", "bands"),
        ("rule-unknown", "tie_rule"),
        ("abbreviation-incomplete", "abbreviations"),
        ("abbreviation-twice", "abbreviations"),
    ]


def test_without_any_class_only_that_is_said() -> None:
    assert codes(RULES._replace(bands=())) == [("bands-missing", "bands")]


@pytest.mark.parametrize(("method", "ranks"), [("dense", [1, 2, 2, 3]), ("competition", [1, 2, 2, 4])])
def test_a_result_under_other_rules_takes_bounds_included_and_the_tie_rule(
    method: RankMethod, ranks: list[int]
) -> None:
    lines = [("A", 800_000), ("B", 799_999), ("C", 799_999), ("D", 0)]

    found = regraded(lines, BANDS, method)

    assert found == [
        Placing("A", 800_000, "Tốt", ranks[0]),
        Placing("B", 799_999, "Khá", ranks[1]),
        Placing("C", 799_999, "Khá", ranks[2]),
        Placing("D", 0, "Yếu", ranks[3]),
    ]
