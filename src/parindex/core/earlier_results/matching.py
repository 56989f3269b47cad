"""Which unit of the register a printed name means (đối chiếu đơn vị): exact, the only one, or a question."""

import re
import unicodedata

from parindex.core.earlier_results.sheet import Answers, Question, asked, fault_at
from parindex.core.earlier_results.table import EarlierLine
from parindex.core.faults import Fault, Param
from parindex.core.light_typing import Final, Literal, Mapping, NamedTuple, Sequence
from parindex.core.proofreading.names import bare_name, folded, name_key

type MatchedBy = Literal["code", "name", "alias", "folded", "answer", "none", "open"]
"""Cách nhận ra đơn vị."""

NOT_IN_REGISTER: Final = "none"
_BODY: Final = re.compile(r"^(?:ubnd|uy ban nhan dan|hdnd - ubnd|hdnd va ubnd)\b\.?\s*")
# The kinds of the register a printed word can mean: a city is one of a province or one of the State.
_KINDS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("thi tran", frozenset({"township"})),
    ("thi xa", frozenset({"town"})),
    ("thanh pho", frozenset({"city", "municipality"})),
    ("tp", frozenset({"city", "municipality"})),
    ("dac khu", frozenset({"special-zone"})),
    ("xa", frozenset({"commune"})),
    ("phuong", frozenset({"ward"})),
    ("huyen", frozenset({"district"})),
    ("quan", frozenset({"urban-district"})),
    ("tinh", frozenset({"province"})),
)


class Candidate(NamedTuple):
    """Đơn vị có thể là: a unit as the register has it on the last day of the year."""

    unit: str
    kind: str
    name: str
    code: str = ""
    aliases: tuple[str, ...] = ()


class Match(NamedTuple):
    """Kết quả nhận ra: the unit, if it is clear, and how; else the units it could be, the likeliest first."""

    unit: str
    by: MatchedBy
    candidates: tuple[str, ...] = ()


def matched(name: str, code: str, candidates: Sequence[Candidate]) -> Match:
    """Match one printed unit: by code, exact name, alias, then folded name; never by the nearest."""
    fits = [each for each in candidates if code and each.code == code]
    if fits:
        same = [each for each in fits if _is_folded(name, each)]
        return Match(same[0].unit, "code") if len(same) == 1 else Match("", "open", _units(fits))
    ways: tuple[tuple[MatchedBy, list[Candidate]], ...] = (
        ("name", [each for each in candidates if _is_name(name, each)]),
        ("alias", [each for each in candidates if any(_plain(name) == _plain(alias) for alias in each.aliases)]),
        ("folded", [each for each in candidates if _is_folded(name, each)]),
    )
    by_folded = ways[-1][1]
    for by, found in ways:
        fitting = [each for each in found if _kind_fits(name, each)]
        if len(fitting) == 1 and (by == "folded" or len(found) == 1):
            return Match(fitting[0].unit, by)
        if found:
            return Match("", "open", _units([*found, *by_folded]))
    return Match("", "open")


def matched_lines(
    lines: Sequence[EarlierLine], sheet: str, candidates: Sequence[Candidate], answers: Answers
) -> tuple[dict[int, Match], list[Question], list[Fault]]:
    """Match every line; what is not clear is a question, and a unit on two lines an error."""
    known = tuple(each.unit for each in candidates)
    found: dict[int, Match] = {}
    questions: list[Question] = []
    faults: list[Fault] = []
    for line in lines:
        cell = line.cells.get("unit", "")
        if not line.name:
            faults.append(fault_at("earlier-row-without-unit", sheet, cell or f"A{line.row}", severity="error"))
            continue
        match = matched(line.name, line.code, candidates)
        if match.by == "open":
            choices = tuple(dict.fromkeys((*match.candidates, *known, NOT_IN_REGISTER)))
            code = "earlier-unit-unclear" if match.candidates else "earlier-unit-unknown"
            question = asked(Question(f"unit-{line.row}", code, cell, choices, text=line.name), answers)
            questions.append(question)
            match = _answered(match, question)
        found[line.row] = match
    return found, questions, [*faults, *_twice(lines, sheet, found)]


def _answered(match: Match, question: Question) -> Match:
    if question.is_open:
        return match
    return Match("", "none") if question.answer == NOT_IN_REGISTER else Match(question.answer, "answer")


def _twice(lines: Sequence[EarlierLine], sheet: str, found: Mapping[int, Match]) -> list[Fault]:
    first: dict[str, EarlierLine] = {}
    faults = []
    for line in lines:
        unit = found[line.row].unit if line.row in found else ""
        if unit and first.setdefault(unit, line) is not line:
            told: dict[str, Param] = {"unit": line.name, "other": first[unit].cells.get("unit", "")}
            faults.append(fault_at("earlier-unit-twice", sheet, line.cells.get("unit", ""), told, "error"))
    return faults


def _units(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.unit for each in candidates))


def _plain(text: str) -> str:
    """Fold capitals and spaces only: tone marks tell names apart."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _is_name(printed: str, candidate: Candidate) -> bool:
    """Say whether a name is printed exactly, the words of its kind before it or not, and the kind is no other."""
    text, name = _plain(printed), _plain(candidate.name)
    return (text == name or text.endswith(f" {name}")) and _is_rest_kind(text, name) and _kind_fits(printed, candidate)


def _is_rest_kind(text: str, name: str) -> bool:
    """Say whether what stands before a name is nothing but words of its kind."""
    before = folded(text[: len(text) - len(name)]).strip()
    return not before or bare_name(f"{before} x") == "x"


def _is_folded(printed: str, candidate: Candidate) -> bool:
    names = (candidate.name, *candidate.aliases)
    return any(bare_name(printed) == bare_name(name) or name_key(printed) == name_key(name) for name in names)


def _kind_fits(printed: str, candidate: Candidate) -> bool:
    """Say whether the kind that is printed, if any is, can be the unit's."""
    kinds = kinds_printed(printed)
    return kinds is None or candidate.kind in kinds or name_key(printed) == name_key(candidate.name)


def kinds_printed(printed: str) -> frozenset[str] | None:
    """Give the kinds of the register the first word of a name can mean; none where it names no kind."""
    text = _BODY.sub("", name_key(printed))
    return next((kinds for word, kinds in _KINDS if re.match(rf"{word}\b", text)), None)
