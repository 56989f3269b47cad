"""Words about accounts: their states, and the events of the log of security."""

from parindex.core.light_typing import Final, Mapping
from parindex.wording.language import N_

STATE_WORDS: Final[Mapping[str, str]] = {
    "invited": N_("not opened yet"),
    "active": N_("in use"),
    "asleep": N_("asleep"),
    "closed": N_("closed"),
}
SECURITY_WORDS: Final[Mapping[str, str]] = {
    "sign-in": N_("Signed in"),
    "sign-in-failed": N_("Sign-in failed"),
    "sign-in-blocked": N_("Sign-in refused after too many tries"),
    "sign-out": N_("Signed out"),
    "session-ended": N_("Session ended by itself"),
    "session-revoked": N_("Session ended from the account page"),
    "factor-added": N_("Second factor set up"),
    "factor-removed": N_("Second factor removed"),
    "factor-failed": N_("Wrong code"),
    "codes-made": N_("Printed codes made"),
    "password-changed": N_("Password changed"),
    "pin-set": N_("PIN set or taken away"),
    "pin-failed": N_("Wrong PIN"),
    "link-made": N_("One-time link made"),
    "link-used": N_("One-time link used"),
    "account-made": N_("Account made"),
    "grant-given": N_("Role given"),
    "grant-ended": N_("Role ended"),
    "account-closed": N_("Account closed"),
    "account-reopened": N_("Account opened again"),
    "account-slept": N_("Account put to sleep"),
    "account-unlocked": N_("Account unlocked"),
    "access-refused": N_("Access refused"),
    "file-downloaded": N_("File downloaded"),
    "computer-registered": N_("Computer registered"),
    "computer-revoked": N_("Computer revoked"),
    "space-low": N_("Disk nearly full: the log and saves may stop"),
}
"""Every kind of ``core.people.security_log``, as its page shows it."""
DETAIL_WORDS: Final[Mapping[str, str]] = {
    "by_name": N_("by"),
    "method": N_("way"),
    "reason": N_("reason"),
    "role": N_("role"),
    "file": N_("file"),
    "rows": N_("rows"),
    "path": N_("address"),
    "computer": N_("computer"),
    "cleared": N_("tries cleared"),
}
"""The details a reader sees; ids stay in the exported lines."""
METHOD_WORDS: Final[Mapping[str, str]] = {
    "password": N_("password"),
    "code": N_("password and code"),
    "pin": N_("PIN"),
    "outside": N_("another system"),
}
"""The ways one signs in."""
