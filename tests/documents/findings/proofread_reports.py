"""Reports proofread in one step, and their findings in every form."""

import json
from decimal import Decimal
from typing import Any

from parindex.core.proofreading.claims import Claim
from parindex.core.proofreading.page import Document, Span
from parindex.core.proofreading.proofread import proofread
from parindex.documents.findings.as_html import as_html, page_frame
from parindex.documents.findings.as_json import JSON_FRAME, as_json
from parindex.documents.findings.report import Proofread
from parindex.documents.reports.plain import read_plain
from parindex.wording.language import Language, language

VIETNAMESE = language("vi")


def proofread_text(text: str | bytes, name: str = "thu.txt") -> Proofread:
    document = read_plain(text if isinstance(text, bytes) else text.encode(), name)
    return Proofread(document, proofread(document))


def claimed(text: str, *claims: Claim, name: str = "thu.txt") -> Proofread:
    """Give a text with the claims a test makes, in their order."""
    return Proofread(read_plain(text.encode(), name), claims)


def place(document: Document, piece: str, after: str = "") -> Span:
    """Find a piece in the text as it is read, behind another if one is given."""
    start = document.text.index(piece, document.text.index(after) if after else 0)
    return Span(start, start + len(piece))


def json_of(found: Proofread, spoken: Language = VIETNAMESE, *, with_text: bool = True) -> dict[str, Any]:
    """Give the report as another program reads it, numbers as exact decimals."""
    whole = JSON_FRAME.opening + as_json(found, spoken, with_text=with_text) + JSON_FRAME.closing
    [document] = json.loads(whole, parse_float=Decimal)["documents"]
    assert isinstance(document, dict)
    return document


def page_of(*found: Proofread, spoken: Language = VIETNAMESE) -> str:
    """Give the page of some reports."""
    frame = page_frame(found[0].document.name, spoken.code)
    pieces = [as_html(each, f"b{place}", spoken) for place, each in enumerate(found)]
    return frame.opening + frame.between.join(pieces) + frame.closing
