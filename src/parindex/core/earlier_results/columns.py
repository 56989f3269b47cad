"""What a column of a published ranking is (cột của bảng xếp hạng), told from the words of its header."""

import re

from parindex.core.earlier_results.sheet import LEFT_OUT
from parindex.core.light_typing import Final, Literal, NamedTuple, Sequence
from parindex.core.number_text import read_number
from parindex.core.proofreading.names import folded

type ColumnRole = Literal[
    "number",
    "unit",
    "code",
    "domain",
    "domain-rank",
    "total",
    "index",
    "class",
    "rank",
    "left-out",
    "unknown",
]
"""Vai trò của cột."""

CHOSEN_ROLES: Final[tuple[ColumnRole, ...]] = (
    "unit",
    "code",
    "domain",
    "domain-rank",
    "total",
    "index",
    "class",
    "rank",
    LEFT_OUT,
)
"""What a person may say a column is."""
SINGLE_ROLES: Final[tuple[ColumnRole, ...]] = ("number", "unit", "code", "total", "index", "class", "rank")
_LONGEST_HEAD: Final = 300

# What a header says in its own lowest cell, in the order in which it is asked.
_LEAVES: Final[tuple[tuple[ColumnRole, re.Pattern[str]], ...]] = (
    ("number", re.compile(r"(?:so )?(?:stt|tt)|so thu tu|no|#")),
    ("code", re.compile(r"ma(?: so)?(?: don vi.*| dvhc| xa| phuong| co quan| hanh chinh| dinh danh)?")),
    ("left-out", re.compile(r"ghi chu.*|(?:so )?diem tu (?:cham|danh gia).*|tu (?:cham|danh gia).*")),
    ("class", re.compile(r"(?:ket qua )?(?:danh gia,? )?(?:xep|phan) loai.*|loai|muc (?:xep )?loai")),
    ("rank", re.compile(r"(?:ket qua )?xep (?:hang|thu)(?: chung| nam \d{4}| \d{4})?|(?:thu )?hang|vi (?:thu|tri)")),
    ("index", re.compile(r"(?:ket qua )?(?:chi so|par ?index|ty le|ti le)(?!.*hai long)(?!.*sipas).*|%")),
    ("total", re.compile(r"tong(?: cong| so)?(?: diem.*)?|cong|diem (?:tong.*|chung|cuoi cung)")),
    ("unit", re.compile(r"(?:ten )?(?:cac )?(?:don vi|co quan|dia phuong|ubnd|uy ban nhan dan|xa\b|phuong\b).*|ten")),
)
_POINTS: Final = re.compile(r"(?:so )?diem(?: so| dat| dat duoc| tham dinh| danh gia| cong nhan)?|ket qua|tham dinh")
_NO_UNIT: Final = re.compile(r"\b(?:diem|xep|hang|so luong|so ho so)\b")
_OF_DOMAIN: Final = re.compile(
    r"(?:linh vuc|lv|noi dung|phan|nhom)\s*(?:so\s*)?(?P<number>\d{1,2}|[ivx]{1,5})\b"
    r"|(?P<listed>\d{1,2}|[ivx]{1,5})\s*[.):-]\s*[a-z]"
    r"|diem (?:thuong|cong)\b"
    r"|.*(?:chi dao,? dieu hanh|cai cach the che|thu tuc hanh chinh|to chuc bo may|che do cong vu|tai chinh cong"
    r"|chinh quyen dien tu|chinh quyen so|hien dai hoa|chuyen doi so|tac dong cua|xa hoi hoc|hai long)"
)
_MOST: Final = re.compile(r"\(?\s*(?:diem\s*)?(?:toi da|thang diem|diem chuan)\D{0,12}?(\d+(?:[.,]\d+)?)[^()]*\)?")
_MOST_IN_BRACKETS: Final = re.compile(r"\(\s*(\d+(?:[.,]\d+)?)\s*(?:d|diem)\s*\)|/\s*(\d+(?:[.,]\d+)?)\s*(?:d|diem)?$")
_MOST_AS_PRINTED: Final = re.compile(
    r"[-–,;]?\s*(?:điểm\s*)?(?:tối đa|thang điểm|điểm chuẩn)\D{0,12}?\d.*$", re.IGNORECASE
)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_YEAR: Final = re.compile(r"\b(20\d\d)\b")
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}


