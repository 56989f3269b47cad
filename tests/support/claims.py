"""What proofreading says of a text, as tuples a test can compare."""

from typing import NamedTuple

from parindex.core.proofreading.claims import Claim, Said
from parindex.core.proofreading.proofread import proofread
from parindex.core.terms import Amount, decimal_text
from parindex.documents.reports.plain import plain_document


class Seen(NamedTuple):
    """A claim in short: its code, verdict, quote, both figures and the repairs offered."""

    code: str
    verdict: str
    quote: str
    stated: str = ""
    computed: str = ""
    repairs: tuple[str, ...] = ()


def seen(text: str, *codes: str) -> list[Seen]:
    """Proofread a text; only claims with these codes, if any are given."""
    document = plain_document(text, "bao-cao.txt")
    return [_seen(claim, document.text) for claim in proofread(document) if not codes or claim.code in codes]


def findings(text: str) -> list[Seen]:
    """Give what does not hold or has to be looked at."""
    return [each for each in seen(text) if each.verdict in {"fails", "check"}]


def _seen(claim: Claim, text: str) -> Seen:
    quote = text[claim.span.start : claim.span.end]
    repairs = tuple(repair.written for repair in claim.repairs)
    return Seen(claim.code, claim.verdict, quote, _said(claim.stated), _said(claim.computed), repairs)


def _said(value: Said) -> str:
    if isinstance(value, Amount):
        return decimal_text(value.scaled)
    if isinstance(value, tuple):
        return " ".join(decimal_text(each.scaled) for each in value if isinstance(each, Amount))
    return value or ""
