"""``parindex``: how a command line is run, and how each command ends.

Exit 0 is done, 1 done with new faults of severity error, 2 unusable input or usage, with one
line on the error stream. Commands are imported when they run, so that ``--help`` imports
nothing it does not show.
"""

import gc
import os
import sys

from parindex import __version__
from parindex.cli.options import Options, read_spelt_out
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.light_typing import Callable, Final, Sequence
from parindex.wording.language import Language, language

type Command = Callable[[Options, Language], int]

UNUSABLE: Final = 2
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if words == ["--version"]:
        sys.stdout.write(f"parindex {__version__}\n")
        return 0
    spoken = _spoken(words)
    try:
        options = _read(words, spoken)
        module = __import__(f"parindex.cli.{options.module}", fromlist=[options.command])
        command: Command = getattr(module, options.command)
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


def _spoken(words: Sequence[str]) -> Language:
    """Choose the language before anything is said of the command line."""
    for at, word in enumerate(words):
        if word == "--lang=en" or (word == "--lang" and words[at + 1 : at + 2] == ["en"]):
            return language("en")
    return language("vi")


def _read(words: Sequence[str], spoken: Language) -> Options:
    options = read_spelt_out(words)
    if options is not None:
        return options
    from parindex.cli.parser import parse  # noqa: PLC0415 -- slow import

    return parse(words, spoken)


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
