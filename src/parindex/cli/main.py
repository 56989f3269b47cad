"""``parindex``: how a command line is run, and how each command ends.

Exit 0 is done, 1 done with new faults of severity error, 2 unusable input or usage, with one
line on the error stream. Commands are imported when they run, so that ``--help`` imports
nothing it does not show.
"""

import gc
import os
import sys
from itertools import pairwise

from parindex import __version__
from parindex.cli.options import UNUSABLE, Options, read_spelt_out
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.light_typing import Callable, Final, Sequence, cast
from parindex.wording.language import Language, LanguageCode, language

type Command = Callable[[Options, Language], int]

INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _open_streams()
    spoken = _spoken(words)
    try:
        status = _run(words, spoken)
        sys.stdout.flush()
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
    except _database_error() as error:
        return _refused(Fault("database-unusable", Place(), params={"problem": str(error).strip()}), spoken)
    return status


def _database_error() -> type[Exception] | tuple[()]:
    """Name what a database that is away or full raises; nothing, where no command opened one."""
    opened = sys.modules.get("django.db")
    error: type[Exception] | tuple[()] = opened.OperationalError if opened else ()
    return error


def _open_streams() -> None:
    """Let both streams write any text; one that was closed for us leads nowhere."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 -- open to the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _run(words: Sequence[str], spoken: Language) -> int:
    if words == ["--version"]:
        sys.stdout.write(f"parindex {__version__}\n")
        return 0
    options = read_spelt_out(words)
    if options is None:
        from parindex.cli.parser import parse  # noqa: PLC0415 -- slow import

        try:
            options = parse(words, spoken)
        except SystemExit as end:  # help was given, or what is wrong was said
            return int(end.code or 0)
    module = __import__(f"parindex.cli.{options.module}", fromlist=[options.command])
    command: Command = getattr(module, options.command)
    return command(options, spoken)


def _refused(fault: Fault, spoken: Language) -> int:
    from parindex.wording.faults import one_line  # noqa: PLC0415 -- wanted only when something is wrong

    sys.stderr.write(one_line(fault, spoken) + "\n")
    return UNUSABLE


def _spoken(words: Sequence[str]) -> Language:
    """Choose the language before anything is said of the command line: the last one asked for."""
    code: LanguageCode = "vi"
    for word, following in pairwise([*words, ""]):
        asked = following if word == "--lang" else word.removeprefix("--lang=") if "=" in word else ""
        if asked in {"vi", "en"}:
            code = cast("LanguageCode", asked)
    return language(code)


def run() -> None:
    """Run as the installed command.

    It is over before collecting garbage would pay, and every file is closed when ``main`` ends, so
    the interpreter's own clearing up, a tenth of scoring a district, is left to the system.
    """
    gc.disable()
    status = main()
    try:
        sys.stderr.flush()
    except OSError:
        status = UNUSABLE
    os._exit(status)


if __name__ == "__main__":
    run()
