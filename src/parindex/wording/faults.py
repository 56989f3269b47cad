"""Every fault in words: what is wrong, and what to do."""

from parindex.core.faults import Fault
from parindex.core.light_typing import Final, NamedTuple
from parindex.wording.fault_words.campaign import FACTS, FIGURES, ROWS
from parindex.wording.fault_words.criteria import NOTATION, SETS
from parindex.wording.fault_words.earlier_results import EARLIER_RESULTS
from parindex.wording.fault_words.files import FILES
from parindex.wording.fault_words.pages import PAGES
from parindex.wording.fault_words.people import PEOPLE
from parindex.wording.fault_words.reports import REPORTS
from parindex.wording.fault_words.site import SITE
from parindex.wording.fault_words.units import UNITS
from parindex.wording.language import N_, Language

_OF_FILES: Final = {**FILES, **NOTATION, **SETS, **FACTS, **ROWS, **FIGURES, **REPORTS}
FAULTS: Final = {**_OF_FILES, **EARLIER_RESULTS, **PAGES, **PEOPLE, **SITE, **UNITS}

_OTHER_FIGURES: Final = N_(
    "known_faults does not have it with these figures; if the document itself is so, write there: found: {record}."
)


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
    if "record" in fault.params:
        remedy += " " + language.say(_OTHER_FIGURES, **fault.params)
    if "source" in fault.params:
        remedy = language.say(N_("Known: {source}."), **fault.params)
    return SaidFault(str(fault.at), language.say(words.message, **fault.params), remedy)


def one_line(fault: Fault, language: Language) -> str:
    """Word a fault in a single line."""
    words = said(fault, language)
    head = f"{words.at}: " if words.at else ""
    return " ".join(f"{head}{words.message} {words.remedy}".split())
