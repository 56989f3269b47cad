"""Let a system administrator in (quản trị hệ thống), at the terminal of the operator: the first, or one shut out."""

from datetime import date

from django.db.models import QuerySet

from parindex.actions.acting import act, locked, require
from parindex.actions.people.links import Slip, add_link
from parindex.actions.people.make_accounts import add_person
from parindex.actions.security_log import note
from parindex.core.access import GRANTED
from parindex.core.actors import machine
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.core.people.names import is_user_name, user_name_key
from parindex.records.models import Grant, Person
from parindex.records.queries.units import in_force


def let_admin_in(username: str, full_name: str, *, today: date) -> Slip:
    """Give the system administrator of this name a new link; where there is no administrator, make the first."""
    admins = _admins(today).filter(username=user_name_key(username))
    admin = admins.first()
    return make_first_admin(username, full_name, today=today) if admin is None else _new_link(admin)


def make_first_admin(username: str, full_name: str, *, today: date) -> Slip:
    """Make the system administrator of a site that has none in office, and the link that opens the account."""
    name = user_name_key(username)
    if not is_user_name(name):
        raise InvalidInputError(Fault("user-name-unusable", Place(path="username"), params={"text": username}))
    operator = machine("operator")
    with act("account.made", operator, require(GRANTED)) as deed:
        if _admins(today).exists():
            raise InvalidInputError(Fault("first-admin-exists", Place(path="username")))
        if Person.objects.filter(username=name).exists():
            raise InvalidInputError(Fault("user-name-taken", Place(path="username"), params={"text": name}))
        person = add_person(deed, name, full_name.strip() or name)
        deed.add(Grant(person=person, role="system-admin", valid_from=today))
        note("account-made", operator, person=person)
        return add_link(deed, person)


def _admins(today: date) -> QuerySet[Person]:
    """Give whoever is system administrator today, or would be with a link."""
    grants = Grant.objects.filter(in_force(today), role="system-admin")
    return Person.objects.filter(pk__in=grants.values("person")).exclude(state="closed")


def _new_link(admin: Person) -> Slip:
    operator = machine("operator")
    with act("link.made", operator, require(GRANTED)) as deed:
        slip = add_link(deed, locked(Person, admin.pk))
        note("link-made", operator, person=admin)
        return slip
