"""A process of its own that proofreads the files it is told (tiến trình rà soát), one after another."""

import gc
import os
import pickle
import signal
import sys

from parindex.core.light_typing import TYPE_CHECKING, Any, Final
from parindex.documents.findings.piece import Wanted, piece_of

if TYPE_CHECKING:
    from typing import BinaryIO

READY: Final = "ready"


def serve() -> None:
    """Say that we are ready, hear what is wanted, then answer each place and path with its piece."""
    signal.signal(signal.SIGTERM, _leave)
    told, said = _kept_apart()
    try:
        _say(READY, said)
        wanted: Wanted = pickle.load(told)  # noqa: S301 -- from the process that started us
        gc.freeze()
        while True:
            place, path = pickle.load(told)  # noqa: S301 -- as above
            _say(piece_of(place, path, wanted), said)
    except (EOFError, OSError):  # nothing more is told, or nobody listens
        return


def _kept_apart() -> tuple["BinaryIO", "BinaryIO"]:
    """Take the two pipes for ourselves: what a library prints is no answer, and what it reads no order."""
    told, said = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return told, said


def _say(answer: object, said: "BinaryIO") -> None:
    pickle.dump(answer, said)
    said.flush()


def _leave(*_: Any) -> None:
    """Leave when told to, with what is temporary cleared away."""
    sys.exit(0)


if __name__ == "__main__":
    serve()
