"""What the commands of the register print."""

import sys

from parindex.cli.fault_lines import fault_lines
from parindex.core.faults import Fault, InvalidInputError
from parindex.core.light_typing import Final, Sequence
from parindex.wording.language import Language

_FAULTY: Final = 1


def refused(refusal: InvalidInputError, language: Language) -> int:
    """Print every fault; the exit status of a refusal."""
    sys.stdout.writelines(f"{line}\n" for line in fault_lines(refusal.faults, language))
    return _FAULTY


def print_done(language: Language, notices: Sequence[Fault], text: str, units: int, successions: int) -> None:
    """Print what was done, and what is worth a look."""
    said = language.say(text, units=language.counted(units), successions=language.counted(successions))
    sys.stdout.write(f"{said}\n")
    sys.stdout.writelines(f"{line}\n" for line in fault_lines(notices, language))
