"""One-time links (liên kết dùng một lần): open an account, or give a new password; only their hash is kept."""

import secrets
from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple

from django.utils import timezone

from parindex.actions.acting import Act, act, locked, require
from parindex.actions.people.accounts import end_sessions, keeps, unit_of
from parindex.actions.security_log import note
from parindex.core.access import may_enter
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.core.people.account import LINK_LASTS
from parindex.records.models import OneTimeLink, Person
from parindex.records.queries.actors import actor_of


class Slip(NamedTuple):
    """What is printed and handed to a person, once."""

    person: Person
    token: str
    expires_at: datetime


def hash_of(token: str) -> str:
    """Give what is kept of a token."""
    return sha256(token.encode()).hexdigest()


def make_link(person: Person, *, actor: Actor, today: date) -> Slip:
    """Make a link for an account; earlier ones of it open nothing any more."""
    permit = require(keeps(person, actor, today))
    with act("link.made", actor, permit, unit=unit_of(person, today)) as deed:
        row = locked(Person, person.pk)
        if row.state == "closed":
            raise InvalidInputError(Fault("account-is-closed", Place(path="person")))
        slip = add_link(deed, row)
        note("link-made", actor, person=person)
        return slip


def add_link(deed: Act, person: Person) -> Slip:
    """Make a link inside a deed under way."""
    now = timezone.now()
    for earlier in OneTimeLink.objects.filter(person=person, used_at__isnull=True, expires_at__gt=now):
        deed.change(earlier, expires_at=now)
    token = secrets.token_urlsafe(24)
    purpose = "reset" if person.has_usable_password() else "open"
    expires = now + LINK_LASTS
    deed.add(OneTimeLink(person=person, token_hash=hash_of(token), purpose=purpose, expires_at=expires))
    return Slip(person, token, expires)


def usable_link(token: str) -> OneTimeLink | None:
    """Find the link of a token that still opens something; a closed account's opens nothing."""
    links = OneTimeLink.objects.select_related("person").exclude(person__state="closed")
    return links.filter(token_hash=hash_of(token), used_at__isnull=True, expires_at__gt=timezone.now()).first()


def use_link(token: str, password: str) -> Person:
    """Set the password a link allows, once; the account is open, and its sessions elsewhere end.

    A second factor stays: a link is no way around it.
    """
    found = usable_link(token)
    if found is None:
        raise InvalidInputError(Fault("link-not-usable", Place(path="token")))
    actor = actor_of(found.person, timezone.localdate())
    with act("link.used", actor, may_enter(actor)) as deed:
        person = locked(Person, found.person_id)
        link = usable_link(token)  # asked again: used, replaced, or its account closed meanwhile
        if link is None:
            raise InvalidInputError(Fault("link-not-usable", Place(path="token")))
        deed.change(link, used_at=timezone.now())
        person.set_password(password)
        new, person.password = person.password, Person.objects.values_list("password", flat=True).get(pk=person.pk)
        deed.change(person, password=new, state="active", state_reason="", active_since=timezone.now())
        end_sessions(person)
        note("link-used", actor, person=person)
        return person
