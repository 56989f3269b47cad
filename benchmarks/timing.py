"""Whole processes in alternating rounds: wall by a monotonic clock, CPU and peak memory by wait4.

Figures of one machine move by a fifth from minute to minute, so only ratios inside a round are
compared: A B C … A B C, the ratio in each round, then the median of the ratios.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SAMPLED_EVERY = 0.05  # seconds


class Command(NamedTuple):
    """One process to be timed; ``words[0]`` is the program."""

    name: str
    words: tuple[str, ...]
    environment: Mapping[str, str]
    folder: str
    status: int = 0


class Run(NamedTuple):
    """One run: seconds, MiB, and the numbers of the last JSON line it printed."""

    wall: float
    cpu: float
    peak: float
    said: Mapping[str, float]


class Runs(NamedTuple):
    """The runs of several commands, round by round."""

    of: Mapping[str, list[Run]]

    def wall(self, name: str) -> float:
        return statistics.median(run.wall for run in self.of[name])

    def peak(self, name: str) -> float:
        return max(run.peak for run in self.of[name])

    def ratio(self, name: str, to: str) -> float:
        """Give the median of the ratios of wall time inside each round."""
        pairs = zip(self.of[name], self.of[to], strict=True)
        return statistics.median(run.wall / other.wall for run, other in pairs)

    def ratio_said(self, name: str, to: str, keys: Mapping[str, Sequence[str]]) -> float:
        """Give the same of seconds the commands measured themselves, added up over their ``keys``."""
        pairs = zip(self.of[name], self.of[to], strict=True)
        return statistics.median(
            sum(run.said[key] for key in keys[name]) / sum(other.said[key] for key in keys[to]) for run, other in pairs
        )

    def said(self, name: str, key: str) -> float:
        return statistics.median(run.said[key] for run in self.of[name])

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield for every command its medians: wall, CPU, peak."""
        for name, runs in self.of.items():
            cpu = statistics.median(run.cpu for run in runs)
            yield name, f"{self.wall(name):.3f}", f"{cpu:.3f}", f"{self.peak(name):.0f}"


def once(command: Command) -> Run:
    """Run a command and wait for it; anything but the expected exit status ends the benchmark."""
    with tempfile.TemporaryFile() as file:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.words, stdout=file, stderr=file, env=dict(command.environment), cwd=command.folder
        )
        _, ended, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(ended)
        file.seek(0)
        text = file.read().decode(errors="replace")
    if process.returncode != command.status:
        sys.exit(f"{command.name} ended with {process.returncode}:\n{text[-800:]}")
    said = [json.loads(line) for line in text.splitlines() if line.startswith('{"') and line.endswith("}")]
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said[-1] if said else {})


def peak_together(command: Command) -> float:
    """Run a command and give the most MiB it and all it started held at once; shared pages count once."""
    with tempfile.TemporaryFile() as file:
        process = subprocess.Popen(
            command.words, stdout=file, stderr=file, env=dict(command.environment), cwd=command.folder
        )
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(_proportional, _family(process.pid))))
            time.sleep(SAMPLED_EVERY)
    if process.returncode != command.status:
        sys.exit(f"{command.name} ended with {process.returncode}")
    return peak / 1024


def _family(process: int) -> Iterator[int]:
    """Yield a process and all it started, as far as they still run."""
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = thread.read_text(encoding="ascii").split()
        except OSError:  # it ended meanwhile
            continue
        for child in map(int, children):
            yield from _family(child)


def _proportional(process: int) -> int:
    """Give the KiB of a process, of a page shared by n of them the n-th part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def alternate(commands: Sequence[Command], rounds: int, *, warm: bool = True) -> Runs:
    """Run the commands in turn, ``rounds`` times, after one round that does not count."""
    if warm:
        for command in commands:
            once(command)
    runs = Runs({command.name: [] for command in commands})
    for _ in range(rounds):
        for command in commands:
            runs.of[command.name].append(once(command))
    return runs
