import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.criteria.notation.fields import Plain
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.documents.yaml_tree import PlainTree, at_spots, parse_tree, read_tree

DOCUMENT = "set.yaml"


def parsed(text: str) -> PlainTree:
    return parse_tree(text, DOCUMENT)


def refused(text: str) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        parsed(text)
    return refusal.value.fault


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        pytest.param("code: 1.10", {"code": "1.10"}, id="a code is no number"),
        pytest.param("max: 17.5", {"max": "17.5"}, id="no float"),
        pytest.param("on: yes", {"on": "yes"}, id="no truth value"),
        pytest.param("code: 010", {"code": "010"}, id="no octal number"),
        pytest.param("at: 12:30", {"at": "12:30"}, id="no sexagesimal number"),
        pytest.param("day: 2022-12-15", {"day": "2022-12-15"}, id="no date"),
        pytest.param("a: null", {"a": "null"}, id="no null"),
        pytest.param("a:", {"a": ""}, id="blank"),
        pytest.param("a: ''", {"a": ""}, id="blank in quotes"),
        pytest.param("a: {}", {"a": {}}, id="empty mapping"),
        pytest.param("a: []", {"a": []}, id="empty list"),
        pytest.param("- 1\n- [2, {a: 3}]", ["1", ["2", {"a": "3"}]], id="lists"),
        pytest.param('a: "x\\ty"', {"a": "x y"}, id="tab becomes a space"),
        pytest.param("a: >\n  Tỷ lệ\n  đúng hạn\n", {"a": "Tỷ lệ đúng hạn"}, id="folded lines"),
        pytest.param("a: |\n  Tỷ lệ\n\n  đúng hạn\n", {"a": "Tỷ lệ đúng hạn"}, id="kept lines"),
        pytest.param("a:   x   y  # chú thích", {"a": "x y"}, id="spaces and comment"),
        pytest.param("just text", "just text", id="a scalar"),
        pytest.param("# only a comment", "", id="nothing"),
        pytest.param("--- {a: 1}\n...", {"a": "1"}, id="one document with its marks"),
        pytest.param("a: 5 * b", {"a": "5 * b"}, id="a star inside text"),
        pytest.param("<<: x", {"<<": "x"}, id="a merge key is a key"),
    ],
)
def test_parse_tree_keeps_every_scalar_text(text: str, tree: Plain) -> None:
    found = parsed(text)

    assert (found.tree, found.faults) == (tree, ())


def test_parse_tree_gives_line_and_column_of_every_path() -> None:
    text = "code: a\ndomains:\n  - key: x\n    rule: {type: linear,\n           max: 5}\n  -\n    - 7\n"

    found = parsed(text)

    assert found.spots == {
        "": (1, 1),
        "code": (1, 1),
        "domains": (3, 3),
        "domains[0]": (3, 5),
        "domains[0].key": (3, 5),
        "domains[0].rule": (4, 11),
        "domains[0].rule.type": (4, 12),
        "domains[0].rule.max": (5, 12),
        "domains[1]": (7, 5),
        "domains[1][0]": (7, 7),
    }


@pytest.mark.parametrize(
    ("path", "spot"),
    [
        ("domains[0].max", (4, 5)),
        ("domains[0].children[2].rule.target", (3, 5)),
        ("domains[0]", (3, 5)),
        ("domains[7].key", (3, 3)),
        ("total", (1, 1)),
        ("", (1, 1)),
    ],
)
def test_at_spots_gives_a_fault_the_nearest_line(path: str, spot: tuple[int, int]) -> None:
    spots = parsed("code: a\ndomains:\n  - key: x\n    max: 5\n").spots

    placed = at_spots(Fault("blank", Place(path=path)), DOCUMENT, spots)

    assert placed == Fault("blank", Place(DOCUMENT, path, *spot))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param("a: &x 1\nb: 2", "yaml-alias", 1, id="anchor of text"),
        pytest.param("a: 1\nb: &x [1]", "yaml-alias", 2, id="anchor of a list"),
        pytest.param("a: 1\nb: &x {c: 1}", "yaml-alias", 2, id="anchor of a mapping"),
        pytest.param("a: 1\nb: *x", "yaml-alias", 2, id="alias"),
        pytest.param("a: !!python/object/apply:os.system [ls]", "yaml-tag", 1, id="python tag"),
        pytest.param("\na: !!str 1", "yaml-tag", 2, id="standard tag"),
        pytest.param("a: !x 1", "yaml-tag", 1, id="own tag"),
        pytest.param("a: ! 1", "yaml-tag", 1, id="bare tag"),
        pytest.param("--- !!map\na: 1", "yaml-tag", 1, id="tag of the document"),
        pytest.param("a: 1\n---\nb: 2", "yaml-two-documents", 2, id="two documents"),
        pytest.param("a: " + "[" * 41 + "]" * 41, "yaml-too-deep", 1, id="too deep by brackets"),
        pytest.param("\n".join("  " * at + "a:" for at in range(60)), "yaml-too-deep", 41, id="too deep by lines"),
    ],
)
def test_parse_tree_refuses_what_no_set_needs(text: str, code: str, line: int) -> None:
    assert refused(text) == Fault(code, Place(DOCUMENT, line=line))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("a: [1, 2", 2, 1, id="bracket not closed"),
        pytest.param("a: 1\n b: 2", 2, 3, id="wrong indentation"),
        pytest.param("a: 'x\n\nb: y\n", 4, 1, id="quote not closed"),
        pytest.param("a: 1\n\tb: 2", 2, 1, id="tab for indentation"),
        pytest.param("a: 1\nb: x: y", 2, 5, id="two colons"),
        pytest.param("%YAML 9.9\n--- 1", 1, 1, id="another version"),
        pytest.param("a: @x", 1, 4, id="reserved sign"),
    ],
)
def test_parse_tree_gives_the_place_of_a_syntax_error(text: str, line: int, column: int) -> None:
    assert refused(text) == Fault("yaml-syntax", Place(DOCUMENT, line=line, column=column))


