"""What was typed into the form of the rules, as rules and faults; and back into the form."""

from collections.abc import Mapping
from typing import NamedTuple

from parindex.core.faults import Fault, Place
from parindex.core.number_text import read_number
from parindex.core.site_rules import Band, SiteRules
from parindex.wording.language import Language

BANDS = 8
"""Rows offered for classes."""


class Typed(NamedTuple):
    """What was typed, as it was typed, so that the form shows it again."""

    fields: Mapping[str, str]

    def text(self, name: str) -> str:
        return " ".join(self.fields.get(name, "").split())

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Give the name and bound of each row of classes."""
        return [(self.text(f"band-{at}-name"), self.text(f"band-{at}-from")) for at in range(1, BANDS + 1)]

    @property
    def abbreviations(self) -> list[tuple[str, str]]:
        """Give each line of abbreviations in its two parts."""
        lines = [line for line in self.fields.get("abbreviations", "").splitlines() if line.strip()]
        parts = [line.partition("=") for line in lines]
        return [(" ".join(short.split()), " ".join(words.split())) for short, _, words in parts]


def read_typed(typed: Typed) -> tuple[SiteRules, list[Fault]]:
    """Read rules; a bound that is no number is a fault, and the row is left out."""
    bands, faults = list[Band](), list[Fault]()
    for name, bound in typed.rows:
        if not name and not bound:
            continue
        floor = read_number(bound)
        if isinstance(floor, int):
            bands.append(Band(name, floor))
        else:
            faults.append(Fault("band-bound-not-a-number", Place(path="bands"), params={"name": name, "text": bound}))
    own = (typed.text("upper_body"), typed.text("own_name"), typed.text("place"))
    return SiteRules(*own, tuple(typed.abbreviations), tuple(bands), typed.text("tie_rule")), faults


def typed_of(rules: SiteRules, language: Language) -> Typed:
    """Write rules as they would be typed."""
    bands = {f"band-{at}-name": band.name for at, band in enumerate(rules.bands, 1)}
    bounds = {f"band-{at}-from": language.number(band.floor) for at, band in enumerate(rules.bands, 1)}
    lines = "\n".join(f"{short} = {words}" for short, words in rules.abbreviations)
    own = {"upper_body": rules.upper_body, "own_name": rules.own_name, "place": rules.place}
    return Typed({**own, **bands, **bounds, "abbreviations": lines, "tie_rule": rules.tie_rule})
