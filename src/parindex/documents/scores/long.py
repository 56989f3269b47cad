"""Long rows: one row for each unit and item (and case), as offices paste them."""

from parindex.core.criteria.rules import BestOfCases, LeafRule, plain_part
from parindex.core.faults import Fault, Severity
from parindex.core.light_typing import Final
from parindex.core.nearest import meant
from parindex.core.number_text import read_whole
from parindex.core.scoring.leaf.facts import NOT_FILLED, Deed, Fact, Sheet
from parindex.documents.scores.campaign import CampaignInput, Origins, ScoreFile, item_names
from parindex.documents.scores.fields import VALUE_COLUMNS, CellReader, Values
from parindex.documents.scores.units import UnitRows

_DEEDS: Final = ("bonus", "penalty")
_ALL_COLUMNS: Final = ("unit", "unit_name", "item", *VALUE_COLUMNS, "seq")


class LongReader:
    """Reads a long table into sheets."""

    def __init__(self, file: ScoreFile) -> None:
        self._file, self._table, self._outline = file, file.table, file.outline
        header = file.table.header
        self._columns = {name: header.index(name) for name in header if name in _ALL_COLUMNS}
        self._names = item_names(file.outline)
        self._units = UnitRows(file.table, file.register, tuple(file.blocks.values()))
        self._cells = CellReader(file.table, file.mark)
        self._stated: dict[tuple[str, int], dict[int, Fact]] = {}
        self._deeds: dict[str, dict[str, Deed]] = {}
        self._rows: dict[tuple[str, int, int], int] = {}
        self._twice: set[tuple[str, int]] = set()
        self._deeds_twice: set[tuple[str, str]] = set()

    def read(self) -> CampaignInput:
        """Read every row."""
        self._check_columns()
        for row in range(len(self._table.rows)):
            self._read_row(row)
        facts: dict[str, dict[int, Fact]] = {}
        for (code, leaf), stated in self._stated.items():
            fact = None if (code, leaf) in self._twice else self._facts_of(code, leaf, stated)
            if fact is not None:
                facts.setdefault(code, {})[leaf] = fact
        heads = self._units.heads()
        sheets = (
            Sheet(code, name, blocks, facts.get(code, {}), self._deeds_of(code))
            for code, (name, blocks) in heads.items()
        )
        columns = {(-1, name): at for name, at in self._columns.items()}
        origins = Origins(self._table, self._rows, columns, self._columns["item"])
        return self._file.given(sheets, (*self._units.faults, *self._cells.faults), origins)

    def _check_columns(self) -> None:
        for at, name in enumerate(self._table.header):
            if name and self._table.header.index(name) < at:
                self._cells.fault("column-twice", -1, at, text=name)
                continue
            if name and name not in _ALL_COLUMNS and name not in self._file.blocks:
                guess = meant(name, _ALL_COLUMNS)
                place = self._table.place(-1, at)
                severity: Severity = "error" if guess else "warning"
                self._cells.faults.append(Fault("column-unknown", place, severity, {"text": name, **guess}))

    def _read_row(self, row: int) -> None:
        code = self._units.take(row)
        if code is None:
            return
        self._units.note(code)
        item = self._item(row, code)
        if item in _DEEDS:
            self._read_deed(row, code, item)
        elif isinstance(item, int):
            self._read_fact(row, code, item)

    def _item(self, row: int, unit: str) -> int | str | None:
        column = self._columns["item"]
        text = self._table.rows[row][column]
        if text in _DEEDS:
            return text
        if text not in self._names:
            code = "item-unknown" if text else "item-missing"
            self._cells.fault(code, row, column, unit, text=text, **meant(text, tuple(self._names)))
            return None
        if (row, column) in self._table.is_number and self._could_have_lost_zeros(text):
            self._cells.fault("item-code-is-number", row, column, unit, text=text)
            return None
        return self._names[text]

    def _could_have_lost_zeros(self, text: str) -> bool:
        """Say whether 1.1, stored as a number, could have been 1.10."""
        return "." in text and any(f"{text}{zeros}" in self._names for zeros in ("0", "00"))

    def _values(self, row: int) -> Values:
        cells = self._table.rows[row]
        columns: dict[str, int] = {name: self._columns[name] for name in VALUE_COLUMNS if name in self._columns}
        return Values({name: cells[at] for name, at in columns.items()}, row, columns)

    def _case(self, row: int, unit: str) -> int | None:
        """Read ``seq``: the case of a ``best_of_cases`` item, or a deed's number; blank is 1."""
        column = self._columns.get("seq")
        text = self._table.rows[row][column] if column is not None else ""
        if not text:
            return 1
        if number := read_whole(text):
            return number
        self._cells.fault("seq-unfit", row, column or 0, unit, text=text)
        return None

    def _read_fact(self, row: int, code: str, leaf: int) -> None:
        rule = plain_part(self._outline.rules[leaf].rule)
        case = self._case(row, code)
        if case is None:
            return
        path = f"{code} {self._outline.leaves[leaf].code}"
        inner = self._rule_of_case(rule, case, row, path)
        if inner is None:
            return
        place = (code, leaf, case if isinstance(rule, BestOfCases) else 0)
        if place in self._rows:
            self._twice.add((code, leaf))
            self._cells.fault("row-twice", row, self._columns["item"], path, first=self._address(place))
            return
        self._rows[place] = row
        fact = self._cells.fact(inner, self._values(row), path)
        if fact is not None:
            self._stated.setdefault((code, leaf), {})[case] = fact

    def _address(self, place: tuple[str, int, int]) -> str:
        return self._table.place(self._rows[place], self._columns["item"]).cell

    def _rule_of_case(self, rule: LeafRule, case: int, row: int, path: str) -> LeafRule | None:
        count = len(rule.cases) if isinstance(rule, BestOfCases) else 1
        if case > count:
            self._cells.fault("case-unknown", row, self._columns["seq"], path, cases=count)
            return None
        return rule.cases[case - 1].rule if isinstance(rule, BestOfCases) else rule

    def _facts_of(self, code: str, leaf: int, stated: dict[int, Fact]) -> Fact | None:
        """Join the cases of one item; a state that is not scored is the whole item's."""
        rule = plain_part(self._outline.rules[leaf].rule)
        if not isinstance(rule, BestOfCases):
            return stated[min(stated)]
        filled = {case: fact for case, fact in stated.items() if fact.state != "not_filled"}
        if len({fact.state for fact in filled.values()}) > 1:
            row = self._rows[code, leaf, min(filled)]
            self._cells.fault("case-states-mixed", row, self._columns["item"], code)
            return None
        first = filled[min(filled)] if filled else stated[min(stated)]
        if first.state != "scored":
            return first
        return Fact(cases=tuple(filled.get(case) for case in range(1, len(rule.cases) + 1)))

    def _read_deed(self, row: int, code: str, kind: str) -> None:
        case = self._case(row, code)
        values = self._values(row)
        fact = self._cells.fact(None, values, f"{code} {kind}")
        if case is None or fact is None:
            return
        if fact.state == "no_evidence" or fact == NOT_FILLED:
            return  # not proved, or a row nobody filled in
        if fact.state != "scored" and fact.given():
            place = self._columns["item"]
            self._cells.fault("state-contradicts-values", row, place, f"{code} {kind}", state=fact.state)
            return
        column = self._columns.get("points", self._columns["item"])
        caps = {"bonus": self._outline.criteria.bonus_cap, "penalty": self._outline.criteria.penalty_cap}
        if not caps[kind]:
            self._cells.fault("deeds-not-provided", row, self._columns["item"], f"{code} {kind}")
        elif fact.points is None or fact.points <= 0 or fact.points % self._outline.criteria.rounding.points.step:
            self._cells.fault("deed-points-unfit", row, column, f"{code} {kind}")
        elif not fact.reason:
            self._cells.fault("deed-reason-missing", row, column, f"{code} {kind}")
        else:
            self._keep_deed(row, code, case, Deed("bonus" if kind == "bonus" else "penalty", fact.points, fact.reason))

    def _keep_deed(self, row: int, code: str, case: int, deed: Deed) -> None:
        name = f"{deed.kind} {case:09}"
        deeds = self._deeds.setdefault(code, {})
        if name in deeds:
            self._deeds_twice.add((code, name))
            self._cells.fault("deed-twice", row, self._columns["item"], f"{code} {deed.kind}", seq=case)
        deeds[name] = deed

    def _deeds_of(self, code: str) -> tuple[Deed, ...]:
        deeds = self._deeds.get(code, {})
        return tuple(deeds[name] for name in sorted(deeds) if (code, name) not in self._deeds_twice)
