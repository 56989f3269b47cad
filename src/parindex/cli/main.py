"""``parindex``: the commands, their options, and how each ends.

Exit 0 is done, 1 done with new faults of severity error, 2 unusable input or usage, with one
line on the error stream. Commands are imported when they run, so that ``--help`` imports
nothing it does not show.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from parindex import __version__
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.light_typing import Final
from parindex.wording.language import N_, Language, language

type Command = Callable[[argparse.Namespace, Language], int]

_STATES: Final = ("not_filled", "na_rule")
UNUSABLE: Final = 2
INTERRUPTED: Final = 130
_HELP_WIDTH: Final = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    spoken = _speak(words)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = build_parser(spoken, words).parse_args(words)
        command: Command = getattr(import_module(f"parindex.cli.{options.module}"), options.command)
        return command(options, spoken)
    except UnusableInputError as refusal:
        return _refused(refusal.fault, spoken)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        place = Place(document=str(error.filename or ""))
        return _refused(Fault("file-unwritable", place), spoken)


def _refused(fault: Fault, spoken: Language) -> int:
    from parindex.wording.faults import one_line  # noqa: PLC0415 -- wanted only when something is wrong

    sys.stderr.write(one_line(fault, spoken) + "\n")
    return UNUSABLE


def _speak(words: Sequence[str]) -> Language:
    """Choose the language before the parser speaks, and let the parser's own words follow it."""
    code = "vi"
    for at, word in enumerate(words):
        if word == "--lang=en" or (word == "--lang" and words[at + 1 : at + 2] == ["en"]):
            code = "en"
    spoken = language("en" if code == "en" else "vi")
    # The parser words itself through this name; the way of the standard library there (a text
    # domain) looks for the catalogue on the disk at every word, which takes longer than the rest.
    argparse._ = spoken.catalogue.gettext  # type: ignore[attr-defined]
    return spoken


class _Formatter(argparse.HelpFormatter):
    """Help of one width everywhere; asking the terminal for its own costs more than the rest."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_HELP_WIDTH)


def build_parser(spoken: Language, words: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser; the options of commands that were not named are left out."""
    say = spoken.say
    parser = argparse.ArgumentParser(
        prog="parindex",
        formatter_class=_Formatter,
        description=say(N_("Compute the administrative-reform index exactly: points, class, rank.")),
    )
    parser.add_argument(
        "--version", action="version", version=f"parindex {__version__}", help=say(N_("show the version"))
    )
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help=say(N_("language of the output")))
    commands = parser.add_subparsers(required=True, metavar=say(N_("COMMAND")))
    for name, about, add_options in _COMMANDS:
        command = commands.add_parser(name, help=say(about), description=say(about), formatter_class=_Formatter)
        if name in words:
            add_options(command, spoken)
    return parser


def _criteria_options(parser: argparse.ArgumentParser, spoken: Language) -> None:
    say = spoken.say
    parts = parser.add_subparsers(required=True, metavar=say(N_("COMMAND")))
    for name, command, about in _CRITERIA_COMMANDS:
        part = parts.add_parser(name, help=say(about), description=say(about), formatter_class=_Formatter)
        part.set_defaults(module="criteria", command=command)
        if name != "list":
            part.add_argument("criteria", metavar=say(N_("NAME|FILE")), help=say(N_("a set of the library, or a file")))
        if name == "export":
            part.add_argument(
                "--output", required=True, metavar=say(N_("FILE.xlsx|.yaml")), help=say(N_("the file to write"))
            )


_CRITERIA_COMMANDS: Final = (
    ("list", "list_sets", N_("list the sets of the library")),
    ("check", "check", N_("report everything that is wrong with a set, at once")),
    ("show", "show", N_("print a set: items, maxima, rules")),
    ("export", "export", N_("write a set as Excel (official layout) or YAML")),
)


def _input_options(parser: argparse.ArgumentParser, spoken: Language) -> None:
    say = spoken.say
    add = parser.add_argument
    add("--criteria", required=True, metavar=say(N_("NAME|FILE")), help=say(N_("a set of the library, or a file")))
    add(
        "--input",
        required=True,
        metavar=say(N_("FILE.csv|.xlsx|.parquet")),
        help=say(N_("the scores or data of the units")),
    )
    add("--units", metavar=say(N_("FILE")), help=say(N_("register of units: unit, unit_name, blocks")))
    add(
        "--block",
        action="append",
        default=[],
        metavar=say(N_("COLUMN")),
        help=say(N_("rank inside this column; may be repeated")),
    )
    add("--blank", choices=_STATES, default="not_filled", help=say(N_("what a blank item of a wide file means")))
    add("--decimal", choices=("comma", "dot"), help=say(N_("the decimal mark of the file, where it can be doubted")))
    add("--as-of", metavar=say(N_("YYYY-MM-DD")), help=say(N_("use the rules in force on this day")))


def _score_options(parser: argparse.ArgumentParser, spoken: Language) -> None:
    say = spoken.say
    _input_options(parser, spoken)
    add = parser.add_argument
    add("--previous", metavar="results.json", help=say(N_("results of the year before, for the change")))
    add("--published", metavar=say(N_("FILE.yaml")), help=say(N_("a printed paper to hold the result against")))
    add("--output", required=True, metavar=say(N_("FOLDER")), help=say(N_("the folder to write to")))
    add("--format", choices=("table", "json"), default="table", help=say(N_("what is printed")))
    add(
        "--results",
        choices=("json", "csv", "parquet"),
        default="json",
        help=say(N_("which file of results is written")),
    )
    add("--xlsx", action="store_true", help=say(N_("also write results.xlsx")))
    add("--trace", action="store_true", help=say(N_("also write trace.jsonl: where every point comes from")))
    parser.set_defaults(module="score", command="score")


def _explain_options(parser: argparse.ArgumentParser, spoken: Language) -> None:
    say = spoken.say
    _input_options(parser, spoken)
    parser.add_argument("--unit", required=True, metavar=say(N_("CODE")), help=say(N_("the unit")))
    parser.add_argument("--item", metavar=say(N_("CODE")), help=say(N_("only this item")))
    parser.set_defaults(module="explain", command="explain")


def _compare_options(parser: argparse.ArgumentParser, spoken: Language) -> None:
    say = spoken.say
    parser.add_argument("before", metavar=say(N_("BEFORE.json")), help=say(N_("the earlier results")))
    parser.add_argument("after", metavar=say(N_("AFTER.json")), help=say(N_("the later results")))
    parser.set_defaults(module="compare", command="compare")


_COMMANDS: Final = (
    ("criteria", N_("criteria sets: list, check, show, export"), _criteria_options),
    ("score", N_("score a campaign: points, index, class, rank"), _score_options),
    ("explain", N_("explain the points of one unit, item by item"), _explain_options),
    ("compare", N_("compare two results.json: points, class and places won or lost"), _compare_options),
)


def run() -> None:
    """Run as the installed command.

    It is over before collecting garbage would pay, and every file is closed when ``main`` ends, so
    the interpreter's own clearing up, a tenth of scoring a district, is left to the system.
    """
    gc.disable()
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
