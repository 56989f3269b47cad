"""Every fault in words: what is wrong, and what to do."""

from typing import Final, NamedTuple

from parindex.core.faults import Fault, Place
from parindex.wording.language import N_, Language


class Words(NamedTuple):
    """What a fault says and how it is mended; parameters stand in braces."""

    message: str
    remedy: str


class SaidFault(NamedTuple):
    """Lỗi đã diễn đạt: the sentences and the place."""

    at: str
    message: str
    remedy: str


def said(fault: Fault, language: Language) -> SaidFault:
    """Word a fault."""
    words = FAULTS[fault.code]
    remedy = language.say(words.remedy, **fault.params)
    if "meant" in fault.params:
        remedy = language.say(N_("Perhaps “{meant}” is meant."), **fault.params) + " " + remedy
    if "source" in fault.params:
        remedy = language.say(N_("Known: {source}."), **fault.params)
    return SaidFault(place_text(fault.at), language.say(words.message, **fault.params), remedy)


def place_text(at: Place) -> str:
    """Write a place: file and line, or file, sheet and cell, and the item."""
    return str(at)


def one_line(fault: Fault, language: Language) -> str:
    """Word a fault in a single line."""
    words = said(fault, language)
    head = f"{words.at}: " if words.at else ""
    return f"{head}{words.message} {words.remedy}".strip()


