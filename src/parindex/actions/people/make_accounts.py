"""Make accounts (tạo tài khoản), one or many at once, each with the grant it is made for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from parindex.actions.acting import Act, act, require
from parindex.actions.people.grants import grant_row, unit_lineage
from parindex.actions.security_log import note
from parindex.core.access import Permit, may_grant, may_keep_some_people
from parindex.core.actors import Actor, Role
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.core.people.grants import GrantTerms, faults_of_grant
from parindex.core.people.names import is_user_name, user_name_key
from parindex.core.proofreading.names import folded
from parindex.records.models import Person, Post

LONGEST: Final[Mapping[str, int]] = {"full_name": 200, "email": 254, "phone": 20}
"""Letters there is room for; what is longer is refused, never cut."""


class NewAccount(NamedTuple):
    """An account to be made, with its first grant."""

    username: str
    full_name: str
    grant: GrantTerms
    email: str = ""
    phone: str = ""
    post: Post | None = None


def make_accounts(accounts: Sequence[NewAccount], *, actor: Actor, today: date) -> list[Person]:
    """Make all these accounts or, if anything is wrong with one, none; they wait for their one-time links."""
    faults = [fault for at, each in enumerate(accounts) for fault in _faults(each, f"{at}")]
    if faults:
        raise InvalidInputError(*faults)
    permit = require(may_keep_some_people(actor))
    for each in accounts:
        permit = require(_permit(actor, each, today))
    with act("account.made", actor, permit, unit=_common_unit(accounts)) as deed:
        made = [_made(deed, each) for each in accounts]
        for person in made:
            note("account-made", actor, person=person)
        return made


def _permit(actor: Actor, account: NewAccount, today: date) -> Permit:
    role: Role = account.grant.role
    return may_grant(actor, role, unit_lineage(account.grant.unit, today), to_person="")


def _faults(account: NewAccount, row: str) -> list[Fault]:
    name = user_name_key(account.username)
    found = []
    if not is_user_name(name):
        found.append(Fault("user-name-unusable", Place(path="username"), params={"text": account.username}))
    elif Person.objects.filter(username=name).exists():
        found.append(Fault("user-name-taken", Place(path="username"), params={"text": name}))
    if not account.full_name.strip():
        found.append(Fault("full-name-missing", Place(path="full_name")))
    for field, limit in LONGEST.items():
        if len(getattr(account, field)) > limit:
            found.append(Fault("cell-too-long", Place(path=field), params={"limit": limit}))
    found += faults_of_grant(account.grant, ())
    return [each._replace(at=each.at._replace(document=row if row != "0" else "")) for each in found]


def _common_unit(accounts: Sequence[NewAccount]) -> UUID | None:
    units = {each.grant.unit for each in accounts}
    return UUID(units.pop()) if len(units) == 1 and "" not in units else None


def add_person(deed: Act, username: str, full_name: str, *, email: str = "", phone: str = "") -> Person:
    """Make an account nobody can sign in to before its one-time link is used, inside a deed under way."""
    name = " ".join(full_name.split())
    person = Person(username=user_name_key(username), full_name=name, folded=folded(name), email=email, phone=phone)
    person.set_unusable_password()
    return deed.add(person)


def _made(deed: Act, account: NewAccount) -> Person:
    person = add_person(deed, account.username, account.full_name, email=account.email, phone=account.phone)
    deed.add(grant_row(person, account.grant, post=account.post))
    return person
