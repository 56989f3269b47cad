"""``parindex units convert``: public lists → ``units.csv`` and ``successions.csv``; needs no site."""

import os

from parindex.cli.options import Options
from parindex.cli.register.said import print_done, refused
from parindex.core.faults import InvalidInputError
from parindex.wording.language import N_, Language


def convert(options: Options, language: Language) -> int:
    """Write ``units.csv`` and ``successions.csv``, and print how many of what."""
    from parindex.documents.units.reform_2025 import read_reform_files  # noqa: PLC0415 -- slow import
    from parindex.documents.units.writing import write_register_files  # noqa: PLC0415 -- slow import

    try:
        read = read_reform_files(options.folder)
    except InvalidInputError as refusal:
        return refused(refusal, language)
    os.makedirs(options.output, exist_ok=True)
    write_register_files(options.output, read.told)
    text = N_("{units} units and {successions} successions written.")
    print_done(language, read.notices, text, len(read.told.units), len(read.told.successions))
    return 0
