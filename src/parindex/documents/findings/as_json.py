"""What was found as JSON, for other programs: the contract is in docs/reference/proofreading.md.

Numbers are written as exact decimals (``90.74``), never through a float.
"""

import json

from parindex.core.faults import Fault
from parindex.core.light_typing import Iterator, Mapping, Sequence
from parindex.core.proofreading.claims import Claim, Said
from parindex.core.proofreading.extraction import Count, Header, LostPoints, Task, UnitPoints, extract
from parindex.core.proofreading.page import Document
from parindex.core.terms import Amount, decimal_text
from parindex.documents.findings.report import Proofread, Quoter
from parindex.wording.claims import claim_words, repair_words
from parindex.wording.faults import one_line
from parindex.wording.language import Language

type Json = str | int | Amount | Mapping[str, "Json"] | Sequence["Json"] | None


def as_json(
    found: Sequence[Proofread], unreadable: Sequence[tuple[str, Fault]], language: Language, *, with_text: bool
) -> str:
    """Write every report with its claims; a file that could not be read says why."""
    documents: list[Json] = [_document(each, language, with_text=with_text) for each in found]
    documents += [
        {"file": name, "error": {"code": fault.code, "message": one_line(fault, language)}}
        for name, fault in unreadable
    ]
    return "".join(_written({"documents": documents}, "\n")) + "\n"


def _document(found: Proofread, language: Language, *, with_text: bool) -> Json:
    quoter = Quoter(found.document)
    claims: list[Json] = [_claim(place, claim, quoter, language) for place, claim in enumerate(found.claims, 1)]
    head: dict[str, Json] = {"file": found.document.name, "title": found.title, "claims": claims}
    text: dict[str, Json] = {"text": found.document.as_read} if with_text else {}
    return {
        **head,
        **text,
        "extracted": _extracted(found.document),
        "summary": {str(verdict): count for verdict, count in found.summary.items()},
    }


def _extracted(document: Document) -> Json:
    """Write what the report holds; a field is named as in ``core/proofreading/extraction.py``."""
    found = extract(document)
    parts = (("units", found.units), ("lost", found.lost), ("tasks", found.tasks), ("dossiers", found.dossiers))
    return {"header": _fields(found.header), **{name: [_fields(each) for each in rows] for name, rows in parts}}


def _fields(row: Header | UnitPoints | LostPoints | Task | Count) -> Mapping[str, Json]:
    return dict(zip(row._fields, row, strict=True))


def _claim(place: int, claim: Claim, quoter: Quoter, language: Language) -> Json:
    quoted = quoter.at(claim.span)
    return {
        "id": f"{place:03}",
        "kind": claim.kind,
        "verdict": claim.verdict,
        "severity": claim.severity,
        "quote": quoted.quote,
        "at": {"line": quoted.line, "start": quoted.span.start, "end": quoted.span.end, "cell": claim.cell or None},
        "stated": _said(claim.stated),
        "computed": _said(claim.computed),
        "message": claim_words(claim, language),
        "repair": " ".join(repair_words(repair, language) for repair in claim.repairs) or None,
    }


def _said(value: Said) -> Json:
    return list(value) if isinstance(value, tuple) and not isinstance(value, Amount) else value


def _written(value: Json, line: str) -> Iterator[str]:
    match value:
        case Amount(scaled=scaled):
            yield decimal_text(scaled)
        case Mapping():
            yield from _block("{", [(json.dumps(name) + ": ", each) for name, each in value.items()], "}", line)
        case list() | tuple():
            yield from _block("[", [("", each) for each in value], "]", line)
        case _:
            yield json.dumps(value, ensure_ascii=False)


def _block(opening: str, parts: Sequence[tuple[str, Json]], closing: str, line: str) -> Iterator[str]:
    if not parts:
        yield opening + closing
        return
    deeper = line + "  "
    for place, (name, each) in enumerate(parts):
        yield ("," if place else opening) + deeper + name
        yield from _written(each, deeper)
    yield line + closing
