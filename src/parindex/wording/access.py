"""Words of access: roles, and why a deed is refused."""

from parindex.core.light_typing import Final, Mapping
from parindex.wording.language import N_

ROLE_WORDS: Final[Mapping[str, str]] = {
    "entry-officer": N_("Entry officer"),
    "unit-leader": N_("Unit leader"),
    "unit-admin": N_("Unit administrator"),
    "appraiser": N_("Appraiser"),
    "panel-lead": N_("Head of the appraisal panel"),
    "coordinator": N_("Coordinator"),
    "publisher": N_("Publisher"),
    "results-reader": N_("Reader of results"),
    "inspector": N_("Inspector"),
    "auditor": N_("Auditor"),
    "system-admin": N_("System administrator"),
}
ACCESS_WORDS: Final[Mapping[str, str]] = {
    "not-signed-in": N_("Please sign in first."),
    "no-role-in-force": N_("Your account has no role in force today. Ask your unit's administrator."),
    "needs-full-sign-in": N_("You signed in by PIN. Sign in with your password to do this."),
    "not-keeper-of-register": N_("Only the coordinator or the system administrator changes the register of units."),
    "not-admin-of-unit": N_("Only this unit's administrator or the system administrator does this."),
    "account-beyond-unit-admin": N_(
        "This account holds a role a unit administrator does not grant. Ask the system administrator."
    ),
    "nothing-to-delegate": N_("Only a leader passes an own role on, never one held for somebody else."),
    "computer-not-registered": N_("This computer is not registered. Ask your unit's administrator."),
    "own-grant": N_("Nobody grants a role to the own account. Ask another administrator."),
    "role-beyond-unit-admin": N_(
        "A unit administrator grants the roles of the own unit only: entry, leader, administrator."
    ),
    "not-reader-of-history": N_(
        "The history of this unit is read by its own people, inspectors, auditors and coordinators."
    ),
    "not-reader-of-security-log": N_("The log of security is read by administrators and auditors."),
    "not-system-admin": N_("Only the system administrator does this."),
    "not-mover-of-results": N_(
        "Only the coordinator, the publisher or the system administrator moves results of earlier years in."
    ),
    "not-allowed": N_("This is not allowed here."),
}
"""Every reason of ``core.access``, as the person refused reads it."""
