"""The pages of a PDF read in a process of their own (tiến trình riêng).

pdfium is written in C++: a file made to do harm can end the process it runs in, or eat its memory.
"""

import pickle
import subprocess
import sys
from threading import Timer

from parindex.core.faults import UnusableInputError
from parindex.core.light_typing import Any, Final, Iterator
from parindex.documents.reports.pdf_layout.news import Read
from parindex.documents.text_hygiene import unusable

_MEMORY: Final = 448 * 1_024 * 1_024
_CPU_SECONDS: Final = 300
_LONGEST_SILENCE: Final = 120.0  # seconds from one page to the next


def pages_apart(content: bytes, name: str) -> Iterator[Read]:
    """Yield the pages of a file, as ``pages_in`` does; what ends the process is refused as damage."""
    command = (sys.executable, "-P", "-m", __name__)  # -P: a file beside the report is no module
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing) as process:  # noqa: S603 -- it is ours
        try:
            yield from _pages(process, content, name)
        finally:
            process.kill()


def _pages(process: "subprocess.Popen[bytes]", content: bytes, name: str) -> Iterator[Read]:
    while (said := _said(process, content)) != "end":
        content = b""
        match said:
            case Read():
                yield said
            case (str(code), dict(params)):
                raise unusable(code, name, **params)
            case _:
                raise unusable("pdf-damaged", name)


def _said(process: "subprocess.Popen[bytes]", content: bytes) -> Any:
    """Give the file if it was not given yet, and wait for what is said next; nothing if nothing comes."""
    watch = Timer(_LONGEST_SILENCE, process.kill)
    watch.start()
    try:
        if content and process.stdin is not None:
            process.stdin.write(content)
            process.stdin.close()
        return pickle.load(process.stdout) if process.stdout is not None else None  # noqa: S301 -- our own process
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    finally:
        watch.cancel()


def _limit() -> None:
    """Limit this process, where the system can."""
    try:
        import resource  # noqa: PLC0415 -- not on every system
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _CPU_SECONDS), (resource.RLIMIT_CORE, 0)):
        soft, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (min(each for each in (most, soft, hard) if each != resource.RLIM_INFINITY), hard))


def _serve() -> None:
    """Be that process: read the file, and say its pages or why it is refused."""
    from parindex.documents.reports.pdf_layout.reading import pages_in  # noqa: PLC0415 -- not for the one that waits

    _limit()
    out = sys.stdout.buffer
    try:
        for read in pages_in(sys.stdin.buffer.read(), ""):
            pickle.dump(read, out)
        pickle.dump("end", out)
    except UnusableInputError as refused:
        pickle.dump((refused.fault.code, dict(refused.fault.params)), out)
    except MemoryError:
        pickle.dump(("report-unpacks-too-large", {}), out)


if __name__ == "__main__":
    _serve()
