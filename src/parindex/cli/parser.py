"""The options as argparse reads them, in the language of the user: help, errors, every way of writing."""

import argparse

from parindex import __version__
from parindex.cli.options import PROGRAM, UNUSABLE, Command, Option, Options
from parindex.core.light_typing import Any, Final, Sequence
from parindex.wording.language import N_, Language

_HELP_WIDTH: Final = 100


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as every other refusal does."""

    def error(self, message: str) -> Any:
        """End the program; argparse's own way prints the usage first."""
        said = {"prog": self.prog, "message": " ".join(message.split())}
        self.exit(UNUSABLE, argparse._("%(prog)s: error: %(message)s\n") % said)  # type: ignore[attr-defined]


class _Formatter(argparse.HelpFormatter):
    """Help of one width everywhere; asking the terminal for its own costs more than the rest."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_HELP_WIDTH)


def parse(words: Sequence[str], spoken: Language) -> Options:
    """Read any command line, or end the program with help or the error."""
    # argparse words itself through this name; the way of the standard library there (a text
    # domain) looks for the catalogue on the disk at every word, which takes longer than the rest.
    argparse._ = spoken.catalogue.translated  # type: ignore[attr-defined]
    return build_parser(spoken, words).parse_args(words, Options())


def build_parser(spoken: Language, words: Sequence[str]) -> _Parser:
    """Build the parser; the options of commands that were not named are left out."""
    say = spoken.say
    parser = _Parser(prog=PROGRAM.name, formatter_class=_Formatter, description=say(PROGRAM.about))
    version = f"{PROGRAM.name} {__version__}"
    parser.add_argument("--version", action="version", version=version, help=say(N_("show the version")))
    _add(parser, PROGRAM, spoken, words)
    return parser


def _add(parser: argparse.ArgumentParser, command: Command, spoken: Language, words: Sequence[str]) -> None:
    say = spoken.say
    for option in command.options:
        parser.add_argument(option.name, **_settings(option, spoken))
    if command.module:
        parser.set_defaults(module=command.module, command=command.function)
        return
    parts = parser.add_subparsers(required=True, metavar=say(N_("COMMAND")))
    for part in command.parts:
        about = say(part.about)
        inner = parts.add_parser(part.name, help=about, description=about, formatter_class=_Formatter)
        if part.name in words:
            _add(inner, part, spoken, words)


def _settings(option: Option, spoken: Language) -> dict[str, Any]:
    settings: dict[str, Any] = {"help": spoken.say(option.about), "default": option.unset}
    if option.is_flag:
        return {**settings, "action": "store_true"}
    if option.choices:
        settings["choices"] = option.choices
    if option.metavar:
        settings["metavar"] = spoken.say(option.metavar)
    if option.is_repeated and option.is_named:
        settings["action"] = "append"
    elif option.is_repeated:
        settings["nargs"] = "+"
    if option.is_named and option.is_required:
        settings["required"] = True
    return settings
