"""The house keeps its rules: sizes, words, imports, and no float in core."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from support.source_trees import nodes, tree

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "parindex"
CORE = SRC / "core"
SOURCES = sorted(path for path in SRC.rglob("*.py") if "migrations" not in path.parts)  # those Django writes
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES, MOST_TEST_LINES, MOST_FUNCTION_LINES, MOST_FILES = 500, 800, 50, 12
IN_COLUMNS = ("core/scoring/columns/", "core/analysis/robustness.py")
BAD_ROOMS = {"utils", "util", "utilities", "helpers", "helper", "common", "misc", "manager", "base"}
BAD_WORDS = ("Manager", "Helper", "Utils", "Handler", "Processor")


def named(path: Path) -> str:
    return path.relative_to(SRC).as_posix() if path.is_relative_to(SRC) else path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in nodes(path) if isinstance(node, ast.FunctionDef))


@cache
def imported(path: Path) -> set[str]:
    """Name the outermost packages a file imports."""
    names: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def test_no_file_is_too_long() -> None:
    limits = [(path, MOST_LINES) for path in SOURCES] + [(path, MOST_TEST_LINES) for path in TESTS]

    assert [named(path) for path, limit in limits if len(path.read_text("utf-8").splitlines()) > limit] == []


def test_no_function_is_too_long() -> None:
    long = [
        f"{named(path)}: {function.name}"
        for path in SOURCES
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= MOST_FUNCTION_LINES
    ]

    assert long == []


def test_no_room_is_crowded_or_named_after_nothing() -> None:
    folders = {path.parent for path in SOURCES}
    crowded = [named(folder) for folder in folders if len(list(folder.glob("[!_]*.py"))) > MOST_FILES]
    nameless = [named(path) for path in SOURCES if BAD_ROOMS & {path.stem, path.parent.name}]

    assert (crowded, nameless) == ([], [])


def test_no_class_is_a_catch_all() -> None:
    classes = [
        f"{named(path)}: {node.name}"
        for path in SOURCES
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and node.name.endswith(BAD_WORDS)
    ]

    assert classes == []


def test_core_imports_the_standard_library_and_numpy_in_columns_only() -> None:
    found = {
        (named(path), package)
        for path in sorted(CORE.rglob("*.py"))
        for package in imported(path) - sys.stdlib_module_names - {"parindex"}
        if not (package == "numpy" and named(path).startswith(IN_COLUMNS))
    }

    assert found == set()


def test_core_has_no_files_no_clock_and_no_chance() -> None:
    kept_out = {"os", "io", "logging", "time", "random", "subprocess", "json", "pathlib"}
    found = [(named(path), module) for path in sorted(CORE.rglob("*.py")) for module in imported(path) & kept_out]

    # A fingerprint and a chain are hashes of a canonical text, which JSON is.
    assert found == [("core/criteria/notation/write_set.py", "json"), ("core/history.py", "json")]


def test_core_never_reads_the_day() -> None:
    calls = [
        f"{named(path)}:{node.lineno}"
        for path in sorted(CORE.rglob("*.py"))
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
    ]

    assert calls == []


def is_float(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=float() | complex()) | ast.Name(id="float" | "complex") | ast.Div():
            return True
        case ast.Attribute(attr=attr):
            return attr.startswith(("float", "true_divide", "nan", "inf")) or attr in {
                "average",
                "percentile",
                "quantile",
            }
        case _:
            return False


def test_core_has_no_float() -> None:
    found = [
        f"{named(path)}:{getattr(node, 'lineno', 0)}"
        for path in sorted(CORE.rglob("*.py"))
        for node in nodes(path)
        if is_float(node)
    ]

    assert found == []


def test_imports_inside_functions_say_why() -> None:
    pattern = re.compile(r"# noqa: PLC0415 -- \w+")
    silent = [
        f"{named(path)}:{node.lineno}"
        for path in SOURCES
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and not pattern.search(path.read_text("utf-8").splitlines()[node.lineno - 1])
    ]

    assert silent == []


def test_nothing_is_imported_by_wildcard() -> None:
    wild = re.compile(r"^\s*from\s+\S+\s+import\s+\(?\s*\*", re.MULTILINE)

    assert [named(path) for path in [*SOURCES, *TESTS] if wild.search(path.read_text("utf-8"))] == []
    assert wild.search("from os import *")


def test_every_module_and_public_function_of_core_has_a_meaning() -> None:
    silent = [named(path) for path in SOURCES if path.stat().st_size > 0 and not ast.get_docstring(tree(path))]
    silent += [
        f"{named(path)}: {node.name}"
        for path in sorted(CORE.rglob("*.py"))
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]

    assert silent == []


def test_library_holds_data_only_and_every_set_its_three_files() -> None:
    folders = sorted(path for path in (SRC / "library").iterdir() if path.is_dir() and path.name != "__pycache__")
    code = [named(path) for path in (SRC / "library").rglob("*.py")]
    incomplete = [
        folder.name
        for folder in folders
        if not {"set.yaml", "cases.yaml", "SOURCES.md"} <= {path.name for path in folder.iterdir()}
    ]

    assert (code, incomplete) == ([], [])
    assert [folder.name for folder in folders] == [
        "ca-mau-2013-part",
        "krong-no-commune-2022",
        "pm-766-2022",
        "quang-tri-district-2022",
        "sample-commune",
        "trieu-phong-commune-2022",
    ]
