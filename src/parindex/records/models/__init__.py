"""Every table of parindex, for Django; ``BUSINESS`` and ``TECHNICAL`` say which of them history answers for."""

from parindex.records.models.file import Blob, KeptReport, Publication, PublishedStanding
from parindex.records.models.history import (
    ChainHead,
    Event,
    EventChanges,
    EventSubject,
    SecurityEntry,
    Tombstone,
)
from parindex.records.models.job import Job, RoutineRun
from parindex.records.models.person import (
    Computer,
    Grant,
    Office,
    OneTimeLink,
    Person,
    Post,
    SignIn,
    SignInFailure,
)
from parindex.records.models.site import SiteSettings
from parindex.records.models.unit import (
    GroupMember,
    InheritedMatter,
    Succession,
    Unit,
    UnitAlias,
    UnitAncestor,
    UnitCode,
    UnitGroup,
    UnitName,
    UnitParent,
)

BUSINESS = (
    Unit,
    UnitName,
    UnitAlias,
    UnitParent,
    UnitCode,
    Succession,
    UnitGroup,
    GroupMember,
    InheritedMatter,
    Office,
    Post,
    Person,
    Grant,
    OneTimeLink,
    Computer,
    SiteSettings,
    Blob,
    KeptReport,
    Publication,
    Tombstone,
)
"""Each changed row of these stands in exactly one event."""

TECHNICAL = {
    UnitAncestor: "derived from UnitParent",
    PublishedStanding: "derived from the snapshot of its publication",
    Event: "the history itself",
    EventChanges: "the history itself",
    EventSubject: "derived from EventChanges",
    ChainHead: "the history itself",
    SecurityEntry: "a log of its own",
    SignIn: "a log of its own",
    SignInFailure: "a log of its own",
    Job: "the state of work, not of business; what a job does writes its own event",
    RoutineRun: "the state of work, as Job",
}
"""Tables history does not answer for, each with the reason."""

__all__ = [
    "BUSINESS",
    "TECHNICAL",
    "Blob",
    "ChainHead",
    "Computer",
    "Event",
    "EventChanges",
    "EventSubject",
    "Grant",
    "GroupMember",
    "InheritedMatter",
    "Job",
    "KeptReport",
    "Office",
    "OneTimeLink",
    "Person",
    "Post",
    "Publication",
    "PublishedStanding",
    "RoutineRun",
    "SecurityEntry",
    "SignIn",
    "SignInFailure",
    "SiteSettings",
    "Succession",
    "Tombstone",
    "Unit",
    "UnitAlias",
    "UnitAncestor",
    "UnitCode",
    "UnitGroup",
    "UnitName",
    "UnitParent",
]
