"""``parindex explain``: where the points of one unit come from, item by item."""

import sys
from os.path import basename

from parindex.cli.campaign_input import open_criteria, read_rows
from parindex.cli.fault_lines import fault_lines
from parindex.cli.options import Options
from parindex.core.faults import Fault, Place, UnusableInputError, has_errors, in_order
from parindex.core.light_typing import Iterator
from parindex.core.nearest import meant
from parindex.core.scoring.engine import Scored, faults_of, score_rows
from parindex.documents.scores.campaign import item_names
from parindex.wording.language import N_, Language
from parindex.wording.traces import explained


def explain(options: Options, language: Language) -> int:
    """Print the trace of one unit's items, and the faults that concern it."""
    opened = open_criteria(options)
    given = read_rows(options, opened.outline)
    codes = [sheet.code for sheet in given.sheets]
    if options.unit not in codes:
        raise _unknown("unit-not-in-file", options, options.unit, codes)
    scored = score_rows(opened.outline, given.sheets)
    unit = codes.index(options.unit)
    leaves = range(len(opened.outline.leaves))
    if options.item:
        names = item_names(opened.outline)
        if options.item not in names:
            raise _unknown("item-unknown", options, options.item, list(names))
        leaves = range(names[options.item], names[options.item] + 1)
    objections = [each for each in scored.objections if each[0] == unit and each[1] in leaves]
    codes_asked = {opened.outline.leaves[leaf].code for leaf in leaves}
    of_reading = [each for each in given.faults if _concerns(each.at.path, options.unit, codes_asked)]
    faults = in_order((*of_reading, *faults_of(objections, given.locate)))
    lines = [*_lines(scored, unit, leaves, language), *fault_lines(faults, language)]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return int(has_errors(faults))


def _concerns(path: str, unit: str, items: set[str]) -> bool:
    """Say whether a fault of reading lies in a cell of this unit: in these items, or in its own row."""
    code, _, item = path.partition(" ")
    return code == unit and (not item or item in items)


def _unknown(code: str, options: Options, text: str, known: list[str]) -> UnusableInputError:
    params = {"text": text, **meant(text, known)}
    return UnusableInputError(Fault(code, Place(document=basename(options.input)), params=params))


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
