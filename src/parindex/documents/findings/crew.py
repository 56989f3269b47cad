"""Processes that proofread files side by side (các tiến trình cùng làm).

A file that ends its process (a fault of a library, no memory left) costs nobody else: it is tried once
more in another, and then refused. The pool of the standard library cannot tell which file it was, and
one that is broken off speaks of its own matters on the error stream.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue

from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Any, Final
from parindex.documents.findings.piece import Piece, Wanted, refused_piece
from parindex.documents.findings.worker import READY
from parindex.documents.text_hygiene import document_name

_PROGRAM: Final = "parindex.documents.findings.worker"
_TRIES: Final = 2
_PATIENCE: Final = 2.0  # seconds a process has to leave


class Crew:
    """A few processes, and the files they are at; ``is_fit`` says whether all of them started."""

    def __init__(self, size: int, wanted: Wanted) -> None:
        self.size, self._wanted = size, wanted
        self._is_ending = False
        self._under_way: deque[Future[Piece]] = deque()
        self._threads = ThreadPoolExecutor(size)
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._workers: list[_Worker] = []
        with suppress(OSError):
            for _ in range(size):
                self._idle.put(self._hired())
        self.is_fit = len(self._workers) == size and all(worker.is_ready() for worker in self._workers)

    @property
    def is_busy(self) -> bool:
        return bool(self._under_way)

    def take_on(self, place: int, path: str) -> None:
        """Let one of the processes proofread a file."""
        self._under_way.append(self._threads.submit(self._piece, place, path))

    def next_piece(self) -> Piece:
        """Wait for the piece of the file that was taken on first."""
        piece = self._under_way[0].result()
        self._under_way.popleft()
        return piece

    def end(self) -> None:
        """End the processes, whatever they are doing."""
        self._is_ending = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.ask_to_leave()
        for worker in self._workers:
            worker.end()
        self._threads.shutdown()

    def _hired(self) -> "_Worker":
        worker = _Worker(self._wanted)
        self._workers.append(worker)
        return worker

    def _piece(self, place: int, path: str) -> Piece:
        """Let whoever is idle proofread a file, and another if that ends the first."""
        for _ in range(_TRIES):
            worker = self._idle.get()
            piece = worker.piece(place, path)
            if piece is None and not self._is_ending:
                worker.end()
                with suppress(OSError):  # the ended one stands in its place, and is replaced at the next file
                    worker = self._hired()
            self._idle.put(worker)
            if piece is not None:
                return piece
        name = document_name(path)
        return refused_piece(Fault("report-ends-process", Place(document=name)), name, self._wanted)


class _Worker:
    """One of the processes, and what it says."""

    def __init__(self, wanted: Wanted) -> None:
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        command = (sys.executable, "-P", "-m", _PROGRAM)  # -P: a file beside the reports is no module
        # A session of its own does not hear Ctrl+C, which a terminal sends to all of ours at once.
        self._process = subprocess.Popen(  # noqa: S603 -- it is ours
            command, stdin=pipe, stdout=pipe, stderr=nothing, start_new_session=True
        )
        self._untold: Wanted | None = wanted

    def is_ready(self) -> bool:
        """Wait until it is there, and tell it then what is wanted."""
        if self._untold is not None and self._answer() == READY:
            self._tell(self._untold)
            self._untold = None
        return self._untold is None

    def piece(self, place: int, path: str) -> Piece | None:
        """Let it proofread a file; nothing comes from one that ended."""
        if not self.is_ready():
            return None
        self._tell((place, path))
        answer = self._answer()
        return answer if isinstance(answer, Piece) else None

    def ask_to_leave(self) -> None:
        """Ask it, and what it started itself, to leave at once."""
        self._send(signal.SIGTERM)

    def end(self) -> None:
        """See it leave, or make it."""
        self.ask_to_leave()
        process = self._process
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._send(getattr(signal, "SIGKILL", signal.SIGTERM))
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not said in time
                    pipe.close()

    def _send(self, number: int) -> None:
        if self._process.returncode is not None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, number)
            else:
                self._process.terminate()

    def _tell(self, what: object) -> None:
        """Tell it something; one that ended hears nothing."""
        pipe = self._process.stdin
        if pipe is not None:
            with suppress(OSError, ValueError):
                pickle.dump(what, pipe)
                pipe.flush()

    def _answer(self) -> Any:
        pipe = self._process.stdout
        try:
            return pickle.load(pipe) if pipe is not None else None  # noqa: S301 -- our own process
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            return None
