"""One report proofread in a process of its own with limits, for whoever sends files to a site.

What it found is left as files in a folder: ``page.json`` for the page, ``findings.json`` for programs,
and ``commented.docx`` where the report is a Word file.
"""

import json
import sys
from os.path import exists, join

from parindex.core.faults import UnusableInputError
from parindex.core.light_typing import Any, Final, NamedTuple
from parindex.documents.findings.as_docx import as_docx
from parindex.documents.findings.as_html import both_ways_as_html, summary_as_html
from parindex.documents.findings.as_json import JSON_FRAME, as_json
from parindex.documents.findings.report import proofread_report
from parindex.documents.limited_process import Limits, refusal_of, run_in_limits
from parindex.documents.reports.docx import read_docx
from parindex.documents.reports.opening import LARGEST_REPORT, kind_of, open_report
from parindex.documents.text_hygiene import file_bytes
from parindex.wording.faults import one_line
from parindex.wording.language import language

PAGE: Final = "page.json"
FINDINGS: Final = "findings.json"
COMMENTED: Final = "commented.docx"
MOST_MEMORY: Final = 512 * 1024 * 1024
MOST_SECONDS: Final = 75
"""What a report of 500 pages may cost (ten seconds and a tenth of a second a page), and some to begin."""
_MODULE: Final = "parindex.documents.findings.limited"


class Outcome(NamedTuple):
    """Kết quả: how many figures do not hold, or the one line why the report was refused."""

    fails: int = 0
    refusal: str = ""


def proofread_in_limits(path: str, name: str, folder: str) -> Outcome:
    """Proofread the file at ``path``, called ``name`` by its owner, and leave what was found in ``folder``.

    The path has the ending of the name, which tells text, Markdown and web pages apart.
    """
    beyond = run_in_limits(_MODULE, (path, name, folder), folder, Limits(MOST_MEMORY, MOST_SECONDS))
    if beyond or not exists(join(folder, PAGE)):
        return Outcome(refusal=refusal_of(beyond, name))
    with open(join(folder, PAGE), encoding="utf-8") as file:
        page = json.load(file)
    return Outcome(page["fails"], page["refusal"])


def leave_findings(path: str, name: str, folder: str) -> None:
    """Read, proofread and write everything, in the process that has limits."""
    spoken = language()
    page: dict[str, Any] = {"name": name, "fails": 0, "refusal": ""}
    try:
        found = proofread_report(open_report(path), ())
        found = found._replace(document=found.document._replace(name=name))
    except UnusableInputError as refusal:
        page["refusal"] = one_line(refusal.fault._replace(at=refusal.fault.at._replace(document=name)), spoken)
    else:
        paper, findings = both_ways_as_html(found, spoken)
        page |= {"fails": found.summary["fails"], "paper": paper, "findings": findings, "title": found.title}
        page |= {"summary": summary_as_html(found, spoken), "counts": dict(found.summary)}
        text = JSON_FRAME.opening + as_json(found, spoken, with_text=False) + JSON_FRAME.closing
        _write(join(folder, FINDINGS), text.encode())
        content = file_bytes(path, LARGEST_REPORT)
        if kind_of(content, name) == "docx":
            # Comments stand at places of the Word file's own reading.
            of_word = proofread_report(read_docx(content, name), ())
            _write(join(folder, COMMENTED), as_docx(content, of_word, spoken))
    _write(join(folder, PAGE), json.dumps(page, ensure_ascii=False).encode())


def refused_page(name: str, refusal: str) -> str:
    """Give what stands in ``page.json`` of a report whose process was ended."""
    return json.dumps({"name": name, "fails": 0, "refusal": refusal}, ensure_ascii=False)


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)


if __name__ == "__main__":
    leave_findings(*sys.argv[1:4])
