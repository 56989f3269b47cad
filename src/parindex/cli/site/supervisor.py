"""Watches over child processes: one that dies is started again, later and later; all end together."""

import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Final, NamedTuple

from parindex.core.faults import Fault, Place, UnusableInputError

_POLL: Final = 0.1
_LONGEST_WAIT: Final = 2.0
_SETTLED: Final = 60.0
"""A child that lived so long is started again at once."""
_PATIENCE: Final = 15.0
_PR_SET_PDEATHSIG: Final = 1


class Child(NamedTuple):
    """A process to keep alive."""

    name: str
    words: tuple[str, ...]


class _Kept:
    """A child and how often it died lately."""

    def __init__(self, child: Child, environment: dict[str, str]) -> None:
        self.child, self._environment = child, environment
        self.deaths, self.due, self.started = 0, 0.0, 0.0
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it in a group of its own, so that nothing of it outlives it."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 -- our own words
            self.child.words,
            env=self._environment,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 -- no thread runs yet in this process
        )

    def look(self) -> None:
        """Start it again if it died and has waited long enough."""
        if self.process is None:
            if time.monotonic() >= self.due:
                self.start()
            return
        status = self.process.poll()
        if status is None:
            return
        self.kill(signal.SIGKILL)
        self.process = None
        self.deaths = 0 if time.monotonic() - self.started > _SETTLED else self.deaths + 1
        self.due = time.monotonic() + min(0.25 * 2 ** max(self.deaths - 1, 0), _LONGEST_WAIT)
        sys.stderr.write(f"{self.child.name}: {status}\n")

    def kill(self, kind: int) -> None:
        """Send a signal to the whole group of it."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, kind)


class Supervisor:
    """Keeps the processes of one site."""

    def __init__(self, children: Sequence[Child], folder: Path) -> None:
        self._folder = folder
        self._kept = [_Kept(child, dict(os.environ)) for child in children]
        self._is_ending = False

    @contextmanager
    def holding_the_folder(self) -> Iterator[None]:
        """Let no second supervisor run the same site."""
        with (self._folder / "run.lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise UnusableInputError(Fault("site-runs-already", Place(str(self._folder)))) from None
            yield

    @contextmanager
    def running(self) -> Iterator[None]:
        """Start all of them; SIGTERM and SIGINT end them from now on, and so does the end of what is done inside."""
        for kind in (signal.SIGTERM, signal.SIGINT):
            signal.signal(kind, self._end)
        try:
            for kept in self._kept:
                kept.start()
            yield
        finally:
            self._stop()

    def wait_for(self, listen: str) -> None:
        """Wait until the server answers; one that dies meanwhile is refused."""
        host, _, port = listen.rpartition(":")
        until = time.monotonic() + _PATIENCE
        web = self._kept[0]
        while time.monotonic() < until and not self._is_ending:
            with suppress(OSError), socket.create_connection((_reached(host), int(port)), timeout=1):
                return
            if web.process is None or web.process.poll() is not None:
                break
            time.sleep(_POLL)
        if not self._is_ending:
            raise UnusableInputError(Fault("server-does-not-start", Place(listen)))

    def watch(self) -> int:
        """Start again what dies, until told to end."""
        while not self._is_ending:
            for kept in self._kept:
                kept.look()
            time.sleep(_POLL)
        return 0

    def _end(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 -- as signal wants it
        self._is_ending = True

    def _stop(self) -> None:
        """Ask all to end; end those that do not."""
        for kept in self._kept:
            if kept.process is not None:
                kept.process.terminate()
        until = time.monotonic() + _PATIENCE
        for kept in self._kept:
            if kept.process is not None:
                with suppress(subprocess.TimeoutExpired):
                    kept.process.wait(max(until - time.monotonic(), 0.1))
                kept.kill(signal.SIGKILL)
                kept.process.wait()


def _reached(host: str) -> str:
    """Give the address a server is reached at from its own machine; one for all is no address to call."""
    return {"0.0.0.0": "127.0.0.1", "[::]": "::1"}.get(host, host.strip("[]"))  # noqa: S104 -- it is asked, not bound


def require_free(listen: str) -> None:
    """Refuse an address somebody else listens at: the server would not start, and another would seem to be it."""
    host, _, port = listen.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections of a minute ago are no listener
        try:
            tried.bind((host.strip("[]"), int(port)))
        except OSError:
            raise UnusableInputError(Fault("server-does-not-start", Place(listen))) from None


def _die_with_parent() -> None:
    """Ask Linux to end this process if its supervisor is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
