"""Kinds of units, schemes of codes and kinds of succession (loại đơn vị, loại mã, hình thức kế thừa)."""

from parindex.core.light_typing import Final, Literal, Mapping

type UnitKind = Literal[
    "province",
    "municipality",
    "district",
    "urban-district",
    "town",
    "city",
    "commune",
    "ward",
    "township",
    "special-zone",
    "department",
    "division",
    "office",
    "service-unit",
    "management-board",
    "service-centre",
    "other",
]
"""Loại đơn vị."""

type UnitLevel = Literal["province", "district", "commune", "body"]
"""Cấp: of a territory; what is no territory is a body of one."""

type CodeScheme = Literal["gso", "agency", "local"]
"""Loại mã: of the statistics office, of the electronic document axis, of the site itself."""

type SuccessionKind = Literal["merge", "split", "absorb", "rename", "level-abolished", "transfer"]
"""Hình thức kế thừa: hợp nhất, chia tách, nhập vào, đổi tên, bỏ cấp, chuyển tiếp."""

type Purpose = Literal["", "population", "dossiers", "staff"]
"""What a share is of (dân số, hồ sơ, biên chế); blank for all."""

LEVEL_OF: Final[Mapping[str, UnitLevel]] = {
    "province": "province",
    "municipality": "province",
    "district": "district",
    "urban-district": "district",
    "town": "district",
    "city": "district",
    "commune": "commune",
    "ward": "commune",
    "township": "commune",
    "special-zone": "commune",
    "department": "body",
    "division": "body",
    "office": "body",
    "service-unit": "body",
    "management-board": "body",
    "service-centre": "body",
    "other": "body",
}
KINDS: Final = tuple(LEVEL_OF)
SCHEMES: Final[tuple[CodeScheme, ...]] = ("gso", "agency", "local")
SUCCESSION_KINDS: Final[tuple[SuccessionKind, ...]] = (
    "merge",
    "split",
    "absorb",
    "rename",
    "level-abolished",
    "transfer",
)
PURPOSES: Final[tuple[Purpose, ...]] = ("", "population", "dossiers", "staff")


def is_territory(kind: str) -> bool:
    """Say whether a kind of unit is a territory (đơn vị hành chính) and no body of one."""
    return LEVEL_OF.get(kind, "body") != "body"


def kinds_of(level: UnitLevel) -> tuple[str, ...]:
    """Name the kinds of a level (các loại của một cấp)."""
    return tuple(kind for kind, its_level in LEVEL_OF.items() if its_level == level)
