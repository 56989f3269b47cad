"""Every claim of a proofread report in words: what was computed and, where one fits, a repair.

One sentence serves whatever the verdict: it says what comes out, and accuses nobody. “Sai” is never
said: the screen is shown in meetings.
"""

from parindex.core.faults import Param
from parindex.core.light_typing import Final, Mapping
from parindex.core.proofreading.claims import Claim, ClaimKind, Repair, Verdict
from parindex.core.terms import Amount
from parindex.wording.language import N_, Language

KINDS: Final[Mapping[ClaimKind, str]] = {
    "sum": N_("sum"),
    "difference": N_("difference"),
    "ratio": N_("rate"),
    "mean": N_("mean"),
    "rank": N_("rank"),
    "class": N_("class"),
    "count": N_("count"),
    "bound": N_("part and whole"),
    "sequence": N_("numbering"),
    "date": N_("date"),
    "name": N_("name"),
    "contradiction": N_("two statements"),
    "completeness": N_("completeness"),
    "format": N_("form"),
}
VERDICTS: Final[Mapping[Verdict, str]] = {
    "holds": N_("holds"),
    "rounding": N_("rounding"),
    "fails": N_("does not hold"),
    "check": N_("to be looked at"),
}
CLAIMS: Final[Mapping[str, str]] = {
    "deduction": N_("{most} − {points} = {computed}."),
    "sum-of-deductions": N_("The items below add up to {sum} = {computed}."),
    "nothing-deducted": N_("The section states {points} of {most} points."),
    "points-of-subtotal": N_("The subtotal of its section needs {computed}."),
    "points-of-items": N_("The items above add up to {sum} = {computed}."),
    "deduction-not-stated": N_(
        "The points deducted ({computed}) are not stated here; the other sections state theirs."
    ),
    "sum-of-maxima": N_("The maxima of the sections add up to {sum} = {computed}."),
    "sum-of-sections": N_("The points of the sections add up to {sum} = {computed}."),
    "losses-of-headings": N_("Missing from the maximum: {stated}; the {count} sections lost {computed}."),
    "losses-of-items": N_(
        "Missing from the maximum: {stated}; the {count} items explain {computed}, {left} stays open."
    ),
    "maximum-less-losses": N_("{less} = {computed}."),
    "percentage": N_("{part}/{whole} = {computed}%."),
    "attainable": N_("{part}/{whole} = {computed}%."),
    "unattainable": N_("No whole number of {whole} gives it; the nearest: {part}/{whole} = {computed}%."),
    "part-of-whole": N_("{part} of {whole}."),
    "parts-of-hundred": N_("{sum} = {computed}%."),
    "above-hundred": N_("A rate of a part is at most 100%."),
    "actual-against-target": N_("Reached {reached}%, target {target}%."),
    "parts-of-whole": N_("The parts add up to {sum} = {computed}."),
    "product": N_("{count} × {each} = {computed}."),
    "received": N_("Resolved and pending add up to {sum} = {computed}."),
    "members-named": N_("{count} are named."),
    "lead-of-list": N_("The list adds up to {sum} = {computed}."),
    "list-length": N_("The list has {count}."),
    "pair-and-rest": N_("{sum} = {computed}."),
    "part-within-whole": N_("The largest part is {part}, the whole {whole}."),
    "all-of-them": N_("Together {sum}; all are {stated}."),
    "change-of-points": N_("{now} − {earlier} = {computed}."),
    "change-implied": N_("The year before would then have been {earlier}."),
    "change-of-places": N_("From {before} to {after} is {computed}."),
    "rank-among": N_("{rank} among {among}."),
    "ranks": N_("The ranks of {rows} rows follow the points."),
    "ranks-break": N_(
        "{count} ranks differ from the points; the first: {unit} has {stated}, by the points {computed}."
    ),
    "points-within-maximum": N_("The highest is {points} ({unit}), the maximum {most}."),
    "rows-of-units": N_("{rows} rows, {units} units; {population} units are ranked."),
    "mean-of-rows": N_("{total}/{count} = {computed}."),
    "quotient": N_("{total}/{count} = {computed}."),
    "mean-of-table": N_("The mean of the {count} units in the table is {total}/{count} = {computed}."),
    "total-of-table": N_("The total row of the table has {computed}."),
    "mean-of-section": N_("The mean in the table of this section is {computed}."),
    "class-of-points": N_("{points} falls into “{grade}”."),
    "bands-complete": N_("The {count} classes leave no gap."),
    "bands-gap": N_("“{upper}” begins at {from}, “{lower}” ends at {to}."),
    "total-of-unit": N_("The points in the tables of the parts add up to {sum} = {computed}."),
    "scale": N_("The maxima of the tables add up to {sum} = {computed}."),
    "first-in-table": N_("Highest in the table: {right} ({points})."),
    "last-in-table": N_("Lowest in the table: {right} ({points})."),
    "highest-section": N_("The highest rate is {points}%: {right}."),
    "lowest-section": N_("The lowest rate is {points}%: {right}."),
    "sections-of-report": N_("{count} sections state their points."),
    "full-sections": N_("{count} sections reach their maximum."),
    "nobody-above": N_("{count} units have {bound} points or more."),
    "not-even": N_("The points go from {low} to {high}, over {classes} classes."),
    "all-points": N_("The highest in the table of this section is {points}."),
    "named-losers": N_("{named} units are named; {losing} have less than the maximum {most}."),
    "units-of-table": N_("The table ranks {count} units."),
    "units-in-class": N_("The table has {count} in “{grade}”."),
    "figure-of-unit": N_("As in the table."),
    "figure-not-of-unit": N_("The tables have no such figure for {unit}."),
    "above-mean": N_("By the table {computed}."),
    "rows-of-table": N_("The table has {count}."),
    "cell-blank": N_("Column “{column}” is blank here."),
    "label-blank": N_("Nothing is stated here."),
    "the-only-one": N_("By the table only {units}."),
    "not-the-only-one": N_("By the table there are also: {units}."),
    "told-again": N_("As in the table."),
    "told-otherwise": N_("Above it is {computed}."),
    "nearly-told-again": N_("The table has {computed}."),
    "standing-count": N_("Stated elsewhere: {usual}."),
    "one-date": N_("{number} is dated {other}."),
    "own-date": N_("The paper {number} itself is dated {other}."),
    "date-of-footnote": N_("Footnote {mark}: {number} is dated {other}."),
    "year-of-number": N_("The number {number} is of {year}."),
    "cited-before": N_("The citing paper is of {other}."),
    "numbers-rise": N_("Numbers and days of {count} papers rise together."),
    "numbers-against-days": N_("{earlier}, with the lower number, is dated {other}."),
    "planned-before": N_("{number}, which it carries out, is dated {other}."),
    "planned-late": N_("What it plans is told of {other}."),
    "told-after": N_("The paper that tells it as done is dated {other}."),
    "deadline-ahead": N_("The paper that sets it is dated {other}."),
    "done-in-time": N_("The deadline is {other}."),
    "done-late": N_("Told as late; the deadline is {other}."),
    "year-of-programme": N_("Counted from {first} it is year {computed}."),
    "number-missing": N_("Number {expected} is missing before it."),
    "number-repeated": N_("The number stands twice; {expected} would follow."),
    "number-out-of-order": N_("{expected} would follow here."),
    "code-behind": N_("It stands behind {expected}."),
    "numbers-complete": N_("Numbered from 1 to {count} without a gap."),
    "late-dossiers": N_("Elsewhere {count} late dossiers are stated."),
    "two-periods": N_("Elsewhere the period is {other}."),
    "copied-cause": N_("The same words stand under another item."),
    "none-late": N_("Without late dossiers the rate on time is 100%."),
    "late-and-on-time": N_("One dossier is called late and returned on time."),
    "late-though-few": N_("The report's own rate of late dossiers is {rate}%."),
    "other-period": N_("The report covers part of a year, the sentence speaks of the year."),
    "spelt-several-ways": N_("Spelt in several ways: {variants}."),
    "spelt-one-way": N_("Spelt one way in {count} places."),
    "not-as-registered": N_("The register has “{usual}”."),
    "no-such-level": N_("Since {since} there is no such level."),
    "not-its-own-name": N_("The issuer is “{usual}” elsewhere."),
    "kind-missing": N_("The kind of unit is missing; elsewhere “{kind} {name}”."),
    "other-level": N_("The paper is a {level}'s; here it speaks of “{below}”."),
    "name-of-section": N_("The section itself is called “{other}”."),
    "sum-of-columns": N_("{sum} = {computed}."),
    "sum-of-other-rows": N_("{sum} = {stated}; every other row adds up to {computed}."),
    "total-row": N_("The {count} rows add up to {computed}."),
    "rate-gives-points": N_("{rate}% × {most} points; stated {points}."),
    "row-complete": N_("Cause, task and deadline are stated."),
    "row-incomplete": N_("Not stated: {missing}."),
    "finding-without-directive": N_("No directive below speaks of it."),
    "task-is-no-deed": N_("The column of tasks does not say what will be done."),
    "item-without-name": N_("{item} has a code but no name."),
    "decimal-mark": N_("The decimal mark is “{mark}” here and “{usual}” elsewhere."),
    "number-form": N_("The usual form is {meant}."),
    "no-such-day": N_("There is no such day."),
    "code-of-other-kind": N_("The usual code of “{kind}” is {usual}."),
    "slash-for-comma": N_("A slash stands where the decimal comma is meant."),
    "space-inside": N_("A space stands inside the number."),
    "number-blank": N_("The number of the paper is still blank."),
    "draft": N_("The paper is marked as a draft."),
}
REPAIRS: Final[Mapping[str, str]] = {
    "computed": N_("Possibly {written}."),
    "meant": N_("Possibly {written}."),
    "usual-spelling": N_("Possibly “{written}”."),
    "ratio-as-percent": N_("Possibly {written}: a ratio was written as a percentage."),
    "makes-hold": N_("Possibly {written}."),
    "makes-more-hold": N_("Possibly {written}: {count} figures would then hold."),
    "part-makes-hold": N_("If {was} is {written}, it holds."),
    "part-makes-hold-but": N_("If {was} is {written}, {left} stays unexplained."),
    "one-of-several": N_("One of {count} possibilities: {written} for “{title}”."),
    "sum-of-rounded-means": N_(
        "{stated} is the sum of the rounded means of the parts ({sum}); the mean of the totals is {computed}."
    ),
}
_HUNDREDTH: Final = 100  # of a percent or a point, in 1/10,000
_FROM_OCR: Final = N_("Read from a picture (OCR).")
_STATED: Final = N_("{stated} → {computed}.")
MISSING: Final[Mapping[str, str]] = {
    "cause": N_("the cause"),
    "task": N_("the task"),
    "owner": N_("the one in charge"),
    "deadline": N_("the deadline"),
}


