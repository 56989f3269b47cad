"""Letterhead, abbreviations, classes and tie rule are settled."""

from collections.abc import Sequence

from parindex.actions.acting import act, locked
from parindex.core.access import may_run_site
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError
from parindex.core.site_rules import DEFAULT_BANDS, Band, SiteRules, faults_of
from parindex.core.terms import SCALE
from parindex.records.models import SiteSettings


def settle_rules(actor: Actor, rules: SiteRules, *, version: int, faults: Sequence[Fault] = ()) -> None:
    """Settle all of them at once, or none; ``faults`` are those found when they were read."""
    with act("site.rules-settled", actor, may_run_site(actor)) as deed:
        row = locked(SiteSettings, 1, version=version)
        found = (*faults, *faults_of(rules))
        if found:
            raise InvalidInputError(*found)
        deed.change(
            row,
            upper_body=rules.upper_body,
            own_name=rules.own_name,
            place=rules.place,
            abbreviations=[list(pair) for pair in rules.abbreviations],
            grade_bands=[{"name": band.name, "floor": band.floor} for band in rules.bands],
            tie_rule=rules.tie_rule,
        )


def rules_of(row: SiteSettings) -> SiteRules:
    """Read the rules of a site; classes nobody settled yet are the usual ones."""
    told = [Band(each["name"], each["floor"]) for each in row.grade_bands]
    bands = told or [Band(name, floor * SCALE) for name, floor in DEFAULT_BANDS]
    letterhead = (row.upper_body, row.own_name, row.place)
    return SiteRules(
        *letterhead, tuple((short, words) for short, words in row.abbreviations), tuple(bands), row.tie_rule
    )
