"""What can be unclear or wrong in a table of an earlier year that is moved in."""

from parindex.core.light_typing import Final
from parindex.wording.fault_words import Words
from parindex.wording.language import N_

_BLANK = N_("Correct the cell in Excel and send the file again, or leave it blank here.")
_COMPARE = N_("What the paper printed is kept; compare it with the paper.")
_CHOOSE_UNIT = N_("Choose the unit, or say that the register does not have it.")

EARLIER_RESULTS: Final = {
    "earlier-column-unknown": Words(
        N_("It is not clear what the column “{text}” is."), N_("Choose what it is, or leave it out.")
    ),
    "earlier-row-unknown": Words(
        N_("It is not clear whether the row “{text}” is a unit."), N_("Choose: a unit, or left out.")
    ),
    "earlier-cells-beside-table": Words(
        N_("There are cells beside the table, in columns without a header."), N_("Leave them out, or give a header.")
    ),
    "earlier-several-sheets": Words(N_("Several sheets look like a ranking."), N_("Choose the sheet to be read.")),
    "earlier-decimal-mark": Words(
        N_("“{text}” can be read as thousands or as decimals."), N_("Choose the decimal mark of this table.")
    ),
    "earlier-unit-unclear": Words(N_("“{text}” can be more than one unit."), _CHOOSE_UNIT),
    "earlier-unit-unknown": Words(N_("No unit of the register has the name “{text}” that day."), _CHOOSE_UNIT),
    "earlier-no-figure": Words(N_("“{text}” is no figure."), _BLANK),
    "earlier-figure-too-fine": Words(
        N_("“{text}” has more than four decimals, and the sheet does not say how many are shown."), _BLANK
    ),
    "earlier-date-for-figure": Words(N_("A date ({text}) stands where points are expected."), _BLANK),
    "earlier-no-rank": Words(N_("“{text}” is no rank."), _BLANK),
    "earlier-old-font": Words(N_("“{text}” is in an old font whose name the file does not tell."), _BLANK),
    "earlier-hidden-by-merging": Words(N_("“{text}” is hidden below a merged cell."), _BLANK),
    "earlier-points-above-most": Words(N_("{points} points are more than the maximum of {most}."), _COMPARE),
    "earlier-sum-differs": Words(N_("{unit}: the domains add up to {computed}, the total says {total}."), _COMPARE),
    "earlier-index-differs": Words(N_("{unit}: the index says {index}, computed {computed}."), _COMPARE),
    "earlier-mean-differs": Words(N_("The mean says {mean}, computed {computed}."), _COMPARE),
    "earlier-class-does-not-fit": Words(
        N_("{unit} is of class “{grade}”, out of line with {neighbour} (“{other}”)."), _COMPARE
    ),
    "earlier-rank-differs": Words(N_("{unit}: rank {rank}, by the points {computed}."), _COMPARE),
    "earlier-unit-twice": Words(
        N_("“{unit}” stands here and in cell {other}."), N_("Choose another unit, or correct the file.")
    ),
    "earlier-row-without-unit": Words(N_("No unit is named in this row."), N_("Leave it out, or correct the file.")),
    "earlier-no-table": Words(
        N_("No row names the units together with points, class or rank."), N_("Choose the file with the ranking.")
    ),
    "earlier-no-units": Words(N_("No column is the units'."), N_("Choose the column of the units.")),
    "earlier-no-total": Words(
        N_("No column is the total or the index."), N_("Choose the column of the total, or of the index.")
    ),
    "earlier-no-lines": Words(N_("No row is a unit's."), N_("Check that the sheet holds the ranking.")),
    "earlier-still-open": Words(N_("{count} questions are still open."), N_("Answer every question, then save.")),
    "earlier-title-missing": Words(N_("The title is blank."), N_("Type the title of the published ranking.")),
    "earlier-year-unlikely": Words(N_("The year is missing or unlikely."), N_("Type a year from 2000 to {last}.")),
    "earlier-day-unread": Words(N_("“{text}” is not a date."), N_("Write it as 15/12/2022.")),
    "earlier-text-too-long": Words(N_("The text has more than {limit} letters."), N_("Shorten it.")),
    "earlier-parent-unknown": Words(N_("The register has no such unit."), N_("Choose one of the list.")),
}
