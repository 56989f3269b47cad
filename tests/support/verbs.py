"""The verbs of the tree, read from what is given to ``act``."""

import ast
from collections.abc import Iterator
from pathlib import Path

from parindex.actions.register.catalogues import CATALOGUES

ACTIONS = Path(__file__).parents[2] / "src/parindex/actions"


def verbs_of(source: str) -> set[str]:
    """Give every verb a module may act under; one made from the name of a catalogue stands for each of them."""
    return {
        verb
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "act"
        for verb in _texts(node.args[0])
    }


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)
        case ast.JoinedStr(
            values=[ast.FormattedValue(value=ast.Name(id="catalogue")), ast.Constant(value=str() as end)]
        ):
            yield from (f"{name}{end}" for name in CATALOGUES)
        case _:
            raise ValueError(ast.unparse(node))


def acting_modules() -> dict[str, set[str]]:
    """Give the verbs of every module of actions that acts, by its path below ``parindex/actions``."""
    found = {path: verbs_of(path.read_text(encoding="utf-8")) for path in ACTIONS.rglob("*.py")}
    return {path.relative_to(ACTIONS).with_suffix("").as_posix(): verbs for path, verbs in found.items() if verbs}


def calls_of_act_elsewhere() -> list[str]:
    """Name the modules outside of actions that act, whose verbs nobody would see."""
    sources = {path: path.read_text(encoding="utf-8") for path in ACTIONS.parent.rglob("*.py")}
    return sorted(
        path.name
        for path, source in sources.items()
        if ACTIONS not in path.parents and "act(" in source and verbs_of(source)
    )
