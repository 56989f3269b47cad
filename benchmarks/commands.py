"""What is run: parindex as it is installed, and its peers, each in an environment of its own."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from timing import Command, once

YEAR = 2024
BLOCKS = ("--blank", "na_rule", "--block", "district", "--block", "province", "--block", "all")
KRONG_NO = "krong-no-commune-2022"


class Bench(NamedTuple):
    """Where everything is: the peers' own code, our work folder, and what could be installed."""

    peers: Path
    work: Path
    missing: Mapping[str, str]

    @property
    def data(self) -> Path:
        return self.work / "data"

    @property
    def reports(self) -> Path:
        return self.data / "w4"

    def has(self, peer: str) -> bool:
        return peer not in self.missing

    def input(self, units: int, prefix: str = "w1", ending: str = "parquet") -> str:
        return str(self.data / f"{prefix}_{units}_{YEAR}.{ending}")

    def out(self, name: str) -> str:
        return str(self.data / "out" / name)

    def command(self, name: str, *words: str | Path, status: int = 0) -> Command:
        """Give a command in the environment everything runs in: own caches, byte code kept."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PARINDEX"))}
        environment = {**kept, "XDG_CACHE_HOME": str(self.work / "cache"), "LC_ALL": "C.UTF-8"}
        return Command(name, tuple(str(word) for word in words), environment, str(self.work), status)

    def python(self, name: str, *words: str | Path) -> Command:
        """Give a command of the interpreter parindex is installed in."""
        return self.command(name, self.work / "product/bin/python", *words)

    def parindex(self, name: str, *words: str | Path, status: int = 0) -> Command:
        return self.command(name, self.work / "product/bin/parindex", *words, status=status)

    def peer(self, name: str, program: str, *words: str | Path, home: str = "lean") -> Command:
        """Give a command of a peer's program, with its modules compiled once as ours are."""
        command = self.command(name, self.work / home / "bin/python", self.peers / program, *words)
        added = {"PYTHONPYCACHEPREFIX": str(self.work / "pycache"), "PYTHONPATH": str(self.peers)}
        return command._replace(environment={**command.environment, **added}, folder=str(self.peers))

    def ours_w1(self, units: int) -> Command:
        """Score W1 as a user does: a district from CSV to CSV, more from Parquet to Parquet."""
        ending = "csv" if units <= 12 else "parquet"
        name = f"parindex {units}"
        words = ("--criteria", self.data / "w1.yaml", "--input", self.input(units, "our", ending), *BLOCKS)
        return self.parindex(name, "score", *words, "--results", ending, "--output", self.out(name))

    def peer_w1(self, peer: str, units: int) -> Command:
        home = {"numpy": "lean", "openfisca": "openfisca"}.get(peer, "peers")
        name = f"{peer} {units}"
        extra = ("vector",) if peer == "pandas" else ()  # the analyst's quick way, not the row-by-row one
        return self.peer(name, f"w1_{peer}.py", self.input(units), self.out(f"{name}.parquet"), *extra, home=home)

    def stdlib_w1(self, units: int) -> Command:
        program = self.peers / "w1_stdlib.py"
        command = self.python(f"stdlib {units}", program, self.input(units, ending="csv"), self.out("stdlib.csv"))
        added = {"PYTHONPYCACHEPREFIX": str(self.work / "pycache")}
        return command._replace(environment={**command.environment, **added})

    def work_w1(self, units: int) -> Command:
        program = Path(__file__).with_name("w1_work.py")
        words = (self.data / "w1.yaml", self.input(units, "our"), self.out(f"work {units}.parquet"))
        return self.python(f"parindex work {units}", program, *words)

    def limit_w1(self, units: int) -> Command:
        written = self.out(f"numpy {units}.parquet")
        return self.peer(f"limit {units}", "w1_limit.py", self.input(units), written, self.out("limit.parquet"))

    def ours_w2(self, units: int, years: int, times: int = 1) -> Command:
        name = f"parindex W2 {units} x {years} years" + (f" x {times} draws" if times > 1 else "")
        program = Path(__file__).with_name("w2_parindex.py")
        return self.python(name, program, self.data, str(units), str(years), self.out(f"{name}.parquet"), str(times))

    def peer_w2(self, peer: str, units: int, years: int) -> Command:
        name = f"{peer} W2 {units} x {years} years"
        home = "lean" if peer == "numpy" else "peers"
        words = (self.data, str(units), str(years), self.out(f"{name}.parquet"))
        return self.peer(name, f"w2_{peer}.py", *words, home=home)

    def limit_w2(self, units: int, years: int) -> Command:
        return self.peer("limit W2", "w2_limit.py", str(units), str(years))

    def ours_w4(self) -> Command:
        """Proofread the reports of W4 with two processes, as the findings are read by other programs."""
        words = (self.work / "product/bin/parindex", "proofread", *sorted(self.reports.glob("*.txt")))
        two = ",".join(map(str, sorted(os.sched_getaffinity(0))[:2]))
        output = ("--format", "json", "--output", self.out("w4.json"))
        return self.command("parindex W4", "taskset", "-c", two, *words, *output, status=1)

    def bound_w4(self) -> Command:
        """Read the same reports and find every number in them, and do nothing else."""
        return self.python("bound W4", self.peers / "w4_bound.py", "-", self.reports, "scan")

    def calc(self, units: int) -> Command:
        """Load a workbook of live formulas, recalculate and save; the workbook is made once."""
        book = self.data / f"calc_{units}.xlsx"
        if not book.exists():
            make = self.peer("workbook", "w1_calc_make.py", self.input(units), book, home="peers")
            once(make)
        words = (self.peers / "w1_calc.sh", book, self.data / "out", self.work / "calc", "0")
        return self.command(f"Calc {units}", "sh", *words)

    def coinr(self, units: int, draws: int) -> Command:
        """Give COINr's rank sensitivity of one year; what it reads is made first."""
        scores = self.out(f"numpy {units}.parquet")
        once(self.peer("COINr input", "coinr_input.py", scores, self.data, str(units), home="peers"))
        given = (self.data / f"scores_{units}.csv", self.out("coinr.csv"), str(draws), self.work / "r")
        return self.command(f"COINr W2 {units}", "Rscript", self.peers / "w1w2_coinr.R", *given)


def has_program(name: str) -> bool:
    return shutil.which(name) is not None