class Column(NamedTuple):
    """Cột: its header from the top, what it is, and for points of a domain the number and maximum told there."""

    at: int
    letter: str
    path: tuple[str, ...]
    role: ColumnRole
    most: str = ""
    number: str = ""

    @property
    def title(self) -> str:
        """Give the header in one line."""
        return " · ".join(self.path)


def column_told(at: int, letter: str, path: Sequence[str], year: int) -> Column:
    """Tell what a column is from its header; what can be read two ways, or names another year, is unknown."""
    path = tuple(path)
    text = folded(" ".join(path))[:_LONGEST_HEAD]
    is_other_year = any(int(found) != year for found in _YEAR.findall(text))
    role = "unknown" if is_other_year else role_of(path)
    most = _most_told(text)
    if role == "unknown" and most and not is_other_year:
        role = "domain"
    number = next((found for each in path if (found := _number_told(each))), "")
    return Column(at, letter, path, role, most, number)


def role_of(path: Sequence[str]) -> ColumnRole:
    """Tell a role from the header of a column alone: its lowest cell first, then what it stands below."""
    heads = [_bare(each) for each in path if _bare(each)]
    if not heads:
        return "unknown"
    leaf, above = heads[-1], heads[:-1]
    own = leaf_role(leaf)
    group = next((True for each in above if _OF_DOMAIN.match(each)), False)
    if group:
        kept: dict[ColumnRole, ColumnRole] = {"rank": "domain-rank", "index": LEFT_OUT, "class": LEFT_OUT}
        is_points = _POINTS.fullmatch(leaf) or _OF_DOMAIN.match(leaf)
        return kept.get(own, own if own == LEFT_OUT else "domain" if is_points else "unknown")
    if own != "unknown":
        return own
    if _POINTS.fullmatch(leaf):
        return "total" if not above or leaf_role(above[-1]) == "total" else "unknown"
    return "domain" if _OF_DOMAIN.match(leaf) else "unknown"


def leaf_role(head: str) -> ColumnRole:
    """Tell what one cell of a header says by itself; its text is folded."""
    for role, words in _LEAVES:
        if words.fullmatch(head) and not (role == "unit" and _NO_UNIT.search(head)):
            return role
    return "unknown"


def _bare(text: str) -> str:
    """Fold a header and drop its maximum, what stands in brackets, and a number that only counts columns."""
    plain = _BRACKETS.sub(" ", _MOST.sub(" ", folded(text)[:_LONGEST_HEAD]))
    return " ".join(re.sub(r"[*]", " ", plain).split()).strip(" ,;:.-/")


def title_of(column: Column) -> str:
    """Give a domain's title as printed, without the maximum told in its brackets."""
    named = [each for each in column.path if _OF_DOMAIN.match(_bare(each))]
    text = named[-1] if named else column.path[-1]
    told = _MOST_AS_PRINTED.sub(" ", _BRACKETS.sub(" ", text))
    return " ".join(told.split()).strip(" ,;:-–/")


def _number_told(text: str) -> str:
    found = _OF_DOMAIN.match(folded(text)[:_LONGEST_HEAD])
    number = (found["number"] or found["listed"] or "") if found else ""
    return number if number.isdigit() else _ROMAN.get(number, "")


def _most_told(text: str) -> str:
    found = _MOST.search(text) or _MOST_IN_BRACKETS.search(text)
    number = next((each for each in found.groups() if each), "") if found else ""
    return number.replace(",", ".") if isinstance(read_number(number, ","), int) else ""


def settled(columns: Sequence[Column]) -> list[Column]:
    """Take back what is told of several columns and can hold of one only: which one it is, is a question."""
    counts: dict[object, int] = {}
    for column in columns:
        counts[_place_of(column)] = counts.get(_place_of(column), 0) + 1
    twice = {place for place, count in counts.items() if count > 1}
    return [each._replace(role="unknown") if _place_of(each) in twice else each for each in columns]


def _place_of(column: Column) -> object:
    """Give what only one column may be; a column of its own where any number may be alike."""
    if column.role in SINGLE_ROLES:
        return column.role
    if column.role in {"domain", "domain-rank"} and len(column.path) > 1:
        return (column.role, column.path[:-1] if _of_one_group(column) else column.path)
    return ("column", column.at)


def _of_one_group(column: Column) -> bool:
    return not _OF_DOMAIN.match(_bare(column.path[-1]))
