"""What was found as one stand-alone page: the report with its figures marked, and the findings beside it."""

from html import escape
from os.path import dirname, join

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.claims import Claim, Verdict
from parindex.core.proofreading.page import Document, Footnote, Paragraph, Span, Table
from parindex.core.terms import Amount
from parindex.documents.findings.as_lines import shortened, summed_up
from parindex.documents.findings.report import Proofread, Quoter
from parindex.wording.claims import KINDS, VERDICTS, claim_words, repair_words
from parindex.wording.language import N_, Language

_TITLE: Final = N_("Proofreading of figures: {file}")
_FAILS: Final = N_("{count} figures that do not hold yet")
_CHECK: Final = N_("{count} to be looked at")
_LINE: Final = N_("line {line}")
_NOTHING: Final = N_("Every figure that can be checked holds.")
_STYLE: Final = join(dirname(__file__), "page.css")
_ORDER: Final[tuple[Verdict, ...]] = ("fails", "check", "rounding", "holds")


class _Mark(NamedTuple):
    span: Span
    verdict: Verdict
    names: tuple[str, ...]


def as_html(found: Sequence[Proofread], language: Language) -> str:
    """Write one page for one report, or for several one after another."""
    title = found[0].document.name if len(found) == 1 else "parindex"
    parts = [part for place, each in enumerate(found) for part in _report(each, f"b{place}", language)]
    with open(_STYLE, encoding="utf-8") as file:
        style = file.read()
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    head = f'<!doctype html>\n<html lang="{language.code}">{meta}'
    return f"{head}<title>{escape(title)}</title>\n<style>\n{style}</style>\n<main>{''.join(parts)}</main></html>\n"


def _report(found: Proofread, prefix: str, language: Language) -> Iterator[str]:
    names = {id(claim): f"{prefix}s{place}" for place, claim in enumerate(found.findings, 1)}
    yield f"<h1>{escape(language.say(_TITLE, file=found.document.name))}</h1>"
    yield f'<p class="muted">{escape(summed_up(found, language))}</p>'
    yield '<div class="cols"><article class="paper">'
    yield from _blocks(found.document, _marks(found.claims, names))
    yield "</article><aside>"
    yield from _panels(found, names, language)
    yield "</aside></div>"


def _marks(claims: Sequence[Claim], names: dict[int, str]) -> list[_Mark]:
    """Choose what is marked: the worst of the claims at each place, none inside another."""
    wanted = sorted(claims, key=lambda claim: (_ORDER.index(claim.verdict), claim.span.end - claim.span.start))
    chosen: list[_Mark] = []
    for claim in wanted:
        span = claim.figure or claim.span
        over = next((mark for mark in chosen if mark.span.start < span.end and span.start < mark.span.end), None)
        own = (names[id(claim)],) if id(claim) in names else ()
        if over is None:
            chosen.append(_Mark(span, claim.verdict, own))
        elif own:
            chosen[chosen.index(over)] = over._replace(names=(*over.names, *own))
    return sorted(chosen)


def _blocks(document: Document, marks: list[_Mark]) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Table():
                yield from _table(block, marks)
            case Paragraph() | Footnote():
                mark = block.mark if isinstance(block, Paragraph) and block.body == block.start and block.mark else ""
                yield f"<p>{escape(mark)}{' ' if mark else ''}{_marked(block.text, block.start, marks)}</p>"


def _table(table: Table, marks: list[_Mark]) -> Iterator[str]:
    yield "<table>"
    for place, row in enumerate(table.rows):
        name = "th" if place < table.headers else "td"
        yield "<tr>" + "".join(f"<{name}>{_marked(cell.text, cell.start, marks)}</{name}>" for cell in row) + "</tr>"
    yield "</table>"


def _marked(text: str, offset: int, marks: list[_Mark]) -> str:
    """Write a piece of the report with the marks that fall into it."""
    parts: list[str] = []
    at = 0
    for mark in marks:
        start, end = max(mark.span.start - offset, at), min(mark.span.end - offset, len(text))
        if start >= end:
            continue
        anchors = "".join(f'<span id="{name}"></span>' for name in mark.names[1:] if mark.span.start >= offset)
        own = f' id="{mark.names[0]}"' if mark.names and mark.span.start >= offset else ""
        parts.append(
            f'{escape(text[at:start])}{anchors}<mark class="{mark.verdict}"{own}>{escape(text[start:end])}</mark>'
        )
        at = end
    return "".join(parts) + escape(text[at:])


def _panels(found: Proofread, names: dict[int, str], language: Language) -> Iterator[str]:
    quoter = Quoter(found.document)
    for verdict, title in (("fails", _FAILS), ("check", _CHECK)):
        claims = [claim for claim in found.findings if claim.verdict == verdict]
        if claims:
            yield f'<section class="panel"><h2>{escape(language.say(title, count=f"{len(claims):02}"))}</h2><ol>'
            yield from (_finding(claim, names[id(claim)], quoter, language) for claim in claims)
            yield "</ol></section>"
    if not found.findings:
        yield f'<section class="panel"><p>{escape(language.say(_NOTHING))}</p></section>'


def _finding(claim: Claim, name: str, quoter: Quoter, language: Language) -> str:
    quoted = quoter.at(claim.span)
    where = claim.cell or language.say(_LINE, line=quoted.line)
    title, kind = escape(language.say(VERDICTS[claim.verdict])), escape(language.say(KINDS[claim.kind]))
    chip = f'<span class="chip {claim.verdict}" title="{title}">{kind}</span>'
    has_both = (
        isinstance(claim.stated, Amount) and isinstance(claim.computed, Amount) and claim.stated != claim.computed
    )
    stated = f"<b>{escape(language.show(claim.stated or ''))}</b> → " if has_both else ""
    computed = f"<b>{escape(language.show(claim.computed or ''))}</b>. " if has_both else ""
    repairs = "".join(
        f'<br><span class="small">{escape(repair_words(repair, language))}</span>' for repair in claim.repairs
    )
    head = (
        f'<a href="#{name}">{escape(shortened(quoted.quote))}</a> <span class="small">({escape(where)})</span> {chip}'
    )
    return f"<li>{head}<br>{stated}{computed}{escape(claim_words(claim, language))}{repairs}</li>"
