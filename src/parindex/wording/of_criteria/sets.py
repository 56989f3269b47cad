"""Levels and states of criteria sets in words."""

from parindex.core.criteria.model import CriteriaSet, Level, Status
from parindex.core.criteria.rules import UnreadRemainder
from parindex.core.light_typing import Final
from parindex.wording.language import N_, Language

_LEVELS: Final[dict[Level, str]] = {
    "commune": N_("commune"),
    "district": N_("district"),
    "province": N_("province"),
    "ministry": N_("ministry"),
    "department": N_("department"),
    "any": N_("every level"),
}
_STATUSES: Final[dict[Status, str]] = {
    "official": N_("official"),
    "reconstructed": N_("reconstructed from published results"),
    "partial": N_("part of a decision"),
    "sample": N_("sample, not official"),
    "frame": N_("frame to be filled by the level below"),
}
_IN_PART: Final = N_("{status}; read in part")


def level_words(level: Level, language: Language) -> str:
    """Word the level of administration a set is for."""
    return language.say(_LEVELS[level])


def status_words(criteria: CriteriaSet, language: Language) -> str:
    """Word what kind of set it is, and whether any of it could not be read."""
    status = language.say(_STATUSES[criteria.status])
    rules = (version.rule for leaf in criteria.items() for version in leaf.rules)
    is_in_part = any(isinstance(rule, UnreadRemainder) for rule in rules)
    return language.say(_IN_PART, status=status) if is_in_part else status
