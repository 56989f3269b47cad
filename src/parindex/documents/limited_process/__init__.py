"""A file somebody sent read in a process of its own with limits (tiến trình có giới hạn).

The process may use so much memory and processor time and no more, together with those it starts; it is
ended when it goes beyond. What it makes it leaves as files in a folder.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial

from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Final, Literal, Mapping, NamedTuple
from parindex.wording.faults import one_line
from parindex.wording.language import language

type Beyond = Literal["", "too-long", "too-much-memory"]

_REFUSED: Final[Mapping[Beyond, str]] = {
    "": "report-ends-process",
    "too-long": "report-takes-too-long",
    "too-much-memory": "report-takes-too-much-memory",
}
_ADDRESSES: Final = 4 * 1024 * 1024 * 1024
_LARGEST_FILE: Final = 200_000_000
_LOOK: Final = 0.05


class Limits(NamedTuple):
    """Giới hạn: bytes of memory, seconds of the processor."""

    memory: int
    seconds: int


def run_in_limits(module: str, arguments: tuple[str, ...], home: str, limits: Limits) -> Beyond:
    """Run a module of ours in a process with limits; say which of them it went beyond."""
    process = subprocess.Popen(  # noqa: S603 -- it is ours
        (sys.executable, "-P", "-m", module, *arguments),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=partial(_limit, limits.seconds),  # noqa: PLW1509 -- nothing but system calls happens there
        env={"PATH": os.environ.get("PATH", ""), "HOME": home, "LANG": "C.UTF-8", "PYTHONPATH": _here()},
    )
    try:
        return _waited(process, limits)
    finally:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def refusal_of(beyond: Beyond, name: str) -> str:
    """Say in one line why nothing came of a file, called ``name`` by its owner: a limit, or the process died."""
    return one_line(Fault(_REFUSED[beyond], Place(document=name)), language())


def _here() -> str:
    """Give the path parindex itself is imported from."""
    return os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 3))


def _limit(seconds: int) -> None:
    """Set what the process may use; what it starts inherits it."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _waited(process: subprocess.Popen[bytes], limits: Limits) -> Beyond:
    """Wait for the end of the process, or for it to go beyond its limits."""
    until = time.monotonic() + 2 * limits.seconds
    while process.poll() is None:
        if time.monotonic() > until:
            return "too-long"
        if _memory_of(process.pid) > limits.memory:
            return "too-much-memory"
        time.sleep(_LOOK)
    return "too-long" if process.returncode == -signal.SIGXCPU else ""


def _memory_of(group: int) -> int:
    """Add up the memory in use of every process of a group, in bytes."""
    pages = 0
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError, ValueError), open(f"/proc/{name}/stat", encoding="utf-8") as file:
            fields = file.read().rpartition(")")[2].split()
            if int(fields[2]) == group:
                pages += int(fields[21])
    return pages * resource.getpagesize()
