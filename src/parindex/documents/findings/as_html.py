"""What was found as one stand-alone page: the report with its figures marked, and the findings beside it."""

from html import escape
from os.path import dirname, join

from parindex.core.faults import Fault
from parindex.core.light_typing import Final, Iterator, Mapping
from parindex.core.proofreading.claims import Claim, Verdict
from parindex.documents.findings.as_lines import shortened
from parindex.documents.findings.marked_report import MarkedReport
from parindex.documents.findings.report import Frame, Proofread, Quoter
from parindex.wording.claims import KINDS, VERDICTS, claim_words, finding_words, repair_words
from parindex.wording.faults import one_line
from parindex.wording.language import N_, Language, LanguageCode

_TITLE: Final = N_("Proofreading of figures: {file}")
_CHECKED: Final = N_("{count} figures can be checked")
_COUNTS: Final[tuple[tuple[Verdict, str], ...]] = (
    ("fails", N_("{count} do not hold yet")),
    ("check", N_("{count} to be looked at")),
    ("rounding", N_("{count} differ inside rounding")),
    ("holds", N_("{count} hold")),
)
_PANELS: Final[tuple[tuple[Verdict, str], ...]] = (
    ("fails", N_("{count} figures that do not hold yet")),
    ("check", N_("{count} to be looked at")),
)
_BRIEF: Final = 40
_LINE: Final = N_("line {line}")
_NOTHING: Final = N_("Every figure that can be checked holds.")
_STYLE: Final = join(dirname(__file__), "page.css")
# Nothing is fetched and nothing runs, whatever the report holds.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def page_frame(title: str, lang: LanguageCode) -> Frame:
    """Give what stands around the reports of a page: it needs nothing but itself."""
    with open(_STYLE, encoding="utf-8") as file:
        style = file.read()
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>"
    )
    return Frame(f'<!doctype html>\n<html lang="{lang}">{head}\n<main>', "\n", "</main></html>\n")


def as_html(found: Proofread, prefix: str, language: Language) -> str:
    """Write a report, its figures marked, and its findings; ``prefix`` keeps the anchors of reports apart."""
    names = {id(claim): f"{prefix}s{place}" for place, claim in enumerate(found.findings, 1)}
    report = MarkedReport(found.claims, names, language)
    paper = "".join(report.blocks(found.document))
    linked = {claim: name for claim, name in names.items() if name in report.anchored}
    findings = "".join(_panels(found, linked, language))
    return (
        f'{_heading(found.document.name, language)}<p class="muted">{_summary(found, language)}</p>'
        f'<div class="cols"><article class="paper">{paper}</article><aside>{findings}</aside></div>'
    )


def refused_as_html(name: str, fault: Fault, language: Language) -> str:
    """Write a file that could not be read, and why."""
    return f'{_heading(name, language)}<p class="muted">{escape(one_line(fault, language))}</p>'


def _heading(name: str, language: Language) -> str:
    return f"<h1>{escape(language.say(_TITLE, file=name))}</h1>"


def _summary(found: Proofread, language: Language) -> str:
    counts = found.summary
    chips = [
        f'<span class="chip {verdict}">{escape(language.say(words, count=language.counted(counts[verdict])))}</span>'
        for verdict, words in _COUNTS
        if counts[verdict]
    ]
    whole = escape(language.say(_CHECKED, count=language.counted(sum(counts.values()))))
    return " ".join([f"{whole} ·" if chips else whole, *chips])


def _panels(found: Proofread, linked: Mapping[int, str], language: Language) -> Iterator[str]:
    quoter = Quoter(found.document)
    for verdict, title in _PANELS:
        claims = [claim for claim in found.findings if claim.verdict == verdict]
        if claims:
            heading = escape(language.say(title, count=language.counted(len(claims))))
            yield f'<section class="panel"><h2>{heading}</h2><ol>'
            yield from (_finding(claim, linked.get(id(claim), ""), quoter, language) for claim in claims)
            yield "</ol></section>"
    if not found.findings:
        yield f'<section class="panel"><p>{escape(language.say(_NOTHING))}</p></section>'


def _finding(claim: Claim, anchor: str, quoter: Quoter, language: Language) -> str:
    """Write a finding: the piece itself, where it stands and its kind; then what comes out, and the repairs."""
    quoted = quoter.at(claim.span)
    where = claim.cell or language.say(_LINE, line=quoted.line)
    quote = escape(shortened(quoted.quote))
    shown = f"<b>{quote}</b>" if len(quoted.quote) <= _BRIEF else quote
    link = f'<a href="#{anchor}">{shown}</a>' if anchor else shown
    kind, verdict = escape(language.say(KINDS[claim.kind])), escape(language.say(VERDICTS[claim.verdict]))
    chip = f'<span class="chip {claim.verdict}" title="{verdict}">{kind}</span>'
    figures, words = _figures(claim, language), claim_words(claim, language)
    said = f"<b>{escape(figures)}</b> {escape(words)}" if figures else escape(words)
    repairs = "".join(
        f'<br><span class="small">{escape(repair_words(repair, language))}</span>' for repair in claim.repairs
    )
    return f'<li>{link} <span class="small">({escape(where)})</span> {chip}<br>{said}{repairs}</li>'


def _figures(claim: Claim, language: Language) -> str:
    """Give what a finding's words say before its arithmetic: the stated figure and the computed one."""
    kind = f"[{language.say(KINDS[claim.kind])}]"
    whole = finding_words(claim._replace(repairs=()), language)
    return whole.removeprefix(kind).removesuffix(claim_words(claim, language)).strip()
