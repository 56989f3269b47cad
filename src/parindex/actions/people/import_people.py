"""Import officers from their workbook (nhập người dùng): all rows or none; the same file again changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from parindex.actions.acting import Act, act, require
from parindex.actions.people.grants import grant_row, terms_of, unit_lineage
from parindex.actions.people.links import Slip, add_link
from parindex.actions.people.make_accounts import LONGEST, add_person
from parindex.actions.security_log import note
from parindex.core.access import may_grant, may_keep_some_people
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, in_order
from parindex.core.people.grants import GrantTerms, faults_of_grant
from parindex.core.people.names import is_user_name, user_name_key
from parindex.core.proofreading.names import folded
from parindex.documents.people.reading import PersonRow
from parindex.records.models import Grant, Person, Post, UnitCode
from parindex.records.queries.units import in_force


class Imported(NamedTuple):
    """What an import did: accounts made with their slips, grants added to accounts that were there, rows known."""

    slips: tuple[Slip, ...]
    grants: int
    unchanged: int


class _Known(NamedTuple):
    """What the rows are held against, read once."""

    units: Mapping[str, set[str]]
    posts: Mapping[str, Post]
    people: Mapping[str, Person]
    held: Mapping[str, list[GrantTerms]]


def import_people(rows: Sequence[PersonRow], *, actor: Actor, today: date, unread: Sequence[Fault] = ()) -> Imported:
    """Make the accounts and grants of a workbook, with a one-time link for each new account.

    ``unread`` are the faults of cells that could not be read: they refuse the whole with all others.
    """
    permit = require(may_keep_some_people(actor))
    known = _known(rows, today)
    faults = [*unread, *(fault for row in rows for fault in _faults(row, known, actor, today))]
    faults += _names_told_twice(rows)
    if faults:
        raise InvalidInputError(*in_order(faults))
    with act("people.imported", actor, permit) as deed:
        units = {terms.unit for row in rows if (terms := _terms(row, known))}
        deed.unit = UUID(units.pop()) if len(units) == 1 else None
        return _made(deed, rows, known, actor)


def _known(rows: Sequence[PersonRow], today: date) -> _Known:
    units: dict[str, set[str]] = {}
    codes = UnitCode.objects.filter(in_force(today), value__in={row.texts["unit"] for row in rows})
    for value, unit in codes.values_list("value", "unit"):
        units.setdefault(value, set()).add(str(unit))
    people = {each.username: each for each in Person.objects.filter(username__in=map(_name, rows))}
    held: dict[str, list[GrantTerms]] = {}
    for grant in Grant.objects.filter(person__in=people.values()).select_related("person"):
        held.setdefault(grant.person.username, []).append(terms_of(grant))
    posts = {each.code: each for each in Post.objects.filter(code__in={row.texts["post"] for row in rows})}
    return _Known(units, posts, people, held)


def _name(row: PersonRow) -> str:
    return user_name_key(row.texts["username"])


def _terms(row: PersonRow, known: _Known) -> GrantTerms | None:
    units = known.units.get(row.texts["unit"], set())
    if row.role is None or row.first_day is None or len(units) != 1:
        return None
    return GrantTerms(row.role, next(iter(units)), row.first_day, row.valid_to)


def _faults(row: PersonRow, known: _Known, actor: Actor, today: date) -> Iterator[Fault]:
    texts, name = row.texts, _name(row)
    if texts["username"] and not is_user_name(name):
        yield row.fault("user-name-unusable", "username", text=texts["username"])
    person = known.people.get(name)
    if person and folded(person.full_name) != folded(" ".join(texts["full_name"].split())):
        yield row.fault("user-name-taken", "username", text=name)
    if texts["unit"] and len(known.units.get(texts["unit"], set())) != 1:
        code = "unit-code-ambiguous" if texts["unit"] in known.units else "unit-unknown"
        yield row.fault(code, "unit", text=texts["unit"])
    if texts["post"] and texts["post"] not in known.posts:
        yield row.fault("post-unknown", "post", text=texts["post"])
    for field, limit in LONGEST.items():
        if len(texts[field]) > limit:
            yield row.fault("cell-too-long", field, limit=limit)
    terms = _terms(row, known)
    if terms:
        yield from _faults_of_terms(row, terms, known, actor, today)


def _faults_of_terms(row: PersonRow, terms: GrantTerms, known: _Known, actor: Actor, today: date) -> Iterator[Fault]:
    person = known.people.get(_name(row))
    permit = may_grant(actor, terms.role, unit_lineage(terms.unit, today), to_person=str(person.pk) if person else "")
    if not permit.is_granted:
        yield row.fault("grant-not-yours", "role", text=row.texts["role"])
    held = [each for each in known.held.get(_name(row), []) if not _is_same(each, terms)]
    fields = {"valid_to": "last_day", "role": "role"}
    for fault in faults_of_grant(terms, held):
        yield fault._replace(at=row.places[fields[fault.at.path]])


def _is_same(held: GrantTerms, told: GrantTerms) -> bool:
    return (held.role, held.unit, held.valid_from, held.valid_to) == (
        told.role,
        told.unit,
        told.valid_from,
        told.valid_to,
    )


def _names_told_twice(rows: Sequence[PersonRow]) -> Iterator[Fault]:
    first: dict[str, PersonRow] = {}
    for row in rows:
        other = first.setdefault(_name(row), row)
        if folded(other.texts["full_name"]) != folded(row.texts["full_name"]):
            yield row.fault("user-name-taken", "username", text=_name(row))
    seen: dict[tuple[str, str, str], list[PersonRow]] = {}
    for row in rows:
        key = (_name(row), row.texts["unit"], row.texts["role"])
        seen.setdefault(key, []).append(row)
    for same in seen.values():
        yield from (each.fault("grant-held-already", "role") for each in same[1:])


def _made(deed: Act, rows: Sequence[PersonRow], known: _Known, actor: Actor) -> Imported:
    people = dict(known.people)
    slips: list[Slip] = []
    grants = unchanged = 0
    for row in rows:
        terms = _terms(row, known)
        if terms is None:
            continue
        if any(_is_same(each, terms) for each in known.held.get(_name(row), [])):
            unchanged += 1
            continue
        if _name(row) not in people:
            told = {name: row.texts[name] for name in ("email", "phone")}
            person = add_person(deed, row.texts["username"], row.texts["full_name"], **told)
            people[_name(row)] = person
            slips.append(add_link(deed, person))
            note("account-made", actor, person=person)
        else:
            grants += 1
        person = people[_name(row)]
        deed.add(grant_row(person, terms, post=known.posts.get(row.texts["post"])))
        note("grant-given", actor, person=person, role=terms.role)
    return Imported(tuple(slips), grants, unchanged)
