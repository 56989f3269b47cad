"""A value of a changed row in words: codes, days, moments, who or what an id stands for; never how it is stored."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from parindex.records import models
from parindex.records.queries.register import called_units
from parindex.web.shared.words import day, moment, spoken, worded
from parindex.wording.history import VALUE_WORDS
from parindex.wording.language import N_
from parindex.wording.units import full_name

BLANK: Final = "–"
NOTHING: Final[tuple[object, ...]] = (None, "", [], {})
_MOST_LETTERS: Final = 300
_DIGEST_SHOWN: Final = 12
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_POINTS_TO: Final[Mapping[str, str]] = {
    "body_id": "Unit",
    "delegated_from_id": "Grant",
    "from_unit_id": "Unit",
    "group_id": "UnitGroup",
    "owner_id": "Person",
    "parent_id": "Unit",
    "person_id": "Person",
    "post_id": "Post",
    "root_id": "Unit",
    "to_unit_id": "Unit",
    "unit_id": "Unit",
}
_CALLED_BY: Final[Mapping[type[Model], str]] = {
    models.Computer: "name",
    models.Grant: "person__full_name",
    models.InheritedMatter: "title",
    models.KeptReport: "name",
    models.Office: "name",
    models.OneTimeLink: "person__full_name",
    models.Person: "full_name",
    models.Post: "name",
    models.Publication: "title",
    models.UnitCode: "value",
    models.UnitGroup: "name",
    models.UnitName: "name",
}
_HEAD: Final = N_("{domains} domains, {count} units")

type Names = Mapping[tuple[str, str], str]
"""How things are called, by their type and id."""


def names_of(changes: Iterable[dict[str, Any]]) -> Names:
    """Find how everything is called that changes are about or point to, for all at once."""
    wanted: dict[str, set[str]] = {}
    for change in changes:
        if "id" in change:
            wanted.setdefault(change["type"], set()).add(change["id"])
        for row in (change.get("before"), change.get("after")):
            for column, value in (row or {}).items():
                if value and column in _POINTS_TO:
                    wanted.setdefault(_POINTS_TO[column], set()).add(str(value))
    called = called_units(map(UUID, wanted.get("Unit", ())), timezone.localdate())
    names = {("Unit", str(pk)): full_name(unit.kind, unit.name, spoken()) for pk, unit in called.items()}
    for model, column in _CALLED_BY.items():
        found = model._default_manager.filter(pk__in=wanted.get(model.__name__, ())).values_list("pk", column)
        names |= {(model.__name__, str(pk)): name for pk, name in found}
    return names


def shown_value(kind: str, column: str, value: Any, names: Names) -> str:
    """Word the value of a column."""
    if value in NOTHING:
        return BLANK
    if column in _POINTS_TO:
        return names.get((_POINTS_TO[column], str(value)), BLANK)
    is_structure = isinstance(value, (list, dict, bool))
    text = _structure(column, value) if is_structure else _text(worded(str(value), VALUE_WORDS.get((kind, column), {})))
    return text if len(text) <= _MOST_LETTERS else text[:_MOST_LETTERS] + "…"


def _text(text: str) -> str:
    if _DAY.fullmatch(text):
        return day(datetime.fromisoformat(text).date())
    if _MOMENT.fullmatch(text):
        return moment(datetime.fromisoformat(text))
    return f"{text[:_DIGEST_SHOWN]}…" if _DIGEST.fullmatch(text) else text


def _structure(column: str, value: Any) -> str:
    match column:
        case "grade_bands":
            return "; ".join(f"{each['name']} ≥ {spoken().number(each['floor'])}" for each in value)
        case "abbreviations":
            return "; ".join(f"{short} = {words}" for short, words in value)
        case "head":
            return spoken().say(_HEAD, domains=len(value.get("domains", ())), count=value.get("count", 0))
        case _ if isinstance(value, bool):
            return spoken().say(N_("it is so") if value else N_("it is not so"))
        case _:
            return str(value)
