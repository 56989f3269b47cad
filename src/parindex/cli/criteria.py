"""``parindex criteria``: the library, and one set looked at, checked or exported."""

import sys
from os.path import splitext

from parindex.cli.fault_lines import fault_lines
from parindex.cli.options import Options
from parindex.cli.text_tables import table_lines
from parindex.core.criteria.model import CriteriaSet, Leaf
from parindex.core.faults import has_errors
from parindex.core.light_typing import Iterator
from parindex.documents.criteria_files import library_names, load_criteria
from parindex.documents.text_hygiene import unusable
from parindex.wording.language import N_, Language
from parindex.wording.of_criteria.rules import rule_text
from parindex.wording.of_criteria.sets import level_words, status_words


def _print(lines: Iterator[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def list_sets(_: Options, language: Language) -> int:
    """List the sets of the library."""
    say = language.say
    header = [
        say(text)
        for text in (N_("Name"), N_("Level"), N_("Year"), N_("Scored items"), N_("Total"), N_("State"), N_("Title"))
    ]
    rows = []
    for name in library_names():
        criteria = load_criteria(name).criteria
        total = "–" if criteria.total is None else language.number(criteria.total)
        state = status_words(criteria, language)
        items = str(sum(1 for _ in criteria.items()))
        rows.append(
            [name, level_words(criteria.level, language), str(criteria.year), items, total, state, criteria.title]
        )
    _print(table_lines(header, rows, frozenset({0, 1, 5, 6})))
    return 0


def check(options: Options, language: Language) -> int:
    """Report every fault of a set."""
    loaded = load_criteria(options.criteria)
    _print(_checked(loaded.criteria, len(loaded.faults), language))
    _print(fault_lines(loaded.faults, language))
    return int(has_errors(loaded.faults))


def _checked(criteria: CriteriaSet, faults: int, language: Language) -> Iterator[str]:
    items = sum(1 for _ in criteria.items())
    text = N_("{code}: {domains} domains, {items} scored items, {most} points; {faults} faults and notices.")
    most = language.number(criteria.total_max)
    domains = len(criteria.domains)
    yield language.say(text, code=criteria.code, domains=domains, items=items, most=most, faults=faults)


def show(options: Options, language: Language) -> int:
    """Print a set as a tree."""
    _print(_shown(load_criteria(options.criteria).criteria, language))
    return 0


def _shown(criteria: CriteriaSet, language: Language) -> Iterator[str]:
    yield criteria.title
    state = status_words(criteria, language)
    level = level_words(criteria.level, language)
    yield language.say(
        N_("{code}, version {version}; {level}, {year}; {state}"),
        code=criteria.code,
        version=criteria.version,
        level=level,
        year=criteria.year,
        state=state,
    )
    for legal in criteria.legal_basis:
        day = f"{legal.day:%d/%m/%Y}" if legal.day else ""
        yield "  " + ", ".join(part for part in (legal.number, day, legal.issuer, legal.article, legal.title) if part)
    for path, node in criteria.paths():
        indent = "  " * path.count(".")
        yield f"{indent}{node.code}  {node.title}: {language.number(node.most)}"
        if isinstance(node, Leaf):
            yield f"{indent}    {rule_text(node, language)}"
    if criteria.notes:
        yield criteria.notes


def export(options: Options, language: Language) -> int:
    """Write a set as a workbook or as YAML."""
    loaded = load_criteria(options.criteria)
    path = options.output
    suffix = splitext(path)[1].lower()
    if suffix == ".xlsx":
        from parindex.documents.criteria_xlsx.writing import write_criteria_xlsx  # noqa: PLC0415 -- slow import

        write_criteria_xlsx(path, loaded.criteria, language)
    elif suffix in {".yaml", ".yml"}:
        from parindex.documents.criteria_yaml.writing import write_criteria_yaml  # noqa: PLC0415 -- slow import

        write_criteria_yaml(path, loaded.criteria)
    else:
        raise unusable("export-format-unknown", path)
    _print(fault_lines(loaded.faults, language))
    return int(has_errors(loaded.faults))
