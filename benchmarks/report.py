"""The figures as a table, and the page of the documentation that holds it."""

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from targets import Measured, Targets

HEAD = ("Target", "What", "Must", "Aim", "Measured", "Must met", "Aim met")
GIB = 1024**3
PAGE = """\
# Performance

Measured by `make bench`; targets and workloads are those of the design. Every figure is a ratio
inside alternating rounds of whole processes, start-up included (the median over the rounds), or says
otherwise; seconds of one machine would not be those of another. Nothing was timed before the figures
were found EQUAL to the NumPy peer's: every leaf, total, index, class and rank of W1 at 12, 1,000,
10,598 and 100,000 units, every rank interval of W2.

- Measured on {day}, {rounds} rounds (three times as many for what ends in milliseconds, half as many
  for ten years of draws and for the reports, one for Calc at 10,598 communes and for pandas over ten years).
- Machine: {machine}.
- Load of the machine before and after: {before:.1f} and {after:.1f} (its own is 1; more is other programs').

## Targets

{table}
{missing}
## Times and memory of the runs

Medians; memory is the largest of the rounds, and never reads lower than that of the process which
measures (15 MiB).

{times}
- W1: communes with 55 items in seven domains, from file to ranked results. A district is read from
  CSV and written as CSV, more units as Parquet.
- W2: W1 for ten years, and for each year 1,000 weightings of the domains: the rank intervals of
  communes, districts and provinces.
- W4: 1,000 reports, 15.7 million letters: five real ones, 200 times each, with one number of each altered;
  two processes, findings as JSON. Its bound reads the same files in one process and finds every number
  with one pattern. Its memory is that of all processes together, sampled in a run that is not timed.
- "work" is reading, scoring and writing without start-up; "limit" reads, touches and writes the same
  columns and does nothing else; the limit of W2 multiplies and sorts once.

## How to run

    make bench
    make bench ROUNDS=15
    make bench ONLY=p10

The generators and the peers' programs stand in `benchmarks/peers`, as they were when the targets were
set; what they need is installed below `benchmarks/.work`, as is parindex itself, from its lock.
LibreOffice Calc and R with COINr are used where they are installed. The five reports are not ours to give;
they are read from `../shared/seeds`, or SEEDS, where they are.
"""


def cells(measured: Measured) -> tuple[str, ...]:
    sign = "≥ " if measured.at_least else "≤ "
    bounds = ["–" if bound is None else f"{sign}{bound:g}" for bound in (measured.must, measured.aim)]
    figure = "not measured" if measured.figure is None else f"{measured.figure:.3g}"
    if measured.figure is not None and measured.figure >= 100:
        figure = f"{measured.figure:.0f}"
    return measured.target, measured.what, *bounds, figure, said(measured, measured.must), said(measured, measured.aim)


def said(measured: Measured, bound: float | None) -> str:
    if bound is None:
        return "–"
    return {True: "met", False: "**NOT met**", None: "not measured"}[measured.holds(bound)]


def table(found: Sequence[Measured]) -> str:
    return aligned([HEAD, *(cells(measured) for measured in found)])


def aligned(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]) + "\n"


def report(found: Sequence[Measured], targets: Targets) -> str:
    missing = "\n".join(f"- {measured.target}, {measured.what}: {measured.why}." for measured in found if measured.why)
    return PAGE.format(
        day=datetime.now(UTC).date().isoformat(),
        rounds=targets.rounds,
        machine=", ".join(machine()),
        before=targets.load_before,
        after=os.getloadavg()[0],
        table=table(found),
        missing=f"Not measured:\n\n{missing}\n" if missing else "",
        times=aligned([("Run", "wall s", "CPU s", "peak MiB"), *times(targets)]),
    )


def times(targets: Targets) -> Iterator[tuple[str, ...]]:
    """Yield each command once, where it was first measured."""
    listed = set()
    for runs in targets.seen:
        for line in runs.lines():
            if line[0] not in listed:
                yield line
            listed.add(line[0])


def machine() -> Iterator[str]:
    """Say what the machine is, not which."""
    names = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    yield " ".join(names[0].split()) if names else platform.machine()
    yield f"{os.cpu_count()} cores"
    yield f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / GIB:.0f} GiB of memory"
    yield f"{platform.freedesktop_os_release()['PRETTY_NAME']}"
    yield f"Python {platform.python_version()}"
