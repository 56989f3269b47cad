"""What was found as lines to read: one a finding, and a line that sums up."""

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim
from parindex.documents.findings.report import Proofread, Quoter
from parindex.wording.claims import finding_words
from parindex.wording.language import N_, Language

_LONGEST: Final = 90
_UNSHOWN: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))  # what moves the cursor of a terminal
_LINE: Final = N_("line {line}")
_CHECKED: Final = N_("{count} figures can be checked: {holds} hold, {fails} do not hold yet, {check} to be looked at.")
_ROUNDED: Final = N_("{count} more differ inside rounding.")


def as_lines(found: Proofread, language: Language) -> Iterator[str]:
    """Yield a report's findings and its summary."""
    quoter = Quoter(found.document)
    yield found.document.name
    for claim in found.findings:
        yield _line(claim, quoter, language).translate(_UNSHOWN)
    yield summed_up(found, language)


def summed_up(found: Proofread, language: Language) -> str:
    """Sum a report up, as in ``28 số liệu kiểm tra được: 16 khớp, 08 chưa khớp, 04 cần xem lại``."""
    counts = found.summary
    shown = {name: language.counted(counts[name]) for name in ("holds", "fails", "check")}
    whole = language.say(_CHECKED, count=language.counted(sum(counts.values())), **shown)
    rounded = " " + language.say(_ROUNDED, count=language.counted(counts["rounding"])) if counts["rounding"] else ""
    return whole + rounded


def _line(claim: Claim, quoter: Quoter, language: Language) -> str:
    quoted = quoter.at(claim.span)
    where = claim.cell or language.say(_LINE, line=quoted.line)
    sign = "✗" if claim.verdict == "fails" else "?"
    return f"  {sign} {where}: “{shortened(quoted.quote)}” {finding_words(claim, language)}"


def shortened(quote: str) -> str:
    """Fold a quote onto one line; if it is long, words of its middle are left out."""
    words = " ".join(quote.split())
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    # A word without an end (a line of dots, a web address) is cut where it is.
    first = words[: half + 1].rpartition(" ")[0] or words[:half]
    last = words[-half - 1 :].partition(" ")[2] or words[-half:]
    return f"{first} … {last}"