def claim_words(claim: Claim, language: Language) -> str:
    """Say what was computed, and whether it was read from a picture."""
    words = language.say(CLAIMS[claim.code], **_values(claim, language))
    return f"{words} {language.say(_FROM_OCR)}" if claim.is_from_ocr else words


def repair_words(repair: Repair, language: Language) -> str:
    """Say what a repair would be; it is never certain."""
    return language.say(REPAIRS[repair.code], written=repair.written, **_joined(repair.params, language))


def finding_words(claim: Claim, language: Language) -> str:
    """Say a finding in one paragraph: its kind, both figures, the arithmetic, the repairs."""
    parts = [f"[{language.say(KINDS[claim.kind])}]"]
    if isinstance(claim.stated, Amount) and isinstance(claim.computed, Amount) and claim.stated != claim.computed:
        parts.append(language.say(_STATED, stated=claim.stated, computed=_shown(claim, claim.computed)))
    parts.append(claim_words(claim, language))
    return " ".join([*parts, *(repair_words(repair, language) for repair in claim.repairs)])


def _shown(claim: Claim, value: Amount) -> Amount:
    """Round what a division gave to two decimals, as papers print rates and means."""
    if claim.kind not in {"ratio", "mean"}:
        return value
    return Amount((value.scaled + _HUNDREDTH // 2) // _HUNDREDTH * _HUNDREDTH)


def _values(claim: Claim, language: Language) -> dict[str, Param]:
    stated, computed = (side if isinstance(side, Amount | str) else "" for side in (claim.stated, claim.computed))
    values: dict[str, Param] = {"stated": stated, "computed": computed, **_joined(claim.params, language)}
    if isinstance(values["computed"], Amount):
        values["computed"] = _shown(claim, values["computed"])
    missing = claim.params.get("missing")
    if isinstance(missing, tuple):
        values["missing"] = ", ".join(language.say(MISSING[str(each)]) for each in missing)
    return values


def _joined(params: Mapping[str, Param], language: Language) -> dict[str, Param]:
    """Write terms out as a sum, and as what is taken from a maximum."""
    terms = params.get("terms")
    values = dict(params)
    if isinstance(terms, tuple):
        numbers = [language.show(term) for term in terms]
        values["sum"] = " + ".join(numbers)
        values["less"] = " − ".join([language.show(params.get("most", "")), *numbers])
    return values
