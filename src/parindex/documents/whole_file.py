"""A file written whole or not at all (ghi trọn tệp): beside its place first, then moved into it."""

import os
import shutil
from contextlib import contextmanager, suppress
from itertools import count
from os.path import dirname, isfile, join, lexists, realpath

from parindex.core.light_typing import Callable, Final, Iterator
from parindex.documents.text_hygiene import document_name, unusable

_numbers: Final = count(1)


@contextmanager
def whole_file(path: str) -> Iterator[Callable[[str | bytes], None]]:
    """Give what adds to a new file; whoever opens it by its name finds the old one until all of the new is there.

    A link is followed, and the rights to a file that is there are kept. What is no file (a pipe, a
    device) is written as it comes. A refusal on the way leaves nothing behind.
    """
    place = realpath(path)
    is_moved = not lexists(place) or isfile(place)
    written = join(dirname(place), f".parindex-{os.getpid()}-{next(_numbers)}") if is_moved else place
    with _said_of(path):
        if isfile(place) and not os.access(place, os.W_OK):
            raise PermissionError
        file = open(written, "xb" if is_moved else "wb")  # noqa: SIM115 -- it is closed before it is moved

    def add(content: str | bytes) -> None:
        with _said_of(path):
            file.write(content.encode(errors="replace") if isinstance(content, str) else content)

    try:
        yield add
        with _said_of(path):
            file.close()
            if is_moved:
                _move(written, place)
    finally:
        with suppress(OSError):
            file.close()
        if is_moved:
            with suppress(OSError):  # it is gone if it was moved
                os.remove(written)


def _move(written: str, place: str) -> None:
    if isfile(place):
        shutil.copymode(place, written)
    os.replace(written, place)


@contextmanager
def _said_of(path: str) -> Iterator[None]:
    """Refuse in one line, by the name that was given, what cannot be written."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise unusable("file-unwritable", document_name(path)) from error
