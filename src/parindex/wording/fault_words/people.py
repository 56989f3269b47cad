"""What can be wrong with accounts, grants and what people type to sign in."""

from parindex.core.light_typing import Final
from parindex.wording.fault_words import Words
from parindex.wording.language import N_

PEOPLE: Final = {
    "user-name-unusable": Words(
        N_("“{text}” cannot be a user name."), N_("Use three letters at least: letters, figures, . _ - and @.")
    ),
    "user-name-taken": Words(
        N_("The user name “{text}” belongs to somebody else."), N_("Choose another, for instance with the unit's name.")
    ),
    "full-name-missing": Words(N_("The full name is missing."), N_("Write it.")),
    "cell-missing": Words(N_("The cell “{column}” is empty."), N_("Fill it in.")),
    "role-unknown": Words(N_("The role “{text}” is not known."), N_("Choose a role from the list of the template.")),
    "day-unreadable": Words(N_("“{text}” is no day."), N_("Write it as dd/mm/yyyy.")),
    "day-missing": Words(N_("The day is missing."), N_("Write it as dd/mm/yyyy.")),
    "unit-code-ambiguous": Words(
        N_("The code “{text}” belongs to several units."), N_("Use the unit's statistics code.")
    ),
    "post-unknown": Words(N_("The post “{text}” is not in the catalogue."), N_("Correct the code, or leave it blank.")),
    "grant-not-yours": Words(
        N_("You may not give the role “{text}” there."), N_("Ask the administrator of that unit or of the system.")
    ),
    "grant-ends-before-it-begins": Words(
        N_("The last day stands before the first."), N_("Exchange or correct the days.")
    ),
    "grant-needs-last-day": Words(N_("This role is given until a day only."), N_("Write the last day.")),
    "grant-held-already": Words(
        N_("The person holds this role over this unit already in these days."), N_("Change the days, or leave it.")
    ),
    "delegation-needs-paper": Words(N_("A delegation needs its paper."), N_("Write number and day of the paper.")),
    "delegation-outlasts-grant": Words(
        N_("The delegation reaches beyond the days of your own role."), N_("Choose days inside them.")
    ),
    "delegate-of-another-unit": Words(
        N_("A role is delegated to another person of the same unit only."), N_("Choose a colleague of the unit.")
    ),
    "person-unknown": Words(N_("Nobody has the user name “{text}” here."), N_("Correct the user name.")),
    "reason-missing": Words(N_("The reason is missing."), N_("Write it in a few words; history keeps it.")),
    "account-is-closed": Words(N_("The account is closed."), N_("Open it again first.")),
    "link-not-usable": Words(N_("This link opens nothing any more."), N_("Ask for a new one.")),
    "pin-unusable": Words(N_("A PIN has six figures, not all the same and not in a row."), N_("Choose another PIN.")),
    "computer-name-missing": Words(N_("The computer has no name."), N_("Name it, for instance by its room.")),
    "first-admin-exists": Words(
        N_("The site has a system administrator already."), N_("Let that person make further accounts.")
    ),
}