_FILES: Final = {
    "file-not-found": Words(N_("The file does not exist."), N_("Check its name and folder.")),
    "file-unreadable": Words(N_("The file cannot be read."), N_("Check that it is a file you may open.")),
    "file-unwritable": Words(
        N_("The file or folder cannot be written."), N_("Check the rights to it and the space on the disk.")
    ),
    "file-empty": Words(N_("The file is empty."), N_("Choose the file with the data.")),
    "file-too-large": Words(
        N_("The file has {size} MB, more than {limit} MB."), N_("Check that it is the right file.")
    ),
    "not-utf8": Words(
        N_("The file is not in UTF-8; line {line} cannot be read."),
        N_("Save it as “CSV UTF-8” or as UTF-8 text."),
    ),
    "not-text-file": Words(N_("The file is not text."), N_("Choose a CSV, YAML or XLSX file.")),
    "old-font": Words(
        N_("Text is typed in an old font (TCVN3, .VnTime): {count} places, this is the first."),
        N_("Convert the file to Unicode and open it again."),
    ),
    "yaml-character": Words(N_("Character {position} is not allowed in YAML."), N_("Delete the control character.")),
    "yaml-syntax": Words(
        N_("The file is not YAML from here on."), N_("Check brackets, quotes and indentation before this place.")
    ),
    "yaml-two-documents": Words(N_("The file holds two documents."), N_("Keep one; delete the line “---”.")),
    "yaml-alias": Words(
        N_("Anchors and aliases (& and *) are not accepted."), N_("Write the value out where it is needed.")
    ),
    "yaml-tag": Words(N_("Tags (!) are not accepted."), N_("Delete the tag; every value is read as text.")),
    "yaml-too-deep": Words(N_("The file is nested too deeply."), N_("Check brackets and indentation.")),
    "yaml-key-not-text": Words(N_("A key is not a word."), N_("Write the key as a single word.")),
    "yaml-key-twice": Words(N_("“{key}” stands here twice."), N_("Keep one of the two.")),
    "workbook-old-or-locked": Words(
        N_("The file is an old Excel file (.xls) or is locked with a password."),
        N_("Open it in Excel and save it as .xlsx without a password."),
    ),
    "not-a-workbook": Words(N_("The file is not an Excel workbook (.xlsx)."), N_("Save it as .xlsx.")),
    "workbook-too-large": Words(
        N_("The workbook unpacks to more than is accepted."), N_("Keep only the sheet with the data.")
    ),
    "workbook-damaged": Words(N_("The workbook is damaged ({member})."), N_("Open it in Excel and save it again.")),
    "csv-damaged": Words(N_("The CSV file is damaged: a quote is not closed."), N_("Export it again.")),
    "parquet-damaged": Words(N_("The Parquet file cannot be read."), N_("Export it again.")),
    "parquet-not-installed": Words(
        N_("Parquet files need the optional part “parquet”."), N_("Install parindex[parquet].")
    ),
    "cell-error": Words(N_("The cell holds the error value {text}."), N_("Correct the formula or type the value.")),
    "formula-without-value": Words(
        N_("The formula {formula} has no stored value."), N_("Open the file in Excel, let it compute and save it.")
    ),
    "formula-differs": Words(
        N_("The cell shows {cached} but its formula {formula} gives {computed}."),
        N_("Let Excel compute the sheet again and save it, or type the right value."),
    ),
    "text-too-long": Words(
        N_("The text has more than the {limit} letters a cell of Excel can hold."), N_("Shorten the text.")
    ),
    "no-rows": Words(N_("There is a header but no rows."), N_("Choose the sheet or file with the data.")),
    "columns-missing": Words(
        N_("Columns are missing: {columns}."), N_("Name the columns in the first row exactly so.")
    ),
    "row-too-wide": Words(
        N_("The row has values beyond the {columns} columns of the header."),
        N_("Put the values under their columns."),
    ),
    "column-unknown": Words(N_("Column “{text}” is not known and is not read."), N_("Correct its name or delete it.")),
    "column-twice": Words(N_("Column “{text}” names a value already given."), N_("Keep one of the two.")),
    "previous-unfit": Words(
        N_("The file is not a results.json of parindex."), N_("Give the results.json of the year before.")
    ),
}
_NOTATION: Final = {
    "not-a-mapping": Words(N_("Fields are expected here."), N_("Write “name: value” lines.")),
    "not-text": Words(N_("A single value is expected here."), N_("Write one value.")),
    "not-a-list": Words(N_("A list is expected here."), N_("Begin each line with “- ”.")),
    "blank": Words(N_("The value is blank."), N_("Write the value.")),
    "missing-key": Words(N_("“{key}” is missing."), N_("Add it.")),
    "unknown-key": Words(N_("“{key}” is not a known field."), N_("Correct it or delete it.")),
    "not-one-of": Words(N_("“{text}” is not one of: {allowed}."), N_("Choose one of them.")),
    "two-ends": Words(N_("The same end is given twice, also as “{other}”."), N_("Keep one.")),
    "percent-sign-missing": Words(N_("“{text}” lacks the sign %."), N_("Write it as a percentage, for example 80%.")),
    "not-a-number": Words(N_("“{text}” is not a number."), N_("Write digits, for example 17.5 or 17,5.")),
    "number-ambiguous": Words(
        N_("“{text}” can be read as thousands or as decimals."),
        N_("Write it without a thousands mark, or say which mark is the decimal one with --decimal."),
    ),
    "too-fine": Words(N_("“{text}” has more than four decimals."), N_("Write at most four decimals.")),
    "too-large": Words(N_("“{text}” is too large."), N_("Check the number and its unit.")),
    "not-whole": Words(N_("A whole number is expected here."), N_("Write a whole number.")),
    "not-a-date": Words(N_("“{text}” is not a date."), N_("Write 2022-12-15 or 15/12/2022.")),
    "decimals-out-of-range": Words(N_("No figure has this many decimals."), N_("Write a whole number from 0 to 4.")),
    "not-a-year": Words(N_("The year is not between 1 and 9999."), N_("Write the year in four digits.")),
    "step-not-positive": Words(N_("The rounding step is not above 0."), N_("Write for example 0.01.")),
    "too-deep": Words(N_("Items are nested more than eight deep."), N_("Check the indentation.")),
    "rule-missing": Words(N_("The item has no rule and no children."), N_("Add “rule” or “children”.")),
    "rule-not-allowed-inside": Words(
        N_("The rule “{text}” cannot stand inside another rule."), N_("Make it the rule of an item of its own.")
    ),
}
_SETS: Final = {
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
    "known-fault-absent": Words(
        N_("The known fault “{code}” {item} does not occur."), N_("Delete it from known_faults.")
    ),
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
_FACTS: Final = {
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
_ROWS: Final = {
    "unit-missing": Words(N_("The row has no unit."), N_("Write the unit's code.")),
    "unit-unknown": Words(N_("The unit “{text}” is not in the register."), N_("Correct the code.")),
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
    "deed-twice": Words(N_("Two deeds have the number {seq}."), N_("Number them 1, 2, 3 …")),
}
_FIGURES: Final = {
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
FAULTS: Final = {**_FILES, **_NOTATION, **_SETS, **_FACTS, **_ROWS, **_FIGURES}
