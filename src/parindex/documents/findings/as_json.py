"""What was found as JSON, for other programs: the contract is in docs/reference/proofreading.md.

Numbers are written as exact decimals (``90.74``), never through a float.
"""

import json

from parindex.core.faults import Fault
from parindex.core.light_typing import Final, Mapping, Sequence
from parindex.core.proofreading.claims import Claim, Said
from parindex.core.proofreading.extraction import Count, Header, LostPoints, Task, UnitPoints, extracted_of
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import Amount, decimal_text
from parindex.documents.findings.report import Frame, Proofread, Quoter
from parindex.wording.claims import claim_words, repair_words
from parindex.wording.faults import one_line
from parindex.wording.language import Language

_DEEP: Final = "\n    "
JSON_FRAME: Final = Frame('{\n  "documents": [' + _DEEP, "," + _DEEP, "\n  ]\n}\n")

_PLAIN: Final = json.JSONEncoder(ensure_ascii=False).encode

type Json = str | int | Amount | Mapping[str, "Json"] | Sequence["Json"] | None


def as_json(found: Proofread, language: Language, *, with_text: bool) -> str:
    """Write a report with its claims, as it stands in the list of documents."""
    return _written(_document(found, language, with_text=with_text), _DEEP)


def refused_as_json(name: str, fault: Fault, language: Language) -> str:
    """Write a file that could not be read, and why."""
    error: Json = {"code": fault.code, "message": one_line(fault, language)}
    return _written({"file": name, "error": error}, _DEEP)


def _document(found: Proofread, language: Language, *, with_text: bool) -> Json:
    quoter = Quoter(found.document)
    claims: list[Json] = [_claim(place, claim, quoter, language) for place, claim in enumerate(found.claims, 1)]
    head: dict[str, Json] = {"file": found.document.name, "title": found.title, "claims": claims}
    text: dict[str, Json] = {"text": found.document.as_read} if with_text else {}
    return {
        **head,
        **text,
        "extracted": _extracted(found.reading or ReportReading(found.document)),
        "summary": {str(verdict): count for verdict, count in found.summary.items()},
    }


def _extracted(reading: ReportReading) -> Json:
    """Write what the report holds; a field is named as in ``core/proofreading/extraction.py``."""
    found = extracted_of(reading)
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


def _written(value: Json, line: str) -> str:
    match value:
        case str() | int() | None:
            return _PLAIN(value)
        case Amount(scaled=scaled):
            return decimal_text(scaled)
        case Mapping():
            deeper = line + "  "
            return _block("{}", [f"{_PLAIN(name)}: {_written(each, deeper)}" for name, each in value.items()], line)
        case _:
            deeper = line + "  "
            return _block("[]", [_written(each, deeper) for each in value], line)


def _block(brackets: str, parts: Sequence[str], line: str) -> str:
    if not parts:
        return brackets
    deeper = line + "  "
    return f"{brackets[0]}{deeper}{f',{deeper}'.join(parts)}{line}{brackets[1]}"
