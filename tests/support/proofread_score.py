"""How well proofreading does: on the five documents, on their changed figures, on reports nobody has seen.

Run as a program it prints the figures kept in docs/reference/proofreading.md (``make proofread-score``).
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from parindex.core.proofreading.claims import Claim
from parindex.core.proofreading.page import Lines
from parindex.core.proofreading.proofread import proofread
from parindex.core.terms import SCALE, Amount
from parindex.documents.reports.plain import plain_document
from support.reports import STRUCTURES, write_report

SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS = SHARED / "seeds"
CLAIMS = SHARED / "field" / "seed-claims.json"
CLOSE = Decimal("0.005")
UNSEEN = range(17_000, 17_020)
"""Seeds of the writer that were never looked at while checks were written."""


class Found(NamedTuple):
    """One of our claims beside what the matching asks of it."""

    claim: Claim
    quote: str
    first_line: int
    last_line: int


def squeezed(text: str) -> str:
    return re.sub(r"[\s|*]", "", text)


def numbers(value: Any) -> list[Decimal] | None:
    """Give the numbers of a stated or computed side; nothing where it is words."""
    match value:
        case Amount(scaled=scaled):
            return [Decimal(scaled) / SCALE]
        case bool() | str() | None:
            return None
        case int() | float():
            return [Decimal(str(value))]
        case Mapping():
            return [each for side in value.values() for each in numbers(side) or []]
        case _:
            return [each for side in value for each in numbers(side) or []]


def equal(ours: Any, theirs: Any) -> bool:
    one, other = numbers(ours), numbers(theirs)
    if not one or not other:
        return True
    return len(one) == len(other) and all(abs(a - b) <= CLOSE for a, b in zip(one, other, strict=True))


def found_in(path: Path) -> tuple[str, list[Found]]:
    document = plain_document(path.read_text("utf-8-sig"), path.name)
    lines = Lines(document.text)
    found = [
        Found(
            claim,
            document.text[claim.span.start : claim.span.end],
            lines.number(claim.span.start),
            lines.number(max(claim.span.start, claim.span.end - 1)),
        )
        for claim in proofread(document)
    ]
    return document.text, found


def matches(ours: Found, theirs: Mapping[str, Any], text: str) -> bool:
    """Match by quote, line where a quote occurs twice, verdict and numbers, as the issue says."""
    one, other = squeezed(ours.quote), squeezed(theirs["quote"])
    if not one or not (one in other or other in one) or ours.claim.verdict != theirs["verdict"]:
        return False
    is_twice = text.count(one) > 1 or text.count(other) > 1
    if is_twice and not ours.first_line <= theirs["line"] <= ours.last_line:
        return False
    return equal(ours.claim.stated, theirs["stated"]) and equal(ours.claim.computed, theirs["computed"])


class SeedScore(NamedTuple):
    found: Counter[str]
    known: Counter[str]
    false_errors: list[str]


def score_seeds() -> SeedScore:
    """Hold our claims on the five documents against those of the field."""
    known, found, false_errors = Counter[str](), Counter[str](), list[str]()
    theirs_all = json.loads(CLAIMS.read_text("utf-8"))
    for path in sorted(SEEDS.glob("*.txt")):
        text, ours = found_in(path)
        squeezed_text = squeezed(text)
        theirs = [each for each in theirs_all if each["document"] == path.stem]
        used: set[int] = set()
        for each in theirs:
            kind = "rounding" if each["verdict"] == "rounding" else each["severity"] or "holds"
            known[kind] += 1
            matched = [place for place, one in enumerate(ours) if matches(one, each, squeezed_text)]
            used.update(matched)
            found[kind] += bool(matched)
        false_errors += [
            f"{path.stem} {one.first_line}: {one.quote}"
            for place, one in enumerate(ours)
            if one.claim.verdict == "fails" and place not in used
        ]
    return SeedScore(found, known, false_errors)


WIDEST = 6
"""Steps of the last digit that are tried until a changed figure is outside rounding."""


class Change(NamedTuple):
    """A figure that was changed, and whether it was found."""

    claim: str
    before: str
    after: str
    is_found: bool


def score_changes() -> list[Change]:
    """Change the stated figure of every numeric claim that holds, and look whether it is found."""
    theirs_all = json.loads(CLAIMS.read_text("utf-8"))
    changes: list[Change] = []
    for path in sorted(SEEDS.glob("*.txt")):
        paper = _Paper(path)
        for each in theirs_all:
            if each["document"] == path.stem and each["verdict"] == "holds":
                place = _stated_at(paper.text, each)
                changes += (
                    [
                        change
                        for change in paper.changes(each["id"], *place)
                        if not _stays_inside_bound(each["computed"], change.after)
                    ]
                    if place
                    else []
                )
    return changes


def score_own_changes() -> list[Change]:
    """Change the stated figure of every claim of ours that holds and says where its figure stands."""
    changes: list[Change] = []
    for path in sorted(SEEDS.glob("*.txt")):
        paper = _Paper(path)
        places = {
            (claim.figure.start, claim.figure.end): claim.code
            for claim in proofread(plain_document(paper.text, path.name))
            if claim.verdict == "holds" and claim.figure is not None
        }
        for (start, end), code in sorted(places.items()):
            digits = re.search(r"\d+(?:[.,]\d+)*", paper.text[start:end])
            if digits is not None:
                changes += paper.changes(f"{path.stem} {code}", start + digits.start(), start + digits.end())
    return changes


class _Paper:
    """One of the five documents, to be changed figure by figure."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text("utf-8-sig")
        self._name = path.name
        self._base = {_key(each, self.text) for each in _findings(self.text, self._name)}

    def changes(self, claim: str, start: int, end: int) -> Iterator[Change]:
        """Yield a figure tenfold, with its last digits swapped, and changed in its last digit either way."""
        before = self.text[start:end]
        for after in sorted({_tenfold(before), _swapped(before)} - {before, ""}):
            yield self._change(claim, start, end, after)
        for sign in (1, -1):
            for step in range(1, WIDEST):
                after = _stepped(before, sign * step)
                if not after:
                    break
                changed = self._change(claim, start, end, after)
                if changed.is_found or not self._agrees(start, end, after):
                    yield changed
                    break

    def _altered(self, start: int, end: int, after: str) -> str:
        return self.text[:start] + after + self.text[end:]

    def _change(self, claim: str, start: int, end: int, after: str) -> Change:
        altered = self._altered(start, end, after)
        found = [each for each in _findings(altered, self._name) if _key(each, altered) not in self._base]
        touching = any(_touches(each, start, start + len(after), altered) for each in found)
        return Change(claim, self.text[start:end], after, touching)

    def _agrees(self, start: int, end: int, after: str) -> bool:
        """Say whether the changed figure still agrees with what it is computed from, inside rounding."""
        claims = proofread(plain_document(self._altered(start, end, after), self._name))
        own = (start, start + len(after))
        return any(
            claim.verdict in {"holds", "rounding"}
            and claim.figure is not None
            and claim.figure.start <= own[0] < own[1] <= claim.figure.end
            for claim in claims
        )


