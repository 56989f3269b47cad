"""The source as parsed, once in each process, for every test that reads it."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Give every node of a file, outermost first."""
    return tuple(ast.walk(tree(path)))
