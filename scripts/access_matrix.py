"""S2 in full: every route × method × role × relation × state of the actor, asked of real objects; figures into docs.

Usage: python scripts/access_matrix.py [route …]  (in-memory database; tests/ and src/ on the path)
"""

import os
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import time
from typing import Any, NamedTuple
from uuid import uuid4

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
os.environ["DJANGO_SETTINGS_MODULE"] = "parindex.config.settings"
os.environ.pop("PARINDEX_SITE", None)

import django  # noqa: E402 -- the path and the settings come first

django.setup()

import logging  # noqa: E402

from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from parindex.actions.people.computers import register_computer  # noqa: E402
from parindex.core.actors import ROLES  # noqa: E402
from parindex.records.models import Computer, Event, Grant, OneTimeLink, Person  # noqa: E402
from support.register import TODAY, Register  # noqa: E402

HEAD = """# The access matrix

`make access-matrix` asks every route of `docs/access.toml` with GET and POST as every role (and as nobody),
in every state of the actor (active, closed, asleep, moved to another unit a moment ago, signed in by PIN), of
objects of the own unit, a sister unit, the unit above, a unit of another province, and of an object that is
not there. It checks the status against the hand-written table, that what is hidden has the same body as what
is missing, that nothing refused has written anything, and that nothing fails. The small part runs in `make
test`.

"""
TABLE: dict[str, dict[str, Any]] = tomllib.loads((ROOT / "docs/access.toml").read_text(encoding="utf-8"))["routes"]
PAGE = ROOT / "docs/reference/access-matrix.md"
ACTORS = ("anonymous", "none", *ROLES)
STATES = ("active", "closed", "asleep", "moved", "pin")
_TO_SIGN_IN = 302
RELATIONS = {"own": "an-phu", "sibling": "binh-loi", "above": "province", "foreign": "cat-trinh", "missing": ""}
IN_FULL = {
    "may_keep_register",
    "may_keep_some_people",
    "may_delegate",
    "may_read_security_log",
    "may_run_site",
}
"""Predicates a session by PIN never passes; written by hand."""
HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|[0-9a-f]{8}-[0-9a-f-]{27}')


class Case(NamedTuple):
    """One question."""

    route: str
    method: str
    role: str
    state: str
    relation: str


def cases() -> Iterator[Case]:
    for route, told in TABLE.items():
        relations = RELATIONS if "<" in told["path"] else ("own",)
        for method in ("GET", "POST"):
            for role in ACTORS:
                for state in STATES if role != "anonymous" else ("active",):
                    yield from (Case(route, method, role, state, relation) for relation in relations)


class World:
    """The small register with a person and a computer in every unit."""

    def __init__(self) -> None:
        self.register = Register()
        for unit in ("an-phu", "binh-loi", "province", "cat-trinh"):
            self.register.person("entry-officer", unit)
            admin = self.register.actor("system-admin", "province")
            register_computer(self.register.units[unit], unit, actor=admin, today=TODAY)
        for role in ("none", *ROLES):
            self.register.person(role, "province" if role == "system-admin" else "an-phu")

    def address(self, case: Case) -> str:
        """Fill the objects of a relation into a path; a kind nobody listed gets an id that is not there."""
        path, unit = str(TABLE[case.route]["path"]), RELATIONS[case.relation]
        person = self.register.person("entry-officer", unit) if unit else None
        real = {
            "uuid:person": str(person.pk) if person else str(uuid4()),
            "uuid:grant": str(Grant.objects.get(person=person).pk) if person else str(uuid4()),
            "uuid:computer": str(self.register.units[unit].computers.get().pk) if unit else str(uuid4()),
            "uuid:unit": str(self.register.units[unit].pk) if unit else str(uuid4()),
            "uuid:pk": str(self.register.units[unit].pk) if unit else str(uuid4()),
        }
        return re.sub(
            r"<([^>]+)>", lambda found: real.get(found[1], "999999" if "int:" in found[1] else str(uuid4())), path
        )

    def client(self, case: Case) -> Client:
        """Give a browser in which the actor of a case is signed in, then disabled, moved or by PIN."""
        client = Client(raise_request_exception=False)
        if case.role == "anonymous":
            return client
        person = self.register.person(case.role, "province" if case.role == "system-admin" else "an-phu")
        client.force_login(person)
        session = client.session
        session.update(
            {
                "signed_in_by": "pin" if case.state == "pin" else "code",
                "seen_at": int(time()),
                "signed_in_at": int(time()),
            }
        )
        session.save()
        if case.state in {"closed", "asleep"}:
            Person.objects.filter(pk=person.pk).update(state=case.state)
        elif case.state == "moved" and case.role != "system-admin":
            Grant.objects.filter(person=person).update(unit=self.register.units["cat-trinh"])
        return client


