"""``parindex explain``: where the points of one unit come from, item by item."""

import sys

from parindex.cli.campaign_input import open_criteria, read_rows
from parindex.cli.fault_lines import fault_lines
from parindex.cli.options import Options
from parindex.core.faults import Fault, Place, UnusableInputError, has_errors, in_order
from parindex.core.light_typing import Iterator
from parindex.core.nearest import meant
from parindex.core.scoring.engine import Scored, faults_of, score_rows
from parindex.core.scoring.outline import Outline
from parindex.documents.scores.campaign import item_names
from parindex.documents.text_hygiene import composed, document_name
from parindex.wording.language import N_, Language
from parindex.wording.of_criteria.traces import explained


def explain(options: Options, language: Language) -> int:
    """Print the trace of one unit's items, and the faults that concern it."""
    opened = open_criteria(options)
    given = read_rows(options, opened.outline)
    leaves = _leaves(options, opened.outline)
    code, items = composed(options.unit), {opened.outline.leaves[leaf].code for leaf in leaves}
    of_reading = [each for each in given.faults if _concerns(each.at.path, code, items)]
    units = [sheet.code for sheet in given.sheets]
    if code not in units and not of_reading:
        raise _unknown("unit-not-in-file", options, code, units)
    lines: list[str] = []
    if code in units:
        unit, scored = units.index(code), score_rows(opened.outline, given.sheets)
        objections = [each for each in scored.objections if each[0] == unit and each[1] in leaves]
        of_reading += faults_of(objections, given.locate)
        lines += _lines(scored, unit, leaves, language)
    faults = in_order(of_reading)
    sys.stdout.writelines(f"{line}\n" for line in (*lines, *fault_lines(faults, language)))
    return int(has_errors(faults))


def _leaves(options: Options, outline: Outline) -> range:
    """Give the leaf asked for, or all."""
    if options.item is None:
        return range(len(outline.leaves))
    names, item = item_names(outline), composed(options.item)
    if item not in names:
        raise _unknown("item-unknown", options, item, list(names))
    return range(names[item], names[item] + 1)


def _concerns(path: str, unit: str, items: set[str]) -> bool:
    """Say whether a fault of reading lies in a cell of this unit: in these items, or in its own row."""
    return path == unit or (path.startswith(f"{unit} ") and path.removeprefix(f"{unit} ") in items)


def _unknown(code: str, options: Options, text: str, known: list[str]) -> UnusableInputError:
    params = {"text": text, **meant(text, known)}
    return UnusableInputError(Fault(code, Place(document=document_name(options.input)), params=params))


def _lines(scored: Scored, unit: int, leaves: range, language: Language) -> Iterator[str]:
    outline, sheet = scored.outline, scored.sheets[unit]
    decimals = outline.criteria.decimals.points
    total = language.number(scored.totals[unit].points[0], decimals)
    most = language.number(scored.totals[unit].most[0], decimals)
    yield language.say(N_("{unit}: {total}/{most} points"), unit=sheet.name or sheet.code, total=total, most=most)
    for leaf in leaves:
        node, given, version = outline.leaves[leaf], scored.awards[unit][leaf], outline.rules[leaf]
        points = language.number(given.points, decimals)
        yield f"{node.code}  {node.title}: {points}/{language.number(node.most)}"
        yield f"    {explained(given.trace, decimals, language)}"
        if version.clause:
            yield "    " + language.say(N_("clause: {clause}"), clause=version.clause)
