"""The reference pages name every field, rule, state and option there is."""

import re
from argparse import ArgumentParser
from pathlib import Path

import pytest

from parindex.cli.parser import build_parser
from parindex.core.criteria.notation.read_items import FACT_NAMES
from parindex.core.criteria.notation.read_rules import RULE_KINDS
from parindex.core.criteria.notation.write_set import write_set
from parindex.core.scoring.leaf.facts import STATES
from parindex.documents.criteria_files import library_names, load_criteria
from parindex.wording.language import language

ROOT = Path(__file__).parents[2]


SITE = ("init", "admin", "run", "check", "backup", "verify-backup", "restore", "verify", "erase", "tick", "worker")
COMMANDS = ("criteria", "score", "explain", "compare", "site", *SITE, "units")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def quoted(name: str) -> set[str]:
    return set(re.findall(r"`([^`\s]+)`", page(name)))


def rows_of(name: str, heading: str) -> set[str]:
    """Name what stands in the first column of the tables under a heading."""
    section = page(name).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def test_every_rule_is_described_and_no_other() -> None:
    assert rows_of("docs/reference/criteria-format.md", "Rules") == set(RULE_KINDS)


def test_every_state_and_fact_is_described() -> None:
    assert {*STATES, *FACT_NAMES} - quoted("docs/reference/criteria-format.md") == set()


@pytest.mark.parametrize("name", library_names())
def test_every_field_of_the_library_is_described(name: str) -> None:
    tree = write_set(load_criteria(name).criteria)
    items: set[str] = set()
    stack = list(tree["domains"])
    while stack:
        node = stack.pop()
        assert isinstance(node, dict)
        items |= node.keys()
        stack += node.get("children", [])

    assert tree.keys() - rows_of("docs/reference/criteria-format.md", "Header") == {"format"}
    assert items - {"children"} - rows_of("docs/reference/criteria-format.md", "Items") == set()


def options(of: ArgumentParser) -> set[str]:
    """Name every option and command below a parser."""
    found: set[str] = set()
    for action in of._actions:  # noqa: SLF001 -- argparse has no other way to ask
        found |= {option for option in action.option_strings if option.startswith("--")}
        if isinstance(action.choices, dict):
            for name, inner in action.choices.items():
                found |= {name} | options(inner)
    return found


def test_every_command_and_option_is_described() -> None:
    text = page("docs/reference/cli.md")

    assert {option for option in options(build_parser(language("en"), COMMANDS)) if option not in text} == set()


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_readme_is_one_screen_and_its_commands_are_there(name: str) -> None:
    text = page(name)
    targets = set(re.findall(r"^(\w+):", page("Makefile"), re.MULTILINE))

    assert len(text.splitlines()) <= 60
    assert {"run", "test"} <= set(re.findall(r"^    make (\w+)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("name", ["README.md", "README.vi.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_files_that_pages_name_are_there(name: str) -> None:
    named = {word for word in quoted(name) if re.fullmatch(r"(docs|scripts|src|tests|benchmarks)/[\w./-]+", word)}
    linked = set(re.findall(r"\]\(([\w./-]+)\)", page(name)))

    assert {path for path in named | linked if not (ROOT / path).exists()} == set()
