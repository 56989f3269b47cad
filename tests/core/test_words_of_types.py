"""Words a type checker reads and words a program reads are the same words, in the same order."""

import pytest

from parindex.core import actors, rounding
from parindex.core.criteria import crosswalk, model
from parindex.core.criteria.notation import read_items
from parindex.core.criteria.rules import FactName
from parindex.core.people import account
from parindex.core.scoring.leaf import facts
from parindex.core.units import kinds

PAIRS = {
    "roles": (actors.Role, actors.ROLES),
    "states of an account": (account.AccountState, account.STATES),
    "kinds of units": (kinds.UnitKind, kinds.KINDS),
    "schemes of codes": (kinds.CodeScheme, kinds.SCHEMES),
    "kinds of succession": (kinds.SuccessionKind, kinds.SUCCESSION_KINDS),
    "purposes of shares": (kinds.Purpose, kinds.PURPOSES),
    "levels": (model.Level, model.LEVELS),
    "statuses": (model.Status, model.STATUSES),
    "who fills in": (model.FilledBy, model.FILLED_BY),
    "not applicable": (model.NotApplicablePolicy, model.POLICIES),
    "denominators": (model.Denominator, model.DENOMINATORS),
    "readings": (model.Reading, model.READINGS),
    "methods of ranking": (model.RankMethod, model.RANK_METHODS),
    "rounded at": (model.RoundedAt, model.ROUNDED_AT),
    "modes of rounding": (rounding.RoundingMode, rounding.ROUNDING_MODES),
    "links of a crosswalk": (crosswalk.LinkKind, crosswalk.LINK_KINDS),
    "names of facts": (FactName, read_items.FACT_NAMES),
    "states of facts": (facts.State, facts.STATES),
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_type_and_its_tuple_hold_the_same_words(name: str) -> None:
    alias, told = PAIRS[name]

    assert alias.__value__.__args__ == told


def test_every_level_of_units_has_kinds() -> None:
    assert tuple(dict.fromkeys(kinds.LEVEL_OF.values())) == kinds.UnitLevel.__value__.__args__
