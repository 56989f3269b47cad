"""What was found as one stand-alone page: the report with its figures marked, and the findings beside it."""

from html import escape
from itertools import islice
from os.path import dirname, join

from parindex.core.faults import Fault
from parindex.core.light_typing import Final, Iterator, Sequence
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
_HELD: Final[tuple[tuple[Verdict, str], ...]] = (
    ("rounding", N_("{count} figures that differ inside rounding")),
    ("holds", N_("{count} figures that hold")),
)
_MORE: Final = N_("and {count} more, all of them in the file of data")
_MOST_ON_PAGE: Final = 500  # entries of a panel; a page of more takes an old PC too long
_BRIEF: Final = 40
_LINE: Final = N_("line {line}")
_NOTHING: Final = N_("Every figure that can be checked holds.")
_STYLES: Final = tuple(join(dirname(__file__), *names) for names in (("page.css",), ("style", "findings.css")))
# Nothing is fetched and nothing runs, whatever the report holds.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def page_frame(title: str, lang: LanguageCode) -> Frame:
    """Give what stands around the reports of a page: it needs nothing but itself."""
    style = "".join(map(_read, _STYLES))
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>"
    )
    return Frame(f'<!doctype html>\n<html lang="{lang}">{head}\n<main>', "\n", "</main></html>\n")


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def as_html(found: Proofread, prefix: str, language: Language) -> str:
    """Write a report, its figures marked, and its findings; ``prefix`` keeps the anchors of reports apart."""
    names = {id(claim): f"{prefix}s{place}" for place, claim in enumerate(found.findings, 1)}
    report = MarkedReport(found.claims, names, language)
    paper = "".join(report.blocks(found.document))
    findings = "".join(_panels(found, _Entries(report, found, language)))
    return (
        f'{_heading(found.document.name, language)}<p class="muted">{summary_as_html(found, language)}</p>'
        f'<div class="cols report"><article class="paper">{paper}</article><aside>{findings}</aside></div>'
    )


def both_ways_as_html(found: Proofread, language: Language) -> tuple[str, str]:
    """Write a report and all that was found for a page of a site: every figure leads to its claim and back."""
    held = tuple(claim for claim in found.claims if claim.verdict not in dict(_PANELS))
    shown = [
        claim
        for verdict, _ in (*_PANELS, *_HELD)
        for claim in islice((each for each in (*found.findings, *held) if each.verdict == verdict), _MOST_ON_PAGE)
    ]
    names = {id(claim): f"s{place}" for place, claim in enumerate(shown, 1)}
    report = MarkedReport(found.claims, names, language, leads_to_claims=True)
    paper = "".join(report.blocks(found.document))
    entries = _Entries(report, found, language, _MOST_ON_PAGE)
    return paper, "".join((*_panels(found, entries), *_held_panels(found, entries)))


def refused_as_html(name: str, fault: Fault, language: Language) -> str:
    """Write a file that could not be read, and why."""
    return f'{_heading(name, language)}<p class="muted">{escape(one_line(fault, language))}</p>'


def _heading(name: str, language: Language) -> str:
    return f"<h1>{escape(language.say(_TITLE, file=name))}</h1>"


def summary_as_html(found: Proofread, language: Language) -> str:
    """Write how many figures were checked, and how many of each verdict."""
    counts = found.summary
    chips = [
        f'<span class="chip {verdict}">{escape(language.say(words, count=language.counted(counts[verdict])))}</span>'
        for verdict, words in _COUNTS
        if counts[verdict]
    ]
    whole = escape(language.say(_CHECKED, count=language.counted(sum(counts.values()))))
    return " ".join([f"{whole} ·" if chips else whole, *chips])


class _Entries:
    """Writes claims as entries of a list, each leading to its place in the report."""

    def __init__(self, report: MarkedReport, found: Proofread, language: Language, most: int | None = None) -> None:
        self._report, self.language, self._most = report, language, most
        self._quoter = Quoter(found.document)

    def all_of(self, claims: Sequence[Claim]) -> str:
        """Write a list of claims, and how many more there are than are shown."""
        left = len(claims) - len(shown := claims[: self._most])
        more = f"<li>{escape(self.language.say(_MORE, count=self.language.counted(left)))}</li>" if left else ""
        return f"<ol>{''.join(map(self.of, shown))}{more}</ol>"

    def of(self, claim: Claim) -> str:
        """Write a claim: the piece itself, where it stands and its kind; then what comes out, and the repairs."""
        language = self.language
        quoted = self._quoter.at(claim.span)
        where = claim.cell or language.say(_LINE, line=quoted.line)
        quote = escape(shortened(quoted.quote))
        shown = f"<b>{quote}</b>" if len(quoted.quote) <= _BRIEF else quote
        anchor = self._report.anchor_of(claim)
        link = f'<a href="#{anchor}">{shown}</a>' if anchor else shown
        kind, verdict = escape(language.say(KINDS[claim.kind])), escape(language.say(VERDICTS[claim.verdict]))
        chip = f'<span class="chip {claim.verdict}" title="{verdict}">{kind}</span>'
        figures, words = _figures(claim, language), claim_words(claim, language)
        said = f"<b>{escape(figures)}</b> {escape(words)}" if figures else escape(words)
        repairs = "".join(
            f'<br><span class="small">{escape(repair_words(repair, language))}</span>' for repair in claim.repairs
        )
        own = self._report.entry_of(claim)
        return f'<li{own}>{link} <span class="small">({escape(where)})</span> {chip}<br>{said}{repairs}</li>'


def _panels(found: Proofread, entries: _Entries) -> Iterator[str]:
    for verdict, title in _PANELS:
        claims = [claim for claim in found.findings if claim.verdict == verdict]
        if claims:
            heading = _title(title, claims, entries)
            yield f'<section class="panel"><h2>{heading}</h2>{entries.all_of(claims)}</section>'
    if not found.findings:
        yield f'<section class="panel"><p>{escape(entries.language.say(_NOTHING))}</p></section>'


def _held_panels(found: Proofread, entries: _Entries) -> Iterator[str]:
    for verdict, title in _HELD:
        claims = [claim for claim in found.claims if claim.verdict == verdict]
        if claims:
            heading = _title(title, claims, entries)
            yield f'<details class="panel"><summary>{heading}</summary>{entries.all_of(claims)}</details>'


def _title(words: str, claims: Sequence[Claim], entries: _Entries) -> str:
    return escape(entries.language.say(words, count=entries.language.counted(len(claims))))


def _figures(claim: Claim, language: Language) -> str:
    """Give what a finding's words say before its arithmetic: the stated figure and the computed one."""
    kind = f"[{language.say(KINDS[claim.kind])}]"
    whole = finding_words(claim._replace(repairs=()), language)
    return whole.removeprefix(kind).removesuffix(claim_words(claim, language)).strip()
