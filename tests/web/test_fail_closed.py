"""L2: a predicate that fails itself permits nothing, changes nothing, and tells the reader nothing but a number."""

import inspect
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from parindex.actions import acting
from parindex.actions.people import accounts, computers, grants, make_accounts
from parindex.core import access
from parindex.core.faults import AccessRefusedError
from parindex.core.people.grants import GrantTerms
from parindex.records.models import Computer, Event, Grant, Person, SecurityEntry
from parindex.web.shared import doors
from support.register import TODAY, Register

pytestmark = pytest.mark.django_db
PREDICATES = sorted(name for name, each in inspect.getmembers(access, inspect.isfunction) if name.startswith("may_"))


ROUTES = tomllib.loads((Path(__file__).parents[2] / "docs/access.toml").read_text(encoding="utf-8"))["routes"]
OPEN = sorted(
    (name, route["predicate"])
    for name, route in ROUTES.items()
    if route["predicate"] in PREDICATES and "<" not in route["path"] and "GET" in route
)
"""Addresses without an object in them, each with its predicate."""


def broken(*_: object, **__: object) -> access.Permit:
    raise RuntimeError("geheimer Zustand")  # noqa: TRY003 -- what must not be shown


def break_predicate(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let a predicate fail wherever it was imported to."""
    monkeypatch.setattr(getattr(access, name), "__code__", broken.__code__)


def counts() -> tuple[int, ...]:
    return tuple(each.objects.count() for each in (Event, Person, Grant, Computer))


def test_every_predicate_is_swept() -> None:
    assert len(PREDICATES) >= 12
    assert all(inspect.signature(getattr(access, name)).return_annotation is access.Permit for name in PREDICATES)


@pytest.mark.parametrize(("route", "predicate"), OPEN, ids=[name for name, _ in OPEN])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_door_whose_predicate_fails_stays_shut(
    register: Register, monkeypatch: pytest.MonkeyPatch, route: str, predicate: str, method: str
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(register.person("system-admin", "province"))
    before = counts()
    break_predicate(monkeypatch, predicate)

    answer = client.generic(method, ROUTES[route]["path"])

    body = answer.content.decode()
    assert (answer.status_code, answer["X-Request-ID"] in body, counts()) == (500, True, before)
    assert ("geheimer" in body, "Traceback" in body, "RuntimeError" in body) == (False, False, False)


def acts(register: Register) -> dict[str, Callable[[], object]]:
    """Give deeds of people, each with the name of the predicate it asks."""
    admin, person = register.actor("unit-admin"), register.person("entry-officer")
    unit = str(register.units["an-phu"].pk)
    terms = GrantTerms("unit-leader", unit, TODAY)
    return {
        "close": lambda: accounts.close_account(person, actor=admin, today=TODAY, version=1, reason="x"),
        "unlock": lambda: accounts.unlock_account(person, actor=admin, today=TODAY, reason="x"),
        "give": lambda: grants.give_grant(person, terms, actor=admin, today=TODAY),
        "register": lambda: computers.register_computer(register.units["an-phu"], "P1", actor=admin, today=TODAY),
        "make": lambda: make_accounts.make_accounts(
            [make_accounts.NewAccount("abc", "A", terms)], actor=admin, today=TODAY
        ),
    }


@pytest.mark.parametrize("deed", ["close", "unlock", "give", "register", "make"])
def test_a_deed_whose_predicate_fails_changes_nothing(
    register: Register, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    done = acts(register)[deed]
    before = counts()
    for name in ("may_keep_people", "may_keep_account", "may_keep_some_people", "may_grant"):
        break_predicate(monkeypatch, name)

    with pytest.raises(RuntimeError):
        done()

    assert counts() == before


@pytest.mark.parametrize("deed", ["close", "unlock", "give", "register", "make"])
def test_a_deed_that_is_refused_changes_nothing(register: Register, deed: str) -> None:
    done = acts(register)[deed]
    Grant.objects.all().delete()
    stranger = register.actor("unit-admin", "binh-loi")
    person, unit = register.person("entry-officer", "an-phu"), register.units["an-phu"]
    Grant.objects.create(person=person, role="entry-officer", unit=unit, valid_from=TODAY)
    foreign: dict[str, Callable[[], object]] = {
        "close": lambda: accounts.close_account(person, actor=stranger, today=TODAY, version=1, reason="x"),
        "unlock": lambda: accounts.unlock_account(person, actor=stranger, today=TODAY, reason="x"),
        "give": lambda: grants.give_grant(
            person, GrantTerms("unit-leader", str(unit.pk), TODAY), actor=stranger, today=TODAY
        ),
        "register": lambda: computers.register_computer(unit, "P1", actor=stranger, today=TODAY),
        "make": lambda: make_accounts.make_accounts(
            [make_accounts.NewAccount("abc", "A", GrantTerms("unit-leader", str(unit.pk), TODAY))],
            actor=stranger,
            today=TODAY,
        ),
    }
    before = counts()

    with pytest.raises(AccessRefusedError):
        foreign[deed]()

    assert (callable(done), counts()) == (True, before)


def test_a_log_that_fails_undoes_the_deed(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "note", broken)
    person = register.person("entry-officer")

    with pytest.raises(RuntimeError):
        accounts.close_account(person, actor=register.actor("unit-admin"), today=TODAY, version=1, reason="x")

    person.refresh_from_db()
    assert (person.state, Event.objects.count(), SecurityEntry.objects.count()) == ("active", 0, 0)
    assert (doors.door.__name__, acting.act.__name__) == ("door", "act")