def _stays_inside_bound(computed: Any, after: str) -> bool:
    """Say whether a bound (``<= 8``, ``02 + 01 <= 13``) is kept by a changed figure: then nothing is wrong."""
    least, mark, most = computed.partition("<=") if isinstance(computed, str) else ("", "", "")
    if not mark:
        return False
    value = int(re.sub(r"\D", "", after))
    return sum(map(int, re.findall(r"\d+", least))) <= value if least.strip() else value <= int(most)


def _findings(text: str, name: str) -> list[Claim]:
    return [claim for claim in proofread(plain_document(text, name)) if claim.verdict in {"fails", "check"}]


def _key(claim: Claim, text: str) -> tuple[str, str, str]:
    return claim.code, claim.verdict, text[claim.span.start : claim.span.end]


def _touches(claim: Claim, start: int, end: int, text: str) -> bool:
    """Say whether a finding stands at a place, on its line, or is bound to it."""
    same_line = text.count("\n", 0, claim.span.start) == text.count("\n", 0, start)
    return same_line or any(span.start <= end and start <= span.end for span in (claim.span, *claim.bound))


def _stated_at(text: str, each: Mapping[str, Any]) -> tuple[int, int] | None:
    """Find the stated number inside the quote of a claim."""
    stated = numbers(each["stated"])
    if not stated or each["kind"] in {"sequence", "name", "date"} or len(stated) > 2:
        return None
    start = len("\n".join(text.split("\n")[: each["line"] - 1])) + (each["line"] > 1)
    wanted = squeezed(each["quote"])
    places = [at for at in range(start, min(len(text), start + 6_000)) if not re.match(r"[\s|*]", text[at])]
    at = "".join(text[place] for place in places).find(wanted)
    if at < 0:
        return None
    first, last = places[at], places[at + len(wanted) - 1] + 1
    found = [
        (first + figure.start(), first + figure.end())
        for figure in re.finditer(r"\d+(?:[.,]\d+)*", text[first:last])
        if abs(stated[0]) in _readings(figure[0])
    ]
    return found[-1 if each["kind"] in {"ratio", "difference"} else 0] if found else None