_SENT_WRONG = frozenset({409, 422})


def expected(case: Case) -> set[int]:
    """Say by hand what may be answered; an empty set where a test of its own decides."""
    told, predicate = TABLE[case.route], str(TABLE[case.route]["predicate"])
    role = "anonymous" if case.state in {"closed", "asleep"} else case.role
    if case.state == "pin" and (predicate in IN_FULL or predicate == "allauth"):
        allowed = told.get(case.method, {}).get(role)
        return {403} if predicate in IN_FULL else ({allowed, 403} if allowed else set())
    if "<" not in told["path"]:
        status = told.get(case.method, {}).get(role)
        if status in _SENT_WRONG:  # let in, refused for what was sent: which of both hangs on what that was
            return set(_SENT_WRONG)
        return set() if status is None or case.state == "pin" else {status}
    return of_objects(case, role, predicate)


def of_objects(case: Case, role: str, predicate: str) -> set[int]:
    """Say what the people pages answer about real objects; of other pages, that nobody unknown gets in."""
    if predicate != "may_keep_some_people":
        return {302} if role == "anonymous" and predicate != "may_look_in_public" else set()
    if role == "anonymous":
        return {302}
    if role not in {"unit-admin", "system-admin"}:
        return {403}
    near = "foreign" if case.state == "moved" and role == "unit-admin" else "own"
    if case.relation == "missing" or (role == "unit-admin" and case.relation != near):
        return {404, 405}
    return {200, 302, 405, 409, 422}


def digest() -> tuple[int, ...]:
    """Count the events told, in which every change of business stands, and what people pages make."""
    return tuple(each._default_manager.count() for each in (Event, Person, Grant, OneTimeLink, Computer))


def ask(world: World, case: Case) -> list[str]:
    """Ask one question and undo it; gives what is wrong with the answer."""
    wrong = []
    with transaction.atomic():
        client = world.client(case)
        before = digest()
        fields = {"version": "1", "reason": "x", "last_day": "2027-01-01"}
        answer = (
            client.generic(case.method, world.address(case))
            if case.method == "GET"
            else client.post(world.address(case), fields)
        )
        allowed = expected(case)
        if allowed and answer.status_code not in allowed:
            wrong.append(f"{case}: {answer.status_code}, not {sorted(allowed)}")
        if answer.status_code >= 500:
            wrong.append(f"{case}: {answer.status_code}")
        is_refused = answer.status_code in {401, 403, 404, 405} or (
            answer.status_code == _TO_SIGN_IN and "dang-nhap" in answer.headers.get("Location", "")
        )
        if is_refused and digest() != before:
            wrong.append(f"{case}: refused and written")
        if answer.status_code == 404 and case.relation not in {"missing", "own"}:
            missing = client.generic(case.method, world.address(case._replace(relation="missing")))
            if HIDDEN.sub("", missing.content.decode()) != HIDDEN.sub("", answer.content.decode()):
                wrong.append(f"{case}: hidden differs from missing")
        transaction.set_rollback(True)
    return wrong


def main() -> int:
    """Ask everything; 1 if an answer is wrong."""
    logging.disable(logging.CRITICAL)
    setup_test_environment()
    call_command("migrate", verbosity=0)
    world, begun = World(), time()
    told: Counter[str] = Counter()
    wrong: list[str] = []
    chosen = sys.argv[1:]
    for case in cases():
        if chosen and case.route not in chosen:
            continue
        wrong += ask(world, case)
        told[case.state] += 1
    figures = {
        "routes": len(TABLE),
        "actors": len(ACTORS),
        "relations": len(RELATIONS),
        "states": len(STATES),
        "requests": sum(told.values()),
        "wrong answers": len(wrong),
        "seconds": round(time() - begun),
    }
    lines = ["| What | Figure |", "|---|---|", *(f"| {name} | {value:,} |" for name, value in figures.items())]
    if not chosen:
        PAGE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join([*lines, *wrong[:50]]))
    print(connection.vendor, len(list(apps.get_models())), "tables")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
