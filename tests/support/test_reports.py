"""The writer of reports is itself right: its places, its arithmetic and its errors."""

import re
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest

from support.reports import STRUCTURES, Expected, Report, write_report

SEEDS = range(10)
EACH = pytest.mark.parametrize("structure", STRUCTURES)
WRONG = ("fails", "check")
TOTALS = ("Tổng cộng", "Tổng", "TỔNG CỘNG", "Cộng", "Toàn bộ", "TỔNG ĐIỂM")
MEANS = ("Điểm trung bình", "Trung bình", "Bình quân chung", "Giá trị trung bình")
FIGURE = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"


@cache
def report(structure: str, seed: int, errors: int = 0) -> Report:
    return write_report(structure, seed, errors)


def figure(text: str) -> Fraction | None:
    """Read apart from the writer: dot for thousands, comma for parts."""
    plain = text.strip().strip("*").removesuffix("%").replace(".", "").replace(",", ".")
    return Fraction(plain) if re.fullmatch(r"[+-]?\d+(\.\d+)?", plain) else None


def tables(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Head and rows; what a page cut in two is one table again."""
    heads: list[str] = []
    rows: list[list[str]] = []
    for line in [*text.splitlines(), "end"]:
        sign = "|" if line.startswith("|") else "\t"
        cells = [cell.strip().strip("*") for cell in line.strip("|").split(sign)]
        if sign not in line or len(cells) < 3:
            if line.strip() and heads:
                yield heads, rows
                heads, rows = [], []
        elif not heads:
            heads = cells
        elif cells != heads and not set(line) <= set("|- "):
            rows.append(cells)


def injected(one: Report) -> list[Expected]:
    return [claim for claim in one.expected if claim.verdict in WRONG]


@EACH
@pytest.mark.parametrize("errors", [0, 3])
def test_every_quote_stands_at_its_place(structure: str, errors: int) -> None:
    for seed in SEEDS:
        one = report(structure, seed, errors)
        for claim in [*one.expected, *(echo.claim for echo in one.echoes)]:
            assert claim.quote
            assert one.text[claim.start : claim.end] == claim.quote


@EACH
def test_a_right_report_has_no_wrong_place_and_no_private_sign(structure: str) -> None:
    for seed in SEEDS:
        one = report(structure, seed)
        assert {claim.verdict for claim in one.expected} <= {"holds", "rounding"}
        assert not one.echoes
        assert not re.search("[\ue000-\uf8ff]|None|Decimal|[{}]", one.text)


@EACH
def test_the_same_seed_gives_the_same_report_and_others_others(structure: str) -> None:
    assert write_report(structure, 5, 2) == report(structure, 5, 2)
    assert len({report(structure, seed).text for seed in SEEDS}) == len(SEEDS)


@EACH
@pytest.mark.parametrize("errors", [1, 3, 6])
def test_so_many_errors_are_made_apart_from_each_other(structure: str, errors: int) -> None:
    for seed in SEEDS if errors == 3 else SEEDS[::4]:
        places = injected(report(structure, seed, errors))
        assert len(places) == errors
        assert all(one.end <= two.start for one, two in pairwise(places))


@EACH
def test_an_error_changes_its_place_and_echoes_name_it(structure: str) -> None:
    for seed in SEEDS[::4]:
        right, wrong = report(structure, seed), report(structure, seed, 3)
        blocks = SequenceMatcher(None, right.text.split("\n"), wrong.text.split("\n"), autojunk=False).get_opcodes()
        ends = [0]
        for line in wrong.text.split("\n"):
            ends.append(ends[-1] + len(line) + 1)
        changed = [(ends[low], ends[high]) for tag, _, _, low, high in blocks if tag != "equal"]
        for claim in injected(wrong):
            assert any(claim.start < end and start < claim.end for start, end in changed), claim
        for echo in wrong.echoes:
            assert wrong.expected[echo.of].verdict in WRONG
            assert echo.claim.verdict == "fails"


@EACH
def test_totals_of_tables_add_up(structure: str) -> None:
    for seed in SEEDS:
        for heads, rows in tables(report(structure, seed).text):
            body = [row for row in rows if not re.match(r"\d+\.\d", row[0])]
            total = next((row for row in body if any(cell in TOTALS for cell in row[:2])), None)
            for place, head in enumerate(heads):
                stated = figure(total[place]) if total else None
                if stated is None or "%" in head or place < 2:
                    continue
                parts = [figure(row[place]) or Fraction(0) for row in body if row is not total]
                assert abs(sum(parts) - stated) <= Fraction(len(parts), 200), (structure, seed, head)
                if all(part.denominator == 1 for part in parts):
                    assert sum(parts) == stated


@EACH
def test_means_of_tables_are_means(structure: str) -> None:
    for seed in SEEDS:
        for heads, rows in tables(report(structure, seed).text):
            mean = next((row for row in rows if row[1] in MEANS), None)
            for place, head in enumerate(heads):
                stated = figure(mean[place]) if mean else None
                if mean is None or stated is None or head.startswith(("+", "Tăng", "Biến")):
                    continue
                parts = [part for row in rows if row is not mean and (part := figure(row[place])) is not None]
                off = abs(sum(parts, Fraction(0)) / len(parts) - stated)
                assert off <= Fraction(1, 10 ** len(mean[place].partition(",")[2])), (seed, head)


@EACH
def test_ranks_of_tables_follow_the_points(structure: str) -> None:
    for seed in SEEDS:
        for heads, rows in tables(report(structure, seed).text):
            for rank, points in rank_columns(heads):
                pairs = [(figure(row[points]), figure(row[rank])) for row in rows]
                known = sorted(((-one, two) for one, two in pairs if one is not None and two is not None))
                assert known[0][1] == 1
                for (better, first), (worse, second) in pairwise(known):
                    assert (first == second) == (better == worse), (structure, seed, first)
                    assert first <= second


def rank_columns(heads: list[str]) -> Iterator[tuple[int, int]]:
    if heads[0] == "Hạng":
        yield 0, 2
    if "Xếp hạng" in heads:
        yield heads.index("Xếp hạng"), heads.index("Điểm thẩm định")
    for place, head in enumerate(heads):
        if re.fullmatch(r"Hạng \d{4}", head):
            yield place, place - 1


@EACH
def test_shares_in_words_are_shares(structure: str) -> None:
    """'7/19 …, đạt 36,84%' wherever a claim says so."""
    for seed in SEEDS:
        one = report(structure, seed)
        for claim in one.expected:
            found = re.match(rf"({FIGURE})(?: điểm)?(?:/| trên )({FIGURE})\D*?({FIGURE})%", claim.quote)
            if claim.kind == "ratio" and found:
                part, whole, rate = (figure(text) or Fraction(0) for text in found.groups())
                places = len(found[3].partition(",")[2])
                assert abs(part * 100 / whole - rate) <= Fraction(1, 10**places), claim


@EACH
def test_points_lost_are_points_lost(structure: str) -> None:
    for seed in SEEDS:
        for claim in report(structure, seed).expected:
            found = re.match(rf"({FIGURE})(?: điểm)?(?:/| trên )({FIGURE}).*?(?:trừ|mất) ({FIGURE})$", claim.quote)
            if claim.kind == "difference" and found:
                got, most, lost = (Decimal(text.replace(",", ".")) for text in found.groups())
                assert most - got == lost, claim


@EACH
def test_each_structure_has_its_share_of_kinds(structure: str) -> None:
    right = {claim.kind for seed in SEEDS for claim in report(structure, seed).expected}
    wrong = {claim.kind for seed in SEEDS for claim in injected(report(structure, seed, 3))}
    assert len(right) >= 4
    assert len(wrong) >= 4


def test_all_kinds_occur() -> None:
    kinds = {claim.kind for name in STRUCTURES for seed in SEEDS for claim in report(name, seed, 3).expected}
    assert kinds >= {
        "sum",
        "difference",
        "ratio",
        "mean",
        "rank",
        "class",
        "count",
        "bound",
        "sequence",
        "date",
        "name",
    }
    assert kinds >= {"contradiction", "completeness", "format"}
