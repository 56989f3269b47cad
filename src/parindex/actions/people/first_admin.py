"""Make the first system administrator (quản trị hệ thống đầu tiên), at the terminal of the operator."""

from datetime import date

from parindex.actions.acting import act, require
from parindex.actions.people.links import Slip, add_link
from parindex.actions.people.make_accounts import add_person
from parindex.actions.security_log import note
from parindex.core.access import GRANTED
from parindex.core.actors import machine
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.core.people.names import is_user_name, user_name_key
from parindex.records.models import Grant, Person


def make_first_admin(username: str, full_name: str, *, today: date) -> Slip:
    """Make the first system administrator of a site that has none, and the link that opens the account."""
    name = user_name_key(username)
    if not is_user_name(name):
        raise InvalidInputError(Fault("user-name-unusable", Place(path="username"), params={"text": username}))
    if Grant.objects.filter(role="system-admin").exists() or Person.objects.filter(username=name).exists():
        raise InvalidInputError(Fault("first-admin-exists", Place(path="username")))
    operator = machine("operator")
    with act("account.made", operator, require(GRANTED)) as deed:
        person = add_person(deed, name, full_name.strip() or name)
        deed.add(Grant(person=person, role="system-admin", valid_from=today))
        note("account-made", operator, person=person)
        return add_link(deed, person)
