"""``measure.py``: equality first, then every target, one table on the screen and one in the documentation.

Settings come from ``run.sh``: PEERS, WORK, MISSING (peers that could not be installed, with the
reason, one a line), ROUNDS, REPORT, and ONLY: the targets wanted, where the page is left as it is.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from commands import KRONG_NO, Bench, has_program
from report import report, table
from targets import COUNTRY, DISTRICT, LARGE, MORE_DRAWS, PROVINCES, YEARS, Targets
from timing import once


def main() -> int:
    peers, work = Path(os.environ["PEERS"]), Path(os.environ["WORK"])
    missing = dict(line.split(": ", 1) for line in os.environ["MISSING"].splitlines() if line)
    if not has_program("soffice"):
        missing["Calc"] = "LibreOffice is not installed"
    bench = Bench(peers, work, missing)
    Path(bench.out("")).mkdir(parents=True, exist_ok=True)
    library = Path(__file__).parent.parent / "src/parindex/library"
    shutil.copyfile(library / KRONG_NO / "scores.csv", bench.data / f"{KRONG_NO}.csv")
    for name, why in missing.items():
        print(f"{name} not measured: {why}")
    only = os.environ["ONLY"].lower().split()
    if not only and not are_equal(bench):
        return 1
    targets = Targets(bench, int(os.environ["ROUNDS"]))
    found = []
    for measured in targets.measure(only):
        found.append(measured)
        print(f"{measured.target}  {measured.what}: {measured.figure}", flush=True)
    print()
    print(table(found))
    if only:
        return 0
    page = Path(os.environ["REPORT"])
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(report(found, targets), encoding="utf-8")
    return 0


def are_equal(bench: Bench) -> bool:
    """Hold our figures against the NumPy peer's; nothing is timed that is not the same."""
    results = []
    for units in (DISTRICT, 1_000, COUNTRY, LARGE):
        ours, ending = bench.ours_w1(units), "csv" if units == DISTRICT else "parquet"
        once(ours)
        once(bench.peer_w1("numpy", units))
        written = f"{bench.out(ours.name)}/results.{ending}"
        results.append(compared(bench, "w1", f"W1, {units:,} units", written, bench.out(f"numpy {units}.parquet")))
    for units, years, times in ((PROVINCES, 1, 1), (COUNTRY, 1, MORE_DRAWS), (COUNTRY, YEARS, 1)):
        ours, peer = bench.ours_w2(units, years, times), bench.peer_w2("numpy", units, years)
        once(ours)
        once(peer)
        files = bench.out(f"{ours.name}.parquet"), bench.out(f"{peer.name}.parquet")
        results.append(compared(bench, "w2", f"W2, {units:,} units, {years} years, {times},000 draws", *files))
    return all(results)


def compared(bench: Bench, workload: str, what: str, ours: str, theirs: str) -> bool:
    program = Path(__file__).with_name("equality.py")
    command = bench.peer(what, str(program), workload, ours, theirs)
    print(f"{what}: ", end="", flush=True)
    return subprocess.run(command.words, env=dict(command.environment), check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
