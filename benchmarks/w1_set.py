"""W1 for parindex: ``w1_set.py FOLDER UNITS...`` writes the criteria set and the same data under its columns.

Reads FOLDER/w1_<units>_<year>.parquet of the generator; writes FOLDER/w1.yaml, and beside every
file of the generator one named our_<units>_<year>.parquet (and .csv for a district).
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow.csv
import pyarrow.parquet as pq
from spec_w1 import CLASSES, CRIT_OF_DOM, DOMAIN_MAX, LEAVES, LEAVES_OF_CRIT

HUNDREDTHS = 100
SMALL = 5_000
HEAD = """\
format: parindex-criteria/1
code: w1
title: W1
level: commune
year: 2024
status: sample
total: 100
rounding:
  points: {step: 0.01, mode: half_up, at: leaf}
  index: {step: 0.01, mode: half_up}
  means: {step: 0.01, mode: half_up}
denominator: maxima
not_applicable: rebase
ranking: {method: dense, reads: index}
"""


def points(hundredths: int) -> str:
    return f"{hundredths / HUNDREDTHS:.2f}"


def rule(leaf: Mapping[str, Any]) -> str:
    match leaf["kind"]:
        case "step":
            return f"{{type: step, reads: number, bands: [{', '.join(bands(leaf))}]}}"
        case "linear":
            return f"{{type: linear_floor, floor: {leaf['lo']}%}}"
        case "count":
            return f"{{type: per_item_cap, each: {points(leaf['per'])}}}"
        case _:
            return f"{{type: deduct_per_item, each: {points(leaf['pen'])}}}"


def bands(leaf: Mapping[str, Any]) -> Iterator[str]:
    starts, values = [None, *leaf["thr"]], leaf["pts"]
    for start, below, value in zip(starts, [*leaf["thr"], None], values, strict=True):
        ends = [f"from: {start}"] if start is not None else []
        ends += [f"below: {below}"] if below is not None else []
        yield f"{{{', '.join(ends)}, points: {points(value)}}}"


def set_lines() -> Iterator[str]:
    yield HEAD + "grades:\n  reads: index\n  scale:"
    above = ""
    for at, (start, name) in enumerate(CLASSES):
        lower = f", from: {points(start)}" if at < len(CLASSES) - 1 else ""
        yield f"    - {{code: g{at}, name: {name}{lower}{above}}}"
        above = f", below: {points(start)}"
    yield "domains:"
    for domain, most in enumerate(DOMAIN_MAX):
        yield from branch("  ", f"d{domain + 1}", f"{domain + 1}", most)
        for number, criterion in enumerate(CRIT_OF_DOM[domain], start=1):
            leaves = LEAVES_OF_CRIT[criterion]
            code = f"{domain + 1}.{number}"
            yield from branch("      ", f"c{criterion + 1}", code, sum(leaf["max"] for leaf in leaves))
            for at, leaf in enumerate(leaves, start=1):
                blank = ", not_applicable_when: blank" if leaf["nullable"] else ""
                head = f"key: s{leaf['id']}, code: {code}.{at}, title: leaf {leaf['id']}, max: {points(leaf['max'])}"
                yield f"          - {{{head}, rule: {rule(leaf)}{blank}}}"


def branch(indent: str, key: str, code: str, most: int) -> Iterator[str]:
    yield f"{indent}- key: {key}"
    yield from (
        f"{indent}  {name}: {value}" for name, value in (("code", f'"{code}"'), ("title", key), ("max", points(most)))
    )
    yield f"{indent}  children:"


def column_names() -> dict[str, str]:
    names = {"commune": "unit"}
    for leaf in LEAVES:
        number = leaf["id"]
        if leaf["kind"] == "linear":
            names |= {f"n_{number}": f"s{number}:numerator", f"q_{number}": f"s{number}:denominator"}
        else:
            names[f"v_{number}"] = f"s{number}:{'numerator' if leaf['kind'] == 'step' else 'count'}"
    return names


def main() -> None:
    folder, names = Path(sys.argv[1]), column_names()
    (folder / "w1.yaml").write_text("\n".join(set_lines()) + "\n", encoding="utf-8")
    for units in sys.argv[2:]:
        for path in folder.glob(f"w1_{units}_*.parquet"):
            given = pq.ParquetFile(path).read()
            table = given.rename_columns([names.get(name, name) for name in given.column_names])
            ours = path.with_name(path.name.replace("w1_", "our_"))
            pq.write_table(table, ours)
            if table.num_rows <= SMALL:
                pyarrow.csv.write_csv(table, ours.with_suffix(".csv"))


if __name__ == "__main__":
    main()
