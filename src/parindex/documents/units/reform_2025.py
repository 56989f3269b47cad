"""The public lists around the reform of 01/07/2025 → our layout.

Read are four files of the collection vietnamadminunits: communes and districts before, communes
after, and the lineage. Codes written as numbers (``24688.0``) are padded; a row of the lineage
without a commune's code is told, and its district, which has no communes, stands as predecessor.
When a unit of the old list began is not in the files: all begin on the day the list of codes did.
"""

from collections import Counter
from datetime import date
from os.path import join

from parindex.core.faults import Fault, InvalidInputError, Place, has_errors, in_order
from parindex.core.light_typing import Final, Iterator, Mapping, NamedTuple
from parindex.core.spelling import search_key, tidy_name
from parindex.core.units.dates import Span
from parindex.core.units.succession import SuccessionEdge
from parindex.core.units.told import RegisterTold, SuccessionRow, UnitRow, gathered
from parindex.documents.tables import Table, read_table
from parindex.documents.units.reading import ReadRegister

REFORM: Final = date(2025, 7, 1)
CODES_BEGAN: Final = date(2004, 7, 8)
"""The day of the decision that gave territories their codes; no unit's code is older."""
COMMUNES: Final = "gso_wards_before_2025-07.csv"
DISTRICTS: Final = "gso_districts_before_2025-07.csv"
NEW_COMMUNES: Final = "wards_2025_with_location.csv"
LINEAGE: Final = "lineage_old_to_new_ward.csv"
_KIND_OF_WORD: Final[Mapping[str, str]] = {
    "xã": "commune",
    "phường": "ward",
    "thị trấn": "township",
    "đặc khu": "special-zone",
    "huyện": "district",
    "quận": "urban-district",
    "thị xã": "town",
    "thành phố": "city",
    "tỉnh": "province",
}
_BEFORE: Final = Span(CODES_BEGAN, REFORM)
_AFTER: Final = Span(REFORM)


class _Named(NamedTuple):
    """A full name taken apart."""

    kind: str
    name: str


class _Rows:
    """A file's rows by column name."""

    def __init__(self, folder: str, file: str, columns: frozenset[str]) -> None:
        self.table: Table = read_table(join(folder, file), columns)
        self._at = {name: at for at, name in enumerate(self.table.header)}

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self.table.rows)))

    def text(self, row: int, column: str) -> str:
        return self.table.rows[row][self._at[column]]

    def code(self, row: int, column: str, digits: int) -> str:
        """Give a code as text: ``24688.0`` is 24688, ``97`` of five digits is 00097."""
        text = self.text(row, column).removesuffix(".0")
        return text.zfill(digits) if text else ""

    def place(self, row: int, column: str) -> Place:
        return self.table.place(row, self._at[column])