def test_parse_tree_refuses_a_control_character_by_its_position() -> None:
    assert refused("a: b\x07c") == Fault("yaml-character", Place(DOCUMENT), params={"position": 5})


def test_parse_tree_of_forty_levels_is_read() -> None:
    text = "[" * 40 + "x" + "]" * 40

    found = parsed(text)

    assert found.spots["[0]" * 40] == (1, 41)


def test_parse_tree_reports_every_key_that_stands_twice() -> None:
    found = parsed("a: 1\nb: 2\na: 3\nc:\n  d: 1\n  d: [2]\n")

    assert found.tree == {"a": "3", "b": "2", "c": {"d": ["2"]}}
    assert found.faults == (
        Fault("yaml-key-twice", Place(DOCUMENT, "a", 3, 1), params={"key": "a"}),
        Fault("yaml-key-twice", Place(DOCUMENT, "c.d", 6, 3), params={"key": "d"}),
    )


def test_parse_tree_reports_a_key_that_is_no_word() -> None:
    found = parsed("a: 1\nb:\n  ? [x, y]\n  : z\n")

    assert found.faults == (Fault("yaml-key-not-text", Place(DOCUMENT, "b", 3, 5)),)


def test_parse_tree_reports_an_old_font_once_at_its_first_text() -> None:
    text = "code: x\ntitle: Tiªu chÝ\ndomains:\n  - title: ChØ ®¹o\n    code: Một\n"

    found = parsed(text)

    assert found.faults == (Fault("old-font", Place(DOCUMENT, "title", 2, 1), params={"count": 2}),)


def test_read_tree_reads_a_marked_decomposed_file(tmp_path: Path) -> None:
    path = tmp_path / "bộ.yaml"
    path.write_bytes(unicodedata.normalize("NFD", "title: Đắk Sôr\r\ncode: x\r\n").encode("utf-8-sig"))

    found = read_tree(str(path))

    assert (found.tree, found.spots["code"]) == ({"title": "Đắk Sôr", "code": "x"}, (2, 1))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "file-empty", id="empty"),
        pytest.param("title: Đắk".encode("utf-16"), "not-utf8", id="utf-16"),
        pytest.param("title: Đăk".encode("cp1258"), "not-utf8", id="cp1258"),
        pytest.param(b"a: 1\0", "not-text-file", id="binary"),
        pytest.param(b"a" * 2_000_001, "file-too-large", id="too large"),
    ],
)
def test_read_tree_refuses_in_one_line(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "set.yaml"
    path.write_bytes(content)

    with pytest.raises(UnusableInputError) as refusal:
        read_tree(str(path))

    assert (refusal.value.fault.code, refusal.value.fault.at.document) == (code, "set.yaml")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("[" * 100_000, "yaml-too-deep", id="100,000 brackets"),
        pytest.param("{a: " * 100_000, "yaml-too-deep", id="100,000 braces"),
        pytest.param("- " * 100_000, "yaml-too-deep", id="100,000 dashes"),
        pytest.param("? " * 100_000, "yaml-too-deep", id="100,000 keys"),
        pytest.param(
            "a: &a [x,x]\n" + "\n".join(f"b{at}: &b{at} [*a,*a]" for at in range(30)), "yaml-alias", id="alias bomb"
        ),
    ],
)
def test_parse_tree_refuses_a_bomb_quickly(text: str, code: str) -> None:
    begun = time.perf_counter()

    fault = refused(text)

    assert (fault.code, time.perf_counter() - begun < 2) == (code, True)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.from_regex(r"[a-z]{1,4}", fullmatch=True), inner),
    max_leaves=12,
)


REFUSALS = {
    "yaml-alias",
    "yaml-character",
    "yaml-syntax",
    "yaml-tag",
    "yaml-too-deep",
    "yaml-two-documents",
}


def code_of(text: str) -> str | None:
    try:
        parsed(text)
    except UnusableInputError as refusal:
        return refusal.fault.code
    return None


@given(st.text(max_size=60) | st.text("[]{}:,-?&*!|>'\"%@`# \n\tab1", max_size=60))
def test_parse_tree_of_any_text_gives_a_tree_or_a_refusal(text: str) -> None:
    assert code_of(text) in {None, *REFUSALS}


@given(TREES)
def test_parse_tree_reads_flow_notation_back(tree: Plain) -> None:
    found = parsed(_flow(tree))

    assert found.tree == _folded(tree)


def _flow(tree: Plain) -> str:
    """Write a tree in quotes, every letter as its number."""
    if isinstance(tree, str):
        escaped = "".join(
            letter if letter.isalnum() and letter.isascii() else f"\\U{ord(letter):08x}" for letter in tree
        )
        return f'"{escaped}"'
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{name}: {_flow(value)}" for name, value in tree.items()) + "}"
    return "[" + ", ".join(_flow(each) for each in tree) + "]"


def _folded(tree: Plain) -> Plain:
    if isinstance(tree, str):
        return " ".join(tree.split())
    if isinstance(tree, dict):
        return {name: _folded(value) for name, value in tree.items()}
    return [_folded(each) for each in tree]
