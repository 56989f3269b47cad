"""What the office sets for its site without a programmer (G7): letterhead, place, tie rule."""

from typing import Final, NamedTuple

from parindex.actions.acting import act, locked
from parindex.core.access import may_run_site
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.records.models import SiteSettings

TIE_RULES: Final = ("competition", "dense")
_LONGEST: Final = {"upper_body": 200, "own_name": 200, "place": 100}


class Letterhead(NamedTuple):
    """What is typed."""

    upper_body: str
    own_name: str
    place: str
    tie_rule: str


def set_letterhead(actor: Actor, told: Letterhead, *, version: int) -> SiteSettings:
    """Change the settings; every fault at once, nothing over somebody else's newer change."""
    _require_good(told)
    with act("site.settings-changed", actor, may_run_site(actor)) as deed:
        row = locked(SiteSettings, 1, version=version)
        return deed.change(row, **dict(zip(told._fields, told, strict=True)))


def _require_good(told: Letterhead) -> None:
    typed = dict(zip(told._fields, told, strict=True))
    faults = [Fault("setting-blank", Place(path="own_name"))] if not told.own_name else []
    faults += [
        Fault("setting-too-long", Place(path=name), params={"limit": limit})
        for name, limit in _LONGEST.items()
        if len(typed[name]) > limit
    ]
    if told.tie_rule not in TIE_RULES:
        faults.append(Fault("tie-rule-unknown", Place(path="tie_rule")))
    if faults:
        raise InvalidInputError(*faults)
