"""Danh mục phòng ban, chức danh: loaded as they come with parindex, added to and changed by the register's keepers."""

from datetime import date
from typing import Final, NamedTuple

from parindex.actions.acting import act, locked
from parindex.actions.register.days import fault, refuse_if
from parindex.core.access import may_keep_register
from parindex.core.actors import Actor
from parindex.core.faults import Fault
from parindex.core.units.kinds import LEVEL_OF
from parindex.documents.units.catalogue import read_catalogue
from parindex.records.models import Office, Post

type CatalogueModel = type[Office | Post]

CATALOGUES: Final[dict[str, CatalogueModel]] = {"office": Office, "post": Post}
LEVELS: Final = tuple(dict.fromkeys(LEVEL_OF.values()))


class ToldEntry(NamedTuple):
    """An entry as it is typed."""

    code: str
    name: str
    level: str
    begins: date
    ends: date | None = None


def load_catalogues(actor: Actor) -> int:
    """Add the entries that come with parindex and are not there yet; how many were added."""
    added = 0
    with act("catalogues.loaded", actor, may_keep_register(actor)) as deed:
        for name, model in CATALOGUES.items():
            known = set(model._default_manager.values_list("code", flat=True))
            for entry in read_catalogue():
                if entry.catalogue == name and entry.code not in known:
                    start, end = entry.span
                    deed.add(model(code=entry.code, name=entry.name, level=entry.level, valid_from=start, valid_to=end))
                    added += 1
    return added


def add_entry(catalogue: str, told: ToldEntry, actor: Actor) -> None:
    """Thêm phòng ban, chức danh."""
    model = CATALOGUES[catalogue]
    with act(f"{catalogue}.added", actor, may_keep_register(actor)) as deed:
        is_known = model._default_manager.filter(code=told.code).exists()
        refuse_if(*_faults(told), *([fault("code-of-catalogue-twice", "code", code=told.code)] if is_known else []))
        row = model(code=told.code, name=told.name, level=told.level, valid_from=told.begins, valid_to=told.ends)
        deed.add(row)


def change_entry(catalogue: str, pk: int, told: ToldEntry, actor: Actor, *, version: int | None = None) -> None:
    """Sửa phòng ban, chức danh; its code stays."""
    with act(f"{catalogue}.changed", actor, may_keep_register(actor)) as deed:
        row = locked(CATALOGUES[catalogue], pk, version=version)
        refuse_if(*_faults(told))
        deed.change(row, name=told.name, level=told.level, valid_from=told.begins, valid_to=told.ends)


def _faults(told: ToldEntry) -> list[Fault]:
    faults = [fault("field-missing", field) for field in ("code", "name") if not getattr(told, field).strip()]
    if told.level not in LEVELS:
        faults.append(fault("choice-unknown", "level", text=told.level))
    if told.ends and told.ends <= told.begins:
        faults.append(fault("days-end-before-they-begin", "ends"))
    return faults
