"""What can be wrong with a criteria set: how it is written, and what it says."""

from parindex.core.light_typing import Final
from parindex.wording.fault_words import Words
from parindex.wording.language import N_

NOTATION: Final = {
    "not-a-mapping": Words(N_("Fields are expected here."), N_("Write “name: value” lines.")),
    "not-text": Words(N_("A single value is expected here."), N_("Write one value.")),
    "not-a-list": Words(N_("A list is expected here."), N_("Begin each line with “- ”.")),
    "blank": Words(N_("The value is blank."), N_("Write the value.")),
    "missing-key": Words(N_("“{key}” is missing."), N_("Add it.")),
    "unknown-key": Words(N_("“{key}” is not a known field."), N_("Correct it or delete it.")),
    "not-one-of": Words(N_("“{text}” is not one of: {allowed}."), N_("Choose one of them.")),
    "two-ends": Words(N_("The same end is given twice, also as “{other}”."), N_("Keep one.")),
    "percent-sign-missing": Words(N_("“{text}” lacks the sign %."), N_("Write it as a percentage, for example 80%.")),
    "not-a-plain-number": Words(
        N_("“{text}” is not a number."), N_("Write digits and a decimal dot, for example 17.5.")
    ),
    "not-a-number": Words(N_("“{text}” is not a number."), N_("Write digits, for example 17.5 or 17,5.")),
    "number-ambiguous": Words(
        N_("“{text}” can be read as thousands or as decimals."),
        N_("Write it without a thousands mark, or say which mark is the decimal one with --decimal."),
    ),
    "too-fine": Words(N_("“{text}” has more than four decimals."), N_("Write at most four decimals.")),
    "too-large": Words(N_("“{text}” is too large."), N_("Check the number and its unit.")),
    "not-whole": Words(N_("A whole number is expected here."), N_("Write a whole number.")),
    "not-a-date": Words(N_("“{text}” is not a date."), N_("Write 2022-12-15 or 15/12/2022.")),
    "dated-twice": Words(N_("Two values hold from {text}."), N_("Keep one for each day.")),
    "dated-already": Words(
        N_("The values of this rule have days and clauses of their own."), N_("Write it beside the values only.")
    ),
    "version-below-one": Words(N_("The version is below 1."), N_("Count versions from 1.")),
    "decimals-out-of-range": Words(N_("No figure has this many decimals."), N_("Write a whole number from 0 to 4.")),
    "not-a-year": Words(N_("The year is not between 1 and 9999."), N_("Write the year in four digits.")),
    "step-not-positive": Words(N_("The rounding step is not above 0."), N_("Write for example 0.01.")),
    "too-deep": Words(N_("Items are nested more than eight deep."), N_("Check the indentation.")),
    "rule-missing": Words(N_("The item has no rule and no children."), N_("Add “rule” or “children”.")),
    "rule-not-allowed-inside": Words(
        N_("The rule “{text}” cannot stand inside another rule."), N_("Make it the rule of an item of its own.")
    ),
}
SETS: Final = {
    "criteria-unknown": Words(
        N_("There is no such criteria set in the library."), N_("See “parindex criteria list”, or give a file.")
    ),
    "set-not-found": Words(
        N_("The criteria set “{text}” it refers to was not found in that version."),
        N_("Put it beside this file or correct code and version."),
    ),
    "set-unusable": Words(
        N_("The criteria set has {count} faults and cannot be used to score."),
        N_("See them with “parindex criteria check”."),
    ),
    "frames-too-deep": Words(N_("Sets extend one another in a circle or too deeply."), N_("Break the circle.")),
    "frame-item-filled-twice": Words(N_("The item “{key}” is filled twice."), N_("Join the two lists.")),
    "frame-item-not-open": Words(
        N_("The frame has no open item “{key}”."), N_("Fill only items whose rule is unread_remainder.")
    ),
    "rule-words-changed": Words(
        N_("The words of the rule of {item} were changed, but the rule itself was not."),
        N_("Change the column “Quy tắc (máy đọc)”, or restore the words."),
    ),
    "cell-not-notation": Words(
        N_("The cell does not hold a rule as the program writes it."),
        N_("Copy a cell of the same kind and change its values."),
    ),
    "item-level-unknown": Words(
        N_("The level of the item “{text}” cannot be told from its code."),
        N_("Write codes like 1, 1.1 and 1.1.3, or I and 1.1."),
    ),
    "item-level-skipped": Words(
        N_("The item “{text}” stands without the level above it."), N_("Add the row of the level above.")
    ),
    "export-format-unknown": Words(
        N_("Sets are written as .xlsx or .yaml."), N_("Give the output file one of these endings.")
    ),
    "crosswalk-link-size": Words(
        N_("A link “{kind}” has the wrong number of old or new keys."),
        N_("same and renamed join one to one, merged several to one, split one to several."),
    ),
    "crosswalk-key-unknown": Words(N_("The key “{key}” is not in the set {set}."), N_("Correct the key.")),
    "crosswalk-key-missing": Words(
        N_("Nothing says what became of “{key}” (set {set})."),
        N_("Add a link: renamed, merged, split, new or dropped."),
    ),
    "crosswalk-key-repeated": Words(N_("The key “{key}” (set {set}) stands in several links."), N_("Keep it in one.")),
    "no-domains": Words(N_("The set has no domains."), N_("Add the list “domains”.")),
    "domains-do-not-add-up": Words(
        N_("The domains add up to {parts} points, the stated total is {total}."),
        N_("Correct a maximum or the total, or record it under known_faults with its source."),
    ),
    "children-do-not-add-up": Words(
        N_("The parts of {item} add up to {parts} points, its maximum is {most}."),
        N_("Correct a maximum, or add the part that is missing."),
    ),
    "points-out-of-range": Words(
        N_("A number of points is not between 0 and {limit}."), N_("Correct it; no decision gives so many points.")
    ),
    "maximum-negative": Words(N_("The maximum of {item} is below 0."), N_("Correct the maximum.")),
    "branch-empty": Words(N_("{item} has an empty list of parts."), N_("Add its parts, or give it a rule.")),
    "fact-not-read": Words(
        N_("The rule of {item} does not read “{fact}”."), N_("Delete the fact or correct its name.")
    ),
    "duplicate-key": Words(N_("The key “{key}” is used more than once."), N_("Give each a key of its own.")),
    "name-of-another-item": Words(
        N_("The key “{key}” of {item} is also a name of {other}: facts could go to either."),
        N_("Give it a key of its own; capitals make no difference."),
    ),
    "name-reserved": Words(
        N_("The name “{key}” of {item} stands for something else in files of facts."), N_("Give it another key.")
    ),
    "duplicate-code": Words(N_("The code {item} is used more than once."), N_("Correct the codes.")),
    "code-out-of-order": Words(
        N_("The code {item} follows {after}."), N_("Put the items in order or correct the code.")
    ),
    "code-not-under-parent": Words(
        N_("The code {item} does not begin with its parent's, {parent}."), N_("Check code and place.")
    ),
    "legal-basis-missing": Words(
        N_("The set names no decision it rests on."), N_("Add “legal_basis” with number, date and issuer.")
    ),
    "tie-break-unknown": Words(N_("Ties are to be broken by “{key}”, which is no item."), N_("Correct the key.")),
    "decimals-hide-points": Words(
        N_("{decimals} decimals are printed but figures are rounded to {step}."), N_("Print more decimals.")
    ),
    "survey-points-do-not-add-up": Words(
        N_("The surveyed items add up to {parts} points, the set says {total}."),
        N_("Correct survey_points or filled_by."),
    ),
    "known-fault-absent": Words(N_("The known fault “{known}” does not occur."), N_("Delete it from known_faults.")),
    "grade-scale-gap": Words(N_("Between {lower} and {upper} some values have no class."), N_("Close the gap.")),
    "grade-scale-overlap": Words(N_("Some values are both {lower} and {upper}."), N_("Say which end is included.")),
    "grade-scale-order": Words(N_("The classes do not stand from best to worst."), N_("Put the best first.")),
    "grade-scale-short": Words(
        N_("The classes do not cover everything from 0 to the highest value."), N_("Extend the first or the last.")
    ),
    "rule-dates-out-of-order": Words(
        N_("The rules of {item} do not stand in the order of their dates."),
        N_("Order them; only the first may lack a date."),
    ),
    "rule-exceeds-maximum": Words(
        N_("The rule of {item} can give {best} points, more than the maximum of {most}."),
        N_("Correct the rule or the maximum."),
    ),
    "points-unreachable": Words(
        N_("The rule of {item} gives at most {best} points; the maximum of {most} cannot be reached."),
        N_("Correct the rule or the maximum."),
    ),
    "points-each-not-positive": Words(N_("The points for each are not above 0 ({item})."), N_("Correct “each”.")),
    "judged-step-unfit": Words(N_("The step of {item} is not above 0 or exceeds the maximum."), N_("Correct “step”.")),
    "too-few-alternatives": Words(N_("{item} offers fewer than two alternatives."), N_("Add one, or use yes_no.")),
    "threshold-out-of-range": Words(
        N_("The threshold of {item}, {threshold}%, is not between 0% and 100%."), N_("Correct the threshold.")
    ),
    "target-not-positive": Words(N_("The target of {item} is not above 0%."), N_("Correct the target.")),
    "floor-above-ceiling": Words(
        N_("The floor of {item} is above what gives full points."), N_("Correct one of them.")
    ),
    "bands-missing": Words(N_("{item} has no bands."), N_("Add them.")),
    "band-out-of-reach": Words(N_("No value can fall in this band of {item}."), N_("Correct its ends or delete it.")),
    "bands-gap": Words(N_("Between bands {bands} of {item} some values get no points."), N_("Close the gap.")),
    "bands-overlap": Words(N_("Bands {bands} of {item} overlap."), N_("Say which end is included.")),
    "bands-short": Words(
        N_("The bands of {item} do not cover every possible value."), N_("Extend the first or last band.")
    ),
    "points-finer-than-rounding": Words(
        N_("{item} has {points} points, but points are rounded to {step}."), N_("Correct the points or the rounding.")
    ),
}
