"""The glossary and the public names of core are in step, both ways."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")


def public_types() -> set[str]:
    """Name every public class and type of core."""
    names: set[str] = set()
    for path in (ROOT / "src/parindex/core").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.TypeAlias):
                names.add(node.name.id)
    return {name for name in names if not name.startswith("_")}


def glossed() -> set[str]:
    """Name every identifier the glossary explains in its tables."""
    rows = [line for line in GLOSSARY.splitlines() if line.startswith("|")]
    return {name for row in rows for name in re.findall(r"`([A-Z]\w+)`", row)}


def test_every_public_type_of_core_stands_in_the_glossary() -> None:
    assert public_types() - glossed() == set()


def test_every_identifier_of_the_glossary_is_there() -> None:
    assert glossed() - public_types() == set()