def _readings(text: str) -> Iterator[Decimal]:
    for plain in (text.replace(".", "").replace(",", "."), text.replace(",", ".")):
        try:
            yield Decimal(plain)
        except InvalidOperation:
            continue


def _stepped(stated: str, step: int) -> str:
    """Change a figure by steps of its last digit; nothing where it would lose a digit or be below nought."""
    digits = [at for at, sign in enumerate(stated) if sign.isdigit()]
    value = int("".join(stated[at] for at in digits)) + step
    if any(sign in stated for sign in ".,"):
        changed = str(value).zfill(len(digits))
        return _with_digits(stated, digits, changed) if value >= 0 and len(changed) == len(digits) else ""
    return str(value).zfill(len(digits) if stated[0] == "0" else 0) if value >= 0 else ""


def _swapped(stated: str) -> str:
    """Swap the last two digits of a figure."""
    digits = [at for at, sign in enumerate(stated) if sign.isdigit()]
    if len(digits) < 2:
        return ""
    plain = [stated[at] for at in digits]
    return _with_digits(stated, digits, "".join((*plain[:-2], plain[-1], plain[-2])))


def _tenfold(stated: str) -> str:
    if not any(sign in stated for sign in ".,"):
        return stated + "0"
    return stated.replace(",", "").replace(".", "") + ("0" if "." in stated else "")


def _with_digits(stated: str, places: list[int], digits: str) -> str:
    signs = list(stated)
    for place, digit in zip(places, digits, strict=True):
        signs[place] = digit
    return "".join(signs)


class UnseenScore(NamedTuple):
    reports: int
    holds: int
    holds_found: int
    errors: int
    errors_found: int
    false_errors: list[str]


def score_unseen(seeds: range, errors: int = 3, structures: tuple[str, ...] = STRUCTURES) -> UnseenScore:
    """Proofread correct reports and reports with known errors."""
    total = Counter[str]()
    false_errors: list[str] = []
    for structure in structures:
        for seed in seeds:
            right = write_report(structure, seed)
            claims = proofread(plain_document(right.text, "x"))
            total["reports"] += 1
            false_errors += [
                f"{structure} {seed}: {claim.code} {right.text[claim.span.start : claim.span.end]}"
                for claim in claims
                if claim.verdict == "fails"
            ]
            for each in right.expected:
                if each.verdict in {"holds", "rounding"}:
                    total["holds"] += 1
                    total["holds found"] += any(
                        claim.verdict in {"holds", "rounding"} and _overlap(claim, each.start, each.end)
                        for claim in claims
                    )
            wrong = write_report(structure, seed, errors)
            found = _findings(wrong.text, "x")
            for place, each in enumerate(wrong.expected):
                if each.verdict in {"fails", "check"}:
                    places = [each, *(echo.claim for echo in wrong.echoes if echo.of == place)]
                    total["errors"] += 1
                    total["errors found"] += any(
                        _overlap(claim, one.start, one.end) for claim in found for one in places
                    )
    return UnseenScore(
        total["reports"], total["holds"], total["holds found"], total["errors"], total["errors found"], false_errors
    )


def _overlap(claim: Claim, start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in (claim.span, *claim.bound))


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)"


def main() -> int:
    """Print every figure."""
    seeds = score_seeds()
    for kind in ("error", "warning", "holds", "rounding", "info"):
        sys.stdout.write(f"five documents, {kind}: {_share(seeds.found[kind], seeds.known[kind])}\n")
    sys.stdout.writelines(f"  not among the field's claims: {each}\n" for each in seeds.false_errors)
    for name, changes in (("the field's claims", score_changes()), ("our claims", score_own_changes())):
        found = sum(each.is_found for each in changes)
        sys.stdout.write(f"changed figures of {name} that hold, found: {_share(found, len(changes))}\n")
        missed = [each for each in changes if not each.is_found]
        sys.stdout.writelines(f"  missed: {each.claim} {each.before} -> {each.after}\n" for each in missed)
    unseen = score_unseen(UNSEEN)
    sys.stdout.write(f"unseen reports: {unseen.reports}, each right and with three errors\n")
    sys.stdout.write(f"  claims that hold, verified: {_share(unseen.holds_found, unseen.holds)}\n")
    sys.stdout.write(f"  errors found: {_share(unseen.errors_found, unseen.errors)}\n")
    sys.stdout.write(f"  false errors in right reports: {len(unseen.false_errors)}\n")
    sys.stdout.writelines(f"    {each}\n" for each in unseen.false_errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
