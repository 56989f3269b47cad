"""A command line that is read at once is read as argparse reads it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.cli.options import PROGRAM, Command, Options, read_spelt_out
from parindex.cli.parser import build_parser
from parindex.wording.language import language

NEEDED = ("--criteria", "a", "--input", "b.csv")
SCORE = ("score", *NEEDED, "--output", "out")
OF_SCORE: dict[str, Any] = {
    "lang": "vi",
    "module": "score",
    "command": "score",
    "criteria": "a",
    "input": "b.csv",
    "units": None,
    "block": [],
    "blank": "not_filled",
    "decimal": None,
    "as_of": None,
    "previous": None,
    "published": None,
    "output": "out",
    "format": "table",
    "results": "json",
    "xlsx": False,
    "trace": False,
}


def commands(of: Command) -> list[Command]:
    return [of, *(inner for part in of.parts for inner in commands(part))]


NAMES = [command.name for command in commands(PROGRAM)]
WORDS = sorted({option.name for command in commands(PROGRAM) for option in command.options if option.is_named})
CHOICES = sorted({word for command in commands(PROGRAM) for option in command.options for word in option.choices})
PARSER = build_parser(language("en"), NAMES)


def by_argparse(words: tuple[str, ...]) -> dict[str, Any] | None:
    try:
        return vars(PARSER.parse_args(words, Options()))
    except SystemExit:
        return None


def at_once(words: tuple[str, ...]) -> dict[str, Any] | None:
    options = read_spelt_out(words)
    return None if options is None else vars(options)


@pytest.mark.parametrize(
    ("words", "is_read"),
    [
        (("proofread", "a.docx", "b.docx", "--with-text"), True),
        (("proofread", "--with-text", "a.docx", "b.docx"), True),
        (("proofread", "a.docx", "--with-text", "b.docx"), False),
    ],
)
def test_files_stand_in_one_run(words: tuple[str, ...], *, is_read: bool) -> None:
    assert at_once(words) == by_argparse(words)
    assert (at_once(words) is not None) == is_read


def test_line_that_spells_everything_out_is_read() -> None:
    assert at_once(SCORE) == OF_SCORE


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (("--lang", "en", *SCORE), {"lang": "en"}),
        ((*SCORE, "--trace", "--xlsx"), {"trace": True, "xlsx": True}),
        ((*SCORE, "--block", "x", "--block", "y z"), {"block": ["x", "y z"]}),
        ((*SCORE, "--input", "c.csv"), {"input": "c.csv"}),
        ((*SCORE, "--input", ""), {"input": ""}),
        ((*SCORE, "--as-of", "2022-12-31"), {"as_of": "2022-12-31"}),
        ((*SCORE, "--decimal", "dot", "--blank", "na_rule"), {"decimal": "dot", "blank": "na_rule"}),
    ],
    ids=str,
)
def test_options_are_read_as_argparse_reads_them(words: tuple[str, ...], changed: dict[str, Any]) -> None:
    assert at_once(words) == by_argparse(words) == {**OF_SCORE, **changed}


@pytest.mark.parametrize(
    "words",
    [
        ("criteria", "list"),
        ("criteria", "check", "a"),
        ("criteria", "show", ""),
        ("criteria", "export", "a", "--output", "b.yaml"),
        ("criteria", "export", "--output", "b.yaml", "a"),
        ("compare", "a.json", "b.json"),
        ("explain", *NEEDED, "--unit", "1", "--item", "1.1"),
        ("--lang", "vi", "--lang", "en", "criteria", "list"),
    ],
    ids=str,
)
def test_every_command_is_read_at_once(words: tuple[str, ...]) -> None:
    assert at_once(words) == by_argparse(words) != None  # noqa: E711 -- one chain


@pytest.mark.parametrize(
    "words",
    [
        ("--lang=en", *SCORE),
        (*SCORE, "--trac"),
        (*SCORE, "--format=json"),
        ("compare", "--", "a.json", "b.json"),
        (*SCORE, "--as-of", "-1"),
        (*SCORE, "--units", "-"),
    ],
    ids=str,
)
def test_other_ways_of_writing_are_left_to_argparse(words: tuple[str, ...]) -> None:
    assert (at_once(words), by_argparse(words) is None) == (None, False)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("score",),
        ("scores",),
        ("criteria",),
        ("criteria", "check"),
        ("criteria", "check", "a", "b"),
        ("criteria", "export", "a"),
        ("compare", "a.json"),
        (*SCORE, "--output"),
        (*SCORE, "--format", "xml"),
        (*SCORE, "--colour", "red"),
        (*SCORE, "more"),
        (*SCORE, "--lang", "en"),
        ("--lang", "fr", *SCORE),
        ("score", *NEEDED),
        ("score", "--help"),
        ("--help",),
    ],
    ids=str,
)
def test_help_and_wrong_usage_are_left_to_argparse(words: tuple[str, ...]) -> None:
    assert (at_once(words), by_argparse(words)) == (None, None)


@settings(max_examples=400)
@given(
    st.lists(
        st.sampled_from([*NAMES, *WORDS, *CHOICES, "a.csv", "", "-1", "--", "-h", "--lang=en", "--dec"]), max_size=5
    ),
    st.sampled_from([(), ("criteria", "export"), ("compare",), SCORE, ("explain", *NEEDED, "--unit", "1")]),
)
def test_whatever_is_read_at_once_is_what_argparse_reads(more: list[str], start: tuple[str, ...]) -> None:
    words = (*start, *more)

    read = at_once(words)

    assert read is None or read == by_argparse(words)
