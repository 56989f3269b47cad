"""What can be wrong with the register of units, in files and in forms."""

from parindex.core.light_typing import Final
from parindex.wording.fault_words import Words
from parindex.wording.language import N_

UNITS: Final = {
    "cell-missing": Words(N_("“{column}” is empty."), N_("Fill it in.")),
    "cell-too-long": Words(N_("The text is longer than {limit} letters."), N_("Shorten it.")),
    "not-a-day": Words(N_("“{text}” is no day."), N_("Write it as 2025-07-01 or 01/07/2025.")),
    "not-a-share": Words(N_("“{text}” is no share."), N_("Write two whole numbers: 1/3.")),
    "unit-kind-unknown": Words(
        N_("There is no kind of unit “{text}”."), N_("Take a kind of docs/reference/units-format.md.")
    ),
    "code-scheme-unknown": Words(N_("There is no scheme of codes “{text}”."), N_("Write gso, agency or local.")),
    "days-end-before-they-begin": Words(N_("The last day is not behind the first."), N_("Correct the days.")),
    "parent-unknown": Words(N_("There is no unit “{text}” to be under."), N_("Correct the key, or add that unit.")),
    "parent-not-there": Words(
        N_("“{text}” does not exist on all of these days."), N_("Correct the days, or the unit above.")
    ),
    "parent-cycle": Words(N_("“{key}” is under itself."), N_("Correct the unit above.")),
    "unit-days-do-not-follow": Words(
        N_("The rows of “{key}” leave a gap or overlap here."), N_("Let each row begin on the day the one before ends.")
    ),
    "unit-code-missing": Words(N_("“{key}” has no code."), N_("Give it a code; an own one if there is no other.")),
    "unit-code-twice": Words(
        N_("Code {code} ({scheme}) belongs to “{other}” on some of these days."), N_("Correct the code or the days.")
    ),
    "succession-twice": Words(N_("The same succession stands in row {row} below the header."), N_("Keep one of them.")),
    "succession-kind-unknown": Words(
        N_("There is no kind of succession “{text}”."),
        N_("Write merge, split, absorb, rename, level-abolished or transfer."),
    ),
    "purpose-unknown": Words(
        N_("There is no purpose “{text}”."), N_("Write population, dossiers, staff, or leave it empty.")
    ),
    "share-unsound": Words(N_("The share is nothing or more than the whole."), N_("Correct the share.")),
    "succession-to-itself": Words(N_("“{key}” cannot succeed itself."), N_("Correct one of the two.")),
    "succession-unit-unknown": Words(N_("There is no unit “{text}”."), N_("Correct the key, or add that unit.")),
    "predecessor-does-not-end": Words(
        N_("“{key}” does not end on this day, or is not there on it."), N_("Correct the day, or the unit's last day.")
    ),
    "successor-does-not-begin": Words(
        N_("“{key}” does not begin on this day, or is not there on it."),
        N_("Correct the day, or the unit's first day."),
    ),
    "commune-code-missing": Words(
        N_("The row has no commune's code; {unit} itself stands as what {successor} came from."),
        N_("Check that this district had no communes."),
    ),
    "kind-told-otherwise": Words(
        N_("“{text}” is called {other} in the column of kinds; the name stands."), N_("Check the kind.")
    ),
    "kind-not-in-name": Words(N_("“{text}” does not begin with a kind of unit."), N_("Correct the name.")),
    "code-in-no-list": Words(N_("Code {text} stands in no list."), N_("Correct the code, or complete the list.")),
    "unit-known-otherwise": Words(
        N_("The register tells unit {code} otherwise: {what}."),
        N_("Change it on its page; an import only adds units."),
    ),
    "code-taken": Words(
        N_("Code {code} already belongs to {other} on some of these days."), N_("Correct the code or the days.")
    ),
    "site-not-ready": Words(
        N_("The site's database cannot be used."), N_("Set the site up with “parindex site init”, then try again.")
    ),
    "root-unknown": Words(N_("No unit of the files has code {code}."), N_("Give the code of a unit in units.csv.")),
    "near-name": Words(
        N_("{name} is much like {other} under the same unit."), N_("Check that both are meant, not one misspelt.")
    ),
    "field-missing": Words(N_("This is not filled in."), N_("Fill it in.")),
    "code-unknown-on-day": Words(N_("No unit has code {code} on {day}."), N_("Correct the code or the day.")),
    "day-outside-life": Words(
        N_("{name} does not exist on this day, or nothing of it may change then."), N_("Choose a later day.")
    ),
    "too-few-units": Words(N_("At least {least} units are needed."), N_("Give more codes.")),
    "unit-twice": Words(N_("Unit {code} is named twice."), N_("Keep it once.")),
    "unit-has-bodies": Words(
        N_("{name} still has units below it: {below}."), N_("Give them another unit above, or end them, first.")
    ),
    "unit-outside-root": Words(
        N_("Unit {code} is not below that unit on that day."), N_("Correct the code, the unit or the day.")
    ),
    "alias-known": Words(N_("The unit has this name already."), N_("There is nothing to add.")),
    "choice-unknown": Words(N_("“{text}” is no choice."), N_("Choose one of the list.")),
    "reason-missing": Words(N_("To decline needs a reason."), N_("Write why the matter is not taken over.")),
    "matter-settled": Words(N_("This matter is settled already."), N_("Reload the page.")),
    "matter-gone": Words(N_("What this matter was about is no longer open."), N_("Decline it with that reason.")),
    "units-not-uploaded": Words(N_("No file of units was chosen."), N_("Choose units.csv or units.xlsx.")),
    "upload-gone": Words(N_("The files you checked are no longer kept."), N_("Choose them again.")),
    "code-of-catalogue-twice": Words(N_("The catalogue has code {code} already."), N_("Choose another code.")),
}
