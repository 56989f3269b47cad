"""Reading the officers' workbook: rows of text with the address of every cell; what cannot be read is a fault."""

from datetime import date, timedelta

from parindex.core.actors import ROLES, Role
from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Final, Mapping, NamedTuple
from parindex.core.number_text import read_day
from parindex.core.proofreading.names import folded
from parindex.documents.tables import Table, read_table
from parindex.wording.access import ROLE_WORDS
from parindex.wording.language import Language

COLUMNS: Final[Mapping[str, str]] = {
    "username": "Tên đăng nhập",
    "full_name": "Họ và tên",
    "unit": "Mã đơn vị",
    "role": "Vai trò",
    "post": "Mã chức danh",
    "first_day": "Từ ngày",
    "last_day": "Đến hết ngày",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
}
"""The columns of the workbook, by field; headings as they are printed."""
REQUIRED: Final = ("username", "full_name", "unit", "role", "first_day")


class PersonRow(NamedTuple):
    """Dòng cán bộ: what one row says, and where each of its cells stands."""

    texts: Mapping[str, str]
    places: Mapping[str, Place]
    role: Role | None
    first_day: date | None
    valid_to: date | None

    def fault(self, code: str, field: str, **params: str | int) -> Fault:
        """Tell what is wrong with a cell."""
        return Fault(code, self.places[field], params=params)


def read_people(path: str, language: Language) -> tuple[list[PersonRow], list[Fault]]:
    """Read every row; faults are of cells, all of them at once."""
    table = read_table(path, frozenset(COLUMNS[name].casefold() for name in REQUIRED))
    columns = {
        name: table.header.index(text.casefold()) for name, text in COLUMNS.items() if text.casefold() in table.header
    }
    roles = {folded(language.say(words)): code for code, words in ROLE_WORDS.items()} | {each: each for each in ROLES}
    rows, faults = [], list(table.faults)
    for at in range(len(table.rows)):
        row, wrong = _row(table, at, columns, roles)
        rows.append(row)
        faults += wrong
    return rows, faults


def _row(table: Table, at: int, columns: Mapping[str, int], roles: Mapping[str, str]) -> tuple[PersonRow, list[Fault]]:
    texts = {name: table.rows[at][columns[name]].strip() if name in columns else "" for name in COLUMNS}
    places = {name: table.place(at, columns.get(name, 0)) for name in COLUMNS}
    faults = [
        Fault("cell-missing", places[name], params={"column": COLUMNS[name]}) for name in REQUIRED if not texts[name]
    ]
    role = roles.get(folded(texts["role"]))
    if texts["role"] and role is None:
        faults.append(Fault("role-unknown", places["role"], params={"text": texts["role"], "allowed": tuple(ROLES)}))
    days = {name: read_day(texts[name]) for name in ("first_day", "last_day")}
    faults += [
        Fault("day-unreadable", places[name], params={"text": texts[name]})
        for name, value in days.items()
        if texts[name] and value is None
    ]
    last = days["last_day"]
    ends = last + timedelta(days=1) if last else None
    return PersonRow(texts, places, role, days["first_day"], ends), faults  # type: ignore[arg-type]  # one of ROLES