class _Conversion:
    """The two lists and what passed between them, gathered file by file."""

    def __init__(self, folder: str) -> None:
        self.faults: list[Fault] = []
        self.rows: dict[str, UnitRow] = {}
        self.edges: dict[tuple[str, str], SuccessionEdge] = {}
        self._other_names: dict[str, dict[str, str]] = {}
        self._districts(_Rows(folder, DISTRICTS, frozenset({"mã", "tên", "cấp", "mã tp", "tỉnh / thành phố"})))
        self._communes(_Rows(folder, COMMUNES, frozenset({"mã", "tên", "cấp", "mã qh"})))
        self._new_communes(
            _Rows(folder, NEW_COMMUNES, frozenset({"wardcode", "ward", "provincecode", "province"})),
        )
        columns = {"provincecode", "districtcode", "wardcode", "ward", "newprovincecode", "newwardcode"}
        self._lineage(_Rows(folder, LINEAGE, frozenset(columns)))

    def _districts(self, rows: _Rows) -> None:
        for row in rows:
            province = rows.code(row, "mã tp", 2)
            self._add("old", province, _province(rows.text(row, "tỉnh / thành phố")), "", _BEFORE)
            named = self._taken_apart(rows, row, "tên", rows.text(row, "cấp"))
            self._add("old", rows.code(row, "mã", 3), named, f"old-{province}", _BEFORE)

    def _communes(self, rows: _Rows) -> None:
        for row in rows:
            named = self._taken_apart(rows, row, "tên", rows.text(row, "cấp"))
            self._add("old", rows.code(row, "mã", 5), named, "old-" + rows.code(row, "mã qh", 3), _BEFORE)

    def _new_communes(self, rows: _Rows) -> None:
        for row in rows:
            province = rows.code(row, "provincecode", 2)
            self._add("new", province, _province(rows.text(row, "province")), "", _AFTER)
            named = self._taken_apart(rows, row, "ward", "")
            self._add("new", rows.code(row, "wardcode", 5), named, f"new-{province}", _AFTER)

    def _taken_apart(self, rows: _Rows, row: int, column: str, stated: str) -> _Named:
        """Take the word of the kind off a name; told where the file's own column says otherwise."""
        text = tidy_name(rows.text(row, column))
        word = next((word for word in _KIND_OF_WORD if text.casefold().startswith(f"{word} ")), "")
        if not word:
            self._note("kind-not-in-name", rows.place(row, column), text=text, severity="error")
        elif stated and stated.casefold() != word:
            self._note("kind-told-otherwise", rows.place(row, column), text=text, other=stated, severity="info")
        return _Named(_KIND_OF_WORD.get(word, "other"), text[len(word) :].strip())

    def _add(self, age: str, code: str, named: _Named, parent: str, span: Span) -> None:
        key = f"{age}-{code}"
        known = self.rows.get(key)
        at = known.row if known else len(self.rows)
        self.rows[key] = UnitRow(at, key, named.kind, named.name, span, "gso", code, parent)

    def _lineage(self, rows: _Rows) -> None:
        for row in rows:
            old, new = rows.code(row, "wardcode", 5), rows.code(row, "newwardcode", 5)
            district, province = rows.code(row, "districtcode", 3), rows.code(row, "provincecode", 2)
            new_province = "new-" + rows.code(row, "newprovincecode", 2)
            if not old:
                params = {"unit": rows.text(row, "district"), "successor": rows.text(row, "newward")}
                self._note("commune-code-missing", rows.place(row, "wardcode"), severity="warning", **params)
            before, after = f"old-{old or district}", f"new-{new}"
            known = self._are_known(rows, row, {"wardcode": before, "newwardcode": after})
            known &= self._are_known(rows, row, {"districtcode": f"old-{district}", "newprovincecode": new_province})
            if not known:
                continue
            self._edge(before, after)
            self._edge(f"old-{district}", new_province, "level-abolished")
            self._edge(f"old-{province}", new_province)
            if old:
                self._note_spelling(before, tidy_name(rows.text(row, "ward")))

    def _are_known(self, rows: _Rows, row: int, keys: Mapping[str, str]) -> bool:
        unknown = [(column, key) for column, key in keys.items() if key not in self.rows]
        for column, key in unknown:
            self._note("code-in-no-list", rows.place(row, column), text=key.partition("-")[2], severity="error")
        return not unknown

    def _edge(self, before: str, after: str, kind: str = "") -> None:
        self.edges.setdefault((before, after), SuccessionEdge(before, after, kind, REFORM))

    def _note_spelling(self, key: str, text: str) -> None:
        """Keep the lineage's other spelling of a name, where search would not find it by the list's own."""
        row = self.rows[key]
        word = next((word for word in _KIND_OF_WORD if text.casefold().startswith(f"{word} ")), "")
        name = text[len(word) :].strip()
        if name and search_key(name) != search_key(row.name):
            self._other_names.setdefault(key, {})[search_key(name)] = name

    def _note(self, code: str, place: Place, *, severity: str, **params: str) -> None:
        self.faults.append(Fault(code, place, severity, params))  # type: ignore[arg-type]

    def told(self) -> RegisterTold:
        """Give units and edges; the kind of each edge follows from how many came and went."""
        left, came = Counter(before for before, _ in self.edges), Counter(after for _, after in self.edges)
        abolished = Counter(edge.to_unit for edge in self.edges.values() if edge.kind)
        edges = []
        for edge in self.edges.values():
            kind = edge.kind or self._kind(edge, left[edge.from_unit], came[edge.to_unit] - abolished[edge.to_unit])
            edges.append(edge._replace(kind=kind))
        rows = [row._replace(aliases=tuple(self._other_names.get(key, {}).values())) for key, row in self.rows.items()]
        return RegisterTold(gathered(rows), tuple(SuccessionRow(at, edge) for at, edge in enumerate(edges)))

    def _kind(self, edge: SuccessionEdge, parts: int, predecessors: int) -> str:
        before, after = self.rows[edge.from_unit], self.rows[edge.to_unit]
        if len(before.code) != len(after.code):
            return "level-abolished"
        if parts > 1:
            return "split"
        if predecessors > 1:
            return "merge"
        return "transfer" if (before.kind, before.name) == (after.kind, after.name) else "rename"


def _province(text: str) -> _Named:
    text = tidy_name(text)
    kind, words = ("municipality", "Thành phố") if text.startswith("Thành phố") else ("province", "Tỉnh")
    return _Named(kind, text.removeprefix(words).strip())


def read_reform_files(folder: str) -> ReadRegister:
    """Read the public lists; anything that does not fit together refuses them, with every fault."""
    found = _Conversion(folder)
    faults = in_order(found.faults)
    if has_errors(faults):
        raise InvalidInputError(*faults)
    return ReadRegister(found.told(), faults)
