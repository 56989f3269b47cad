"""Words of moving results of earlier years in."""

from parindex.core.light_typing import Final, Mapping
from parindex.wording.language import N_

CHOICE_WORDS: Final[Mapping[str, str]] = {
    "unit": N_("Unit"),
    "code": N_("Unit code"),
    "domain": N_("Points of a domain"),
    "domain-rank": N_("Rank in the domain before it"),
    "total": N_("Total points"),
    "index": N_("Index (%)"),
    "class": N_("Class"),
    "rank": N_("Rank"),
    "number": N_("Number in the list"),
    "left-out": N_("Leave out"),
    "blank": N_("Leave the cell blank"),
    "none": N_("Not in the register"),
    "unknown": N_("Not clear yet"),
    ",": N_("Comma (80,40)"),
    ".": N_("Dot (80.40)"),
}
ROW_WORDS: Final[Mapping[str, str]] = {
    "unit": N_("Unit"),
    "mean": N_("Mean"),
    "summary": N_("Summary, not kept"),
    "maximum": N_("Maximum"),
    "section": N_("Heading"),
    "header": N_("Header, not kept"),
    "remark": N_("Remark, not kept"),
    "left-out": N_("Left out"),
    "unknown": N_("Not clear yet"),
}
CONVERSION_WORDS: Final[Mapping[str, str]] = {
    "tcvn3": N_("converted from TCVN3"),
    "vni": N_("converted from VNI"),
    "shown": N_("as the sheet shows it; stored:"),
}
