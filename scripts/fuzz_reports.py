"""Open hostile reports of every kind, proofread them and write the findings, each in a process with limits.

A file may take 10 seconds of processor time, and a tenth of a second for each page of its text. What may
come out is a page or a refusal in one line. Anything else is written out with its seed::

    python scripts/fuzz_reports.py --files 10000
    python scripts/fuzz_reports.py --first 4711 --files 1 --keep
"""

import argparse
import faulthandler
import os
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "documents" / "reports")]

from parindex.core.faults import UnusableInputError  # noqa: E402
from parindex.core.proofreading.page import Document  # noqa: E402
from parindex.documents.findings.as_docx import as_docx  # noqa: E402
from parindex.documents.findings.as_html import as_html  # noqa: E402
from parindex.documents.findings.as_json import as_json  # noqa: E402
from parindex.documents.findings.as_lines import as_lines  # noqa: E402
from parindex.documents.findings.report import Proofread, proofread_report  # noqa: E402
from parindex.documents.reports import docx, pdf, web_page, workbook  # noqa: E402, F401 -- loaded once, not by each child
from parindex.documents.reports.opening import kind_of, open_report  # noqa: E402
from parindex.wording.language import language  # noqa: E402
from support.hostile import KINDS, HostileFile, hostile_file  # noqa: E402 -- found only now

SECONDS = 10
LETTERS_A_PAGE = 2_000
CELLS_A_PAGE = 300
PAGES_A_SECOND = 10
MEMORY = 512 * 1024 * 1024
READ, REFUSED, FAILED = 0, 3, 4
LONGEST = 30 * SECONDS  # by the clock, for a machine that does other things as well


class Outcome(NamedTuple):
    """What became of a file: its seed, read, refused or how it failed, and where in the program."""

    seed: int
    what: str
    where: str = ""


def try_file(seed: int, out: Path, *, keep: bool) -> None:
    """Be the child: make the file of a seed, open it and proofread it."""
    made = hostile_file(seed)
    path = out / f"{seed}-{made.name}"
    path.write_bytes(made.content)
    trace = out / f"{seed}.trace"
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.register(signal.SIGPROF, trace.open("w"), chain=True)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    began = used(resource.RUSAGE_SELF)
    status, seconds = FAILED, float(SECONDS)
    try:
        document = open_report(str(path))
        seconds += pages_of(document) / PAGES_A_SECOND
        signal.setitimer(signal.ITIMER_PROF, began + seconds - used(resource.RUSAGE_SELF))
        write_out(proofread_report(document, ()), made, seed // len(KINDS))
        status = READ
    except UnusableInputError as refused:
        (out / f"{seed}.code").write_text(refused.fault.code)
        status = REFUSED
    except BaseException:  # noqa: BLE001 -- whatever it is, it is what we look for
        trace.write_text(f"{made.done}\n{traceback.format_exc()}")
    signal.setitimer(signal.ITIMER_PROF, 0)
    together = used(resource.RUSAGE_SELF) - began + used(resource.RUSAGE_CHILDREN)
    if status != FAILED and together > seconds:
        trace.write_text(f"{made.done}\ntook too long: its process and that of PDF together")
        status = FAILED
    if status != FAILED:
        trace.unlink()
        if not keep:
            path.unlink()
    os._exit(status)


def write_out(found: Proofread, made: HostileFile, turn: int) -> None:
    """Write the findings in one of the forms by turns, those of a Word file as comments too."""
    spoken = language("vi")
    match turn % 3:
        case 0:
            list(as_lines(found, spoken))
        case 1:
            as_json(found, spoken, with_text=True)
        case _:
            as_html(found, "b0", spoken)
    if kind_of(made.content, made.name) == "docx":
        as_docx(made.content, found, spoken)


def used(who: int) -> float:
    """Tell the processor time of this process, or of those it started, in seconds."""
    found = resource.getrusage(who)
    return found.ru_utime + found.ru_stime


def pages_of(document: Document) -> int:
    """Tell how many pages a report of so many letters, and cells of tables, has at most."""
    cells = sum(len(table.rows) * len(table.rows[0]) for table in document.tables)
    return len(document.text) // LETTERS_A_PAGE + cells // CELLS_A_PAGE


def outcome_of(seed: int, status: int, out: Path) -> Outcome:
    """Tell what a child's end means."""
    trace = out / f"{seed}.trace"
    said = trace.read_text().strip() if trace.exists() else ""
    if os.WIFSIGNALED(status):
        ended = os.WTERMSIG(status)
        what = "took too long" if ended in (signal.SIGPROF, signal.SIGKILL) else f"crashed (signal {ended})"
        places = re.findall(r'File ".*/(parindex/.*)", (line \d+ in .*)', said)
        return Outcome(seed, what, " ".join(places[0]) if places else ", ".join(hostile_file(seed).done))
    match os.WEXITSTATUS(status):
        case 0:
            return Outcome(seed, "read")
        case 3:
            code = out / f"{seed}.code"
            refused = code.read_text()
            code.unlink()
            return Outcome(seed, f"refused: {refused}")
        case _:
            places = re.findall(r'File ".*/(parindex/.*)", (line \d+, in .*)', said)
            return Outcome(seed, said.split("\n")[-1][:120], " ".join(places[-1]) if places else "outside parindex")


def run(seeds: Sequence[int], workers: int, out: Path, *, keep: bool) -> list[Outcome]:
    """Try the files of seeds, a few at a time, each in a child of this process."""
    left, running, outcomes = iter(seeds), dict[int, tuple[int, float]](), list[Outcome]()
    while True:
        while len(running) < workers and (seed := next(left, None)) is not None:
            child = os.fork()
            if child == 0:
                try_file(seed, out, keep=keep)
            running[child] = seed, time.monotonic()
        if not running:
            return outcomes
        child, status = os.waitpid(-1, os.WNOHANG)
        if child == 0:
            end_late(running)
            time.sleep(0.01)
            continue
        seed, _ = running.pop(child)
        outcomes.append(outcome_of(seed, status, out))
        if len(outcomes) % 100 == 0:
            print(f"{len(outcomes)} of {len(seeds)}", file=sys.stderr)


def end_late(running: dict[int, tuple[int, float]]) -> None:
    for child, (_, began) in running.items():
        if time.monotonic() - began > LONGEST:
            os.kill(child, 9)


def main() -> int:
    """Run as asked; 1 if a file was neither read nor refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first file")
    parser.add_argument("--kind", choices=KINDS, help="try files of this kind only")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "parindex-fuzz")
    parser.add_argument("--keep", action="store_true", help="keep the files that were read or refused as well")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    os.environ["PATH"] = ""  # neither LibreOffice nor tesseract: they have limits of their own
    seeds = range(chosen.first, chosen.first + chosen.files)
    if chosen.kind:
        first = chosen.first + (KINDS.index(chosen.kind) - chosen.first) % len(KINDS)
        seeds = range(first, first + chosen.files * len(KINDS), len(KINDS))
    outcomes = run(seeds, chosen.workers, chosen.out, keep=chosen.keep)
    for what, count in sorted(Counter(each.what for each in outcomes).items()):
        print(f"{count:6} {what}")
    failed = [each for each in outcomes if not each.what.startswith(("read", "refused"))]
    for (what, where), count in Counter((each.what, each.where) for each in failed).most_common():
        first = min(each.seed for each in failed if (each.what, each.where) == (what, where))
        print(f"{count:6} times, first with seed {first}: {what}\n       {where}")
    print(f"The files are in {chosen.out}" if failed else "Every file was read or refused.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
