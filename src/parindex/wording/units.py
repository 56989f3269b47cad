"""Words of units: kinds, schemes of codes, succession, inherited matters; and how a unit is called in full."""

from parindex.core.light_typing import Final, Mapping
from parindex.core.spelling import folded
from parindex.wording.language import N_, Language

KIND_WORDS: Final[Mapping[str, str]] = {
    "province": N_("Province"),
    "municipality": N_("City under the central government"),
    "district": N_("District"),
    "urban-district": N_("Urban district"),
    "town": N_("Town under a province"),
    "city": N_("City under a province"),
    "commune": N_("Commune"),
    "ward": N_("Ward"),
    "township": N_("Township"),
    "special-zone": N_("Special zone"),
    "department": N_("Department"),
    "division": N_("Division"),
    "office": N_("Office of a body"),
    "service-unit": N_("Public service unit"),
    "management-board": N_("Management board"),
    "service-centre": N_("Public administration service centre"),
    "other": N_("Other body"),
}
_TITLES: Final[Mapping[str, str]] = {
    **KIND_WORDS,
    "municipality": N_("City"),
    "town": N_("Town"),
    "city": N_("City"),
}
_NAMED_ALONE: Final = frozenset({"service-unit", "other"})
LEVEL_WORDS: Final[Mapping[str, str]] = {
    "province": N_("Province level"),
    "district": N_("District level"),
    "commune": N_("Commune level"),
    "body": N_("Bodies"),
}
SCHEME_WORDS: Final[Mapping[str, str]] = {
    "gso": N_("Code of the statistics office"),
    "agency": N_("Code on the document axis"),
    "local": N_("Own code"),
}
SUCCESSION_WORDS: Final[Mapping[str, str]] = {
    "merge": N_("merged into"),
    "split": N_("divided, part to"),
    "absorb": N_("taken into"),
    "rename": N_("became"),
    "level-abolished": N_("level abolished, to"),
    "transfer": N_("passed on to"),
}
PURPOSE_WORDS: Final[Mapping[str, str]] = {
    "": N_("of all"),
    "population": N_("of the population"),
    "dossiers": N_("of the dossiers"),
    "staff": N_("of the staff"),
}
MATTER_WORDS: Final[Mapping[str, str]] = {
    "grant": N_("Role of a person"),
    "computer": N_("Registered computer"),
    "report": N_("Kept report"),
    "membership": N_("Place in a group"),
    "alias": N_("Other name"),
}
MATTER_STATE_WORDS: Final[Mapping[str, str]] = {
    "open": N_("open"),
    "accepted": N_("accepted"),
    "declined": N_("declined"),
}


def full_name(kind: str, name: str, language: Language) -> str:
    """Call a unit in full (tên đầy đủ): the word of its kind and its name, the word never twice."""
    word = language.say(_TITLES[kind]) if kind in _TITLES and kind not in _NAMED_ALONE else ""
    if not word or folded(name).startswith(folded(word)):
        return name
    return f"{word} {name}"
