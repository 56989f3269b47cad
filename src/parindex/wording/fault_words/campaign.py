"""What can be wrong with a campaign: its facts, its rows, its figures and printed papers."""

from parindex.core.light_typing import Final
from parindex.wording.fault_words import Words
from parindex.wording.language import N_

FACTS: Final = {
    "na-reason-missing": Words(
        N_("“Not applicable” by decision without a reason."), N_("Write the reason and the decision.")
    ),
    "na-rule-not-provided": Words(
        N_("The set does not say when this item does not apply."), N_("Use na_decision with a reason.")
    ),
    "not-arisen-not-provided": Words(
        N_("The set does not say what an item gets when nothing arose."),
        N_("State the data, or na_decision with a reason."),
    ),
    "state-contradicts-values": Words(
        N_("The state is “{state}” but values are given."), N_("Delete the values or correct the state.")
    ),
    "scored-without-value": Words(N_("The item is said to be scored but has no value."), N_("State the data.")),
    "case-unknown": Words(N_("The item has only {cases} cases."), N_("Correct “seq”.")),
    "case-states-mixed": Words(
        N_("Some cases of the item are scored and others have another state."),
        N_("Leave cases that do not count blank."),
    ),
    "fact-not-used": Words(N_("The rule of this item does not read this value."), N_("Delete it, or check the item.")),
    "fact-missing": Words(N_("The rule of this item needs this value."), N_("State it.")),
    "points-above-maximum": Words(N_("{points} points are above the maximum of {limit}."), N_("Correct the points.")),
    "points-below-minimum": Words(
        N_("{points} points are below the least possible, {limit}."), N_("Correct the points.")
    ),
    "points-too-fine": Words(
        N_("{points} points are not a multiple of {limit}."), N_("Round the points as the set says.")
    ),
    "points-differ": Words(
        N_("{typed} points are stated, the data give {computed}; {computed} counts."),
        N_("Correct the points or the data."),
    ),
    "judged-reason-missing": Words(N_("Points were deducted without a reason."), N_("Write the reason.")),
    "count-negative": Words(N_("The count is below 0."), N_("Correct the count.")),
    "choice-unknown": Words(N_("“{text}” is not one of: {allowed}."), N_("Choose one of them.")),
    "choice-not-single": Words(N_("Exactly one answer is expected."), N_("Choose one.")),
    "part-negative": Words(N_("The numerator is below 0."), N_("Correct the number.")),
    "whole-not-positive": Words(
        N_("The denominator is 0 or less."), N_("If nothing arose, say so in the state; else correct the number.")
    ),
    "part-exceeds-whole": Words(
        N_("The numerator {part} exceeds the denominator {whole}."), N_("Check whether the two are exchanged.")
    ),
    "no-band-for-value": Words(
        N_("The set gives no points, or two different ones, for this value."), N_("Ask the issuer of the set.")
    ),
    "state-unknown": Words(N_("The state “{text}” is not one of: {allowed}."), N_("Choose one of them.")),
}
ROWS: Final = {
    "unit-missing": Words(N_("The row has no unit."), N_("Write the unit's code.")),
    "unit-unknown": Words(N_("The unit “{text}” is not in the register."), N_("Correct the code.")),
    "unit-not-in-file": Words(N_("The file has no unit “{text}”."), N_("Correct the code.")),
    "unit-spelt-twice": Words(
        N_("The unit “{text}” differs only in spelling from “{other}”."),
        N_("Write one code; if these are two units, give a register with --units."),
    ),
    "unit-named-twice": Words(
        N_("The unit is called “{text}” here and “{other}” elsewhere."), N_("Write its official name everywhere.")
    ),
    "unit-in-two-blocks": Words(
        N_("The unit is in block “{text}” here and “{other}” elsewhere."), N_("Put it in one block.")
    ),
    "units-repeated": Words(N_("{count} units have several rows."), N_("Keep one row for each unit.")),
    "unit-name-not-registered": Words(
        N_("The unit is called “{text}” here, “{other}” in the register, whose name stands."),
        N_("Correct the name, or the code if it is another unit's."),
    ),
    "block-missing": Words(
        N_("Unit {unit} has no block in column “{block}”; it is ranked with the others that have none."),
        N_("Write its block."),
    ),
    "unit-twice": Words(N_("The unit has two rows; neither counts."), N_("Keep one row.")),
    "item-missing": Words(N_("The row has no item."), N_("Write the item's code.")),
    "item-unknown": Words(N_("The set has no item “{text}”."), N_("Correct the code.")),
    "item-code-is-number": Words(
        N_("The code {text} is stored as a number and may have lost a final 0."),
        N_("Format the column as text and write the code again."),
    ),
    "seq-unfit": Words(N_("“{text}” is not 1, 2, 3 …"), N_("Correct “seq”.")),
    "row-twice": Words(N_("The unit has this item twice (also in {first}); neither counts."), N_("Keep one row.")),
    "deeds-not-provided": Words(N_("The set has no such points outside the table."), N_("Delete the row.")),
    "deed-points-unfit": Words(
        N_("Bonus and penalty points must be above 0 and as fine as the set allows."), N_("Correct the points.")
    ),
    "deed-reason-missing": Words(
        N_("Bonus and penalty points need a reason."), N_("Write the reason and the decision.")
    ),
    "deed-twice": Words(N_("Two deeds have the number {seq}; neither counts."), N_("Number them 1, 2, 3 …")),
}
FIGURES: Final = {
    "unit-not-submitted": Words(
        N_("{unit} has submitted nothing; it gets no class and no rank."),
        N_("Ask the unit, or score it with a reason."),
    ),
    "items-not-filled": Words(
        N_("{unit} has {count} of {of} items not filled in; they count 0 for now."),
        N_("Fill them in before the result is final."),
    ),
    "maximum-may-be-too-high": Words(
        N_(
            "The maxima exceed the stated total by {gap}: the maximum of domain {domains} could be {gap} too high, "
            "none of them for certain (in the other domains a unit attained the maximum)."
        ),
        N_("Ask the issuer which maximum is meant."),
    ),
    "nothing-applies": Words(
        N_("No item applies to {unit}; it gets no class and no rank."), N_("Check the reasons given for the items.")
    ),
    "no-class-for-figure": Words(
        N_("{unit} has a figure for which the scale has no class."), N_("Extend the first or the last class.")
    ),
    "class-depends-on-total": Words(
        N_(
            "The class of these units depends on whether the stated total or the sum of the maxima is the scale: "
            "{units}."
        ),
        N_("Settle the scale on paper before publishing."),
    ),
    "published-points-differs": Words(
        N_("{table}: {unit} is printed with {printed} points, computed {computed}."),
        N_("Correct the paper or the data."),
    ),
    "published-rank-differs": Words(
        N_("{table}: {unit} is printed with rank {printed}, computed {computed}."), N_("Correct the rank in the paper.")
    ),
    "published-grade-differs": Words(
        N_("{table}: {unit} is printed as {printed}, computed {computed}."), N_("Correct the class in the paper.")
    ),
    "published-mean-differs": Words(
        N_("{table}: the mean is printed as {printed}, computed {computed}."), N_("Correct the mean in the paper.")
    ),
    "published-table-unknown": Words(
        N_("{table}: the set has no item “{text}”."), N_("Write “total” or the key of an item.")
    ),
    "published-unit-unknown": Words(N_("{table}: “{unit}” is printed but was not scored."), N_("Correct the code.")),
    "published-unit-missing": Words(N_("{table}: {unit} was scored but is not printed."), N_("Add it to the paper.")),
}
