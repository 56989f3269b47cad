"""Words of history: what was done, to what kind of thing. A verb nobody worded is shown as it is."""

from parindex.core.light_typing import Final, Mapping
from parindex.wording.language import N_

VERB_WORDS: Final[Mapping[str, str]] = {
    "file.erased": N_("Erased a stored file by decision"),
    "event.erased": N_("Erased the content of an event by decision"),
    "site.settings-changed": N_("Changed the settings of the site"),
}
TYPE_WORDS: Final[Mapping[str, str]] = {
    "Unit": N_("Unit"),
    "UnitName": N_("Name of a unit"),
    "UnitAlias": N_("Other name of a unit"),
    "UnitParent": N_("Superior unit"),
    "UnitCode": N_("Code of a unit"),
    "Succession": N_("Succession"),
    "UnitGroup": N_("Group of units"),
    "GroupMember": N_("Member of a group"),
    "InheritedMatter": N_("Inherited matter"),
    "Office": N_("Office"),
    "Post": N_("Post"),
    "Person": N_("Person"),
    "Grant": N_("Grant of a role"),
    "OneTimeLink": N_("One-time link"),
    "Computer": N_("Registered computer"),
    "SiteSettings": N_("Settings of the site"),
    "Blob": N_("Stored file"),
    "KeptReport": N_("Kept report"),
    "Publication": N_("Publication"),
    "Tombstone": N_("Record of an erasure"),
}
