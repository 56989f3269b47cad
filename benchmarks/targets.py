"""The targets, each measured: what must hold, what is aimed at, and what came out."""

import math
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from commands import KRONG_NO, Bench
from timing import Command, Runs, alternate, peak_together

DISTRICT, COUNTRY, LARGE, PROVINCES = 12, 10_598, 100_000, 63
YEARS, DRAWS, MORE_DRAWS = 10, 1_000, 5


class Measured(NamedTuple):
    """One figure against its target; ``figure`` is None where it could not be measured, with ``why``."""

    target: str
    what: str
    figure: float | None
    must: float | None = None
    aim: float | None = None
    at_least: bool = False
    why: str = ""

    def holds(self, bound: float | None) -> bool | None:
        if bound is None or self.figure is None:
            return None
        return self.figure >= bound if self.at_least else self.figure <= bound


class Targets:
    """Measures target by target; ``seen`` keeps every run for the table of times."""

    def __init__(self, bench: Bench, rounds: int) -> None:
        self.bench, self.rounds = bench, rounds
        self.seen: list[Runs] = []
        self.load_before = os.getloadavg()[0]

    def measure(self, only: Collection[str] = ()) -> Iterator[Measured]:
        targets = (self.p1, self.p2, self.p3, self.p4, self.p5, self.p6)
        for target in (*targets, self.p10, self.p11, self.p12, self.p13, self.p19):
            if not only or target.__name__ in only:
                yield from target()

    def alternate(self, *commands: Command, rounds: int | None = None, warm: bool = True) -> Runs:
        runs = alternate(commands, self.rounds if rounds is None else rounds, warm=warm)
        self.seen.append(runs)
        return runs

    def p1(self) -> Iterator[Measured]:
        bench, ours = self.bench, f"parindex {DISTRICT}"
        commands = (bench.ours_w1(DISTRICT), bench.peer_w1("numpy", DISTRICT), bench.stdlib_w1(DISTRICT))
        runs = self.alternate(*commands, rounds=3 * self.rounds)
        yield Measured("P1", "12 communes, wall ÷ NumPy peer", runs.ratio(ours, f"numpy {DISTRICT}"), 0.40)
        yield Measured("P1", "wall ÷ standard-library peer", runs.ratio(ours, f"stdlib {DISTRICT}"), None, 2)
        yield Measured("P1", "peak MiB", runs.peak(ours), None, 20)
        what = "times as fast as Calc"
        if bench.has("Calc"):
            runs = self.alternate(bench.ours_w1(DISTRICT), bench.calc(DISTRICT))
            yield Measured("P1", what, runs.ratio(f"Calc {DISTRICT}", ours), 20, None, at_least=True)
        else:
            yield Measured("P1", what, None, 20, None, at_least=True, why=bench.missing["Calc"])

    def p2(self) -> Iterator[Measured]:
        bench, ours = self.bench, f"parindex {COUNTRY}"
        peers = ["numpy", "polars"]
        runs = self.alternate(bench.ours_w1(COUNTRY), *(bench.peer_w1(peer, COUNTRY) for peer in peers))
        best = min((f"{peer} {COUNTRY}" for peer in peers), key=runs.wall)
        yield Measured("P2", f"10,598 communes, wall ÷ best peer ({best.split()[0]})", runs.ratio(ours, best), 1.25, 1)
        yield Measured("P2", "peak MiB", runs.peak(ours), 120)
        others = self.alternate(
            bench.ours_w1(COUNTRY), *(bench.peer_w1(peer, COUNTRY) for peer in ("duckdb", "pandas"))
        )
        for peer in ("duckdb", "pandas"):
            yield Measured("P2", f"wall ÷ {peer} (for comparison)", others.ratio(ours, f"{peer} {COUNTRY}"))
        timed = self.alternate(bench.work_w1(COUNTRY), bench.limit_w1(COUNTRY))
        keys = {f"parindex work {COUNTRY}": ("work",), f"limit {COUNTRY}": ("read_touch", "write")}
        yield Measured("P2", "work ÷ limit", timed.ratio_said(*keys, keys), 2.0, 1.4)
        what = "times as fast as Calc"
        if bench.has("Calc"):
            runs = self.alternate(bench.ours_w1(COUNTRY), bench.calc(COUNTRY), rounds=1, warm=False)
            yield Measured("P2", what, runs.ratio(f"Calc {COUNTRY}", ours), 100, None, at_least=True)
        else:
            yield Measured("P2", what, None, 100, None, at_least=True, why=bench.missing["Calc"])

    def p3(self) -> Iterator[Measured]:
        bench, ours = self.bench, f"parindex {LARGE}"
        runs = self.alternate(bench.ours_w1(LARGE), bench.peer_w1("polars", LARGE), bench.peer_w1("numpy", LARGE))
        yield Measured("P3", "100,000 units, wall ÷ polars", runs.ratio(ours, f"polars {LARGE}"), 1.2, 0.9)
        yield Measured("P3", "100,000 units, wall ÷ NumPy peer (for comparison)", runs.ratio(ours, f"numpy {LARGE}"))
        yield Measured("P3", "peak MiB", runs.peak(ours), 250)
        sizes = (f"parindex work {LARGE}", f"parindex work {COUNTRY}")
        timed = self.alternate(bench.work_w1(LARGE), bench.work_w1(COUNTRY))
        growth = timed.ratio_said(*sizes, dict.fromkeys(sizes, ("work",)))
        exponent = math.log(growth) / math.log(LARGE / COUNTRY)
        yield Measured("P3", "exponent of work, 10,598 → 100,000", exponent, 1.0)

    def p4(self) -> Iterator[Measured]:
        bench = self.bench
        for units in (DISTRICT, 1_000, COUNTRY, LARGE):
            must, aim = (0.8, 0.55) if units == COUNTRY else (1, None)
            what = f"{units:,} units, wall ÷ OpenFisca"
            if bench.has("OpenFisca"):
                runs = self.alternate(bench.ours_w1(units), bench.peer_w1("openfisca", units))
                yield Measured("P4", what, runs.ratio(f"parindex {units}", f"openfisca {units}"), must, aim)
            else:
                yield Measured("P4", what, None, must, aim, why=bench.missing["OpenFisca"])

    def p5(self) -> Iterator[Measured]:
        bench = self.bench
        ours, numpy = bench.ours_w2(COUNTRY, YEARS), bench.peer_w2("numpy", COUNTRY, YEARS)
        few = max(1, self.rounds // 2)
        runs = self.alternate(ours, numpy, bench.limit_w2(COUNTRY, YEARS), rounds=few)
        yield Measured("P5", "ten years, wall ÷ NumPy peer", runs.ratio(ours.name, numpy.name), 1.2, 0.6)
        keys = {ours.name: ("montecarlo",), "limit W2": ("matmul", "sort_i64", "quantile_sort_i16")}
        yield Measured("P5", "draws ÷ limit", runs.ratio_said(*keys, keys), None, 2)
        yield Measured("P5", "peak MiB, 1,000 draws", runs.peak(ours.name), 200)
        more = bench.ours_w2(COUNTRY, 1, MORE_DRAWS)
        yield Measured("P5", "peak MiB, 5,000 draws", self.alternate(more, rounds=1, warm=False).peak(more.name), 200)
        pandas = bench.peer_w2("pandas", COUNTRY, YEARS)
        runs = self.alternate(ours, pandas, rounds=1, warm=False)
        yield Measured("P5", "ten years, wall ÷ pandas", runs.ratio(ours.name, pandas.name), 0.1)

    def p6(self) -> Iterator[Measured]:
        bench = self.bench
        ours, numpy = bench.ours_w2(PROVINCES, 1), bench.peer_w2("numpy", PROVINCES, 1)
        runs = self.alternate(ours, numpy)
        what = "63 units, 1,000 draws, times as fast as COINr"
        if bench.has("COINr"):
            slow = bench.coinr(PROVINCES, DRAWS)
            timed = self.alternate(ours, slow, rounds=1, warm=False)
            yield Measured("P6", what, timed.ratio(slow.name, ours.name), 150, 250, at_least=True)
        else:
            yield Measured("P6", what, None, 150, 250, at_least=True, why=bench.missing["COINr"])
        yield Measured("P6", "63 units, wall ÷ NumPy peer (for comparison)", runs.ratio(ours.name, numpy.name))

    def p10(self) -> Iterator[Measured]:
        bench = self.bench
        what, memory = "1,000 reports, wall ÷ scan bound", "peak MiB of all processes together"
        if not bench.has("W4"):
            yield Measured("P10", what, None, 100, 40, why=bench.missing["W4"])
            yield Measured("P10", memory, None, 300, why=bench.missing["W4"])
            return
        ours, bound = bench.ours_w4(), bench.bound_w4()
        runs = self.alternate(bound, ours, rounds=max(self.rounds // 2, 1), warm=False)
        yield Measured("P10", what, runs.ratio(ours.name, bound.name), 100, 40)
        yield Measured("P10", memory, peak_together(ours), 300)

    def against_bare(self, target: str, must: float, aim: float, *commands: Command) -> Iterator[Measured]:
        """Measure commands against an interpreter that does nothing."""
        bare = self.bench.python("python -c pass", "-c", "pass")
        runs = self.alternate(bare, *commands, rounds=3 * self.rounds)
        for command in commands:
            what = f"{command.name}, wall ÷ bare interpreter"
            yield Measured(target, what, runs.ratio(command.name, bare.name), must, aim)

    def p11(self) -> Iterator[Measured]:
        make = self.bench.parindex
        words = make("parindex --help", "--help"), make("parindex --version", "--version")
        yield from self.against_bare("P11", 4, 2.5, *words, make("a usage error", "score", status=2))

    def p12(self) -> Iterator[Measured]:
        bench = self.bench
        scores = Path(bench.out(f"../{KRONG_NO}.csv"))
        given, output = ("--criteria", KRONG_NO, "--input", scores), bench.out("krong-no")
        score = bench.parindex("score, Krông Nô", "score", *given, "--output", output)
        explain = bench.parindex("explain one commune", "explain", *given, "--unit", "24688")
        results = f"{output}/results.json"
        compare = bench.parindex("compare two years", "compare", results, results)
        yield from self.against_bare("P12", 7, 4, score, explain, compare)

    def p13(self) -> Iterator[Measured]:
        yield from self.against_bare("P13", 2, 1.5, self.bench.python("import parindex", "-c", "import parindex"))

    def p19(self) -> Iterator[Measured]:
        bench = self.bench
        program = Path(__file__).with_name("rescore.py")
        words = (program, bench.data / "w1.yaml", bench.input(DISTRICT, "our", "csv"))
        again = bench.python("rescore, 300 times", *words)
        runs = self.alternate(again)
        yield Measured(
            "P19", "one leaf and all ranks of its district, ms", runs.said(again.name, "with_ranks_ms"), 2, 0.5
        )
        yield Measured("P19", "the leaf alone, ms (for comparison)", runs.said(again.name, "rescore_ms"))
