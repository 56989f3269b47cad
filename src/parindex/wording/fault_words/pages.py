"""What can be wrong with what is typed or sent into the pages of the site."""

from parindex.core.light_typing import Final
from parindex.wording.fault_words import Words
from parindex.wording.language import N_

PAGES: Final = {
    "upload-missing": Words(N_("No file was chosen."), N_("Choose a file, then send again.")),
    "upload-too-large": Words(
        N_("The file is larger than {limit} MB."), N_("Choose the report alone, without its attachments.")
    ),
    "rule-blank": Words(N_("The name of the body is blank."), N_("Type it as it stands in the letterhead.")),
    "rule-too-long": Words(
        N_("“{text}” is longer than {limit} letters."), N_("Shorten it as it stands in the letterhead.")
    ),
    "rule-unknown": Words(N_("Nobody knows the tie rule “{text}”."), N_("Choose one of those offered.")),
    "abbreviation-incomplete": Words(
        N_("The abbreviation “{text}” has no meaning beside it."), N_("Write it as: UBND = Ủy ban nhân dân.")
    ),
    "abbreviation-twice": Words(N_("The abbreviation “{text}” stands twice."), N_("Keep one of the two lines.")),
    "bands-missing": Words(N_("There is no class."), N_("Give at least one class, from 0 points.")),
    "bands-not-falling": Words(
        N_("The class “{better}” does not begin above “{worse}” ({floor})."),
        N_("List classes from best to worst, each with a lower bound than the one before."),
    ),
    "band-out-of-range": Words(
        N_("The class “{name}” begins at {floor}, outside 0 to 100 points."), N_("Give a bound from 0 to 100.")
    ),
    "band-without-name": Words(N_("The class from {floor} points has no name."), N_("Type its name.")),
    "bands-leave-gap": Words(
        N_("The last class, “{name}”, begins at {floor}: lower points would have no class."),
        N_("Let the last class begin at 0."),
    ),
    "band-bound-not-a-number": Words(
        N_("The bound “{text}” of class “{name}” is no number."), N_("Type points such as 80 or 79,5.")
    ),
}
