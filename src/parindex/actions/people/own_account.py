"""What people change of their own account: password, PIN, sessions; and what their second factor tells history."""

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.utils import timezone

from parindex.actions.acting import act, locked, require
from parindex.actions.people.accounts import end_sessions
from parindex.actions.security_log import note
from parindex.core.access import Permit, may_enter
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.core.people.names import is_pin, password_text
from parindex.records.models import OpenSession, Person
from parindex.records.queries.actors import actor_of


def in_full(actor: Actor) -> Permit:
    """Say whether the actor may change how the own account signs in: not from a session opened by PIN."""
    return Permit("needs-full-sign-in") if actor.session == "pin" else may_enter(actor)


def change_password(person: Person, password: str, *, session: str = "") -> Person:
    """Change the own password; other sessions end."""
    actor = actor_of(person, timezone.localdate())
    with act("password.changed", actor, may_enter(actor)) as deed:
        row = locked(Person, person.pk)
        deed.change(row, password=make_password(password_text(password)))
        end_sessions(row, but=session)
        note("password-changed", actor, person=row)
    person.password, person.version = row.password, row.version
    return row


def set_pin(person: Person, pin: str, *, actor: Actor) -> None:
    """Choose the own PIN for registered computers; a blank one takes it away."""
    permit = require(in_full(actor))
    if pin and not is_pin(pin):
        raise InvalidInputError(Fault("pin-unusable", Place(path="pin")))
    with act("pin.set", actor, permit) as deed:
        row = locked(Person, person.pk)
        deed.change(row, pin=make_password(pin) if pin else "")
        note("pin-set", actor, person=row)


def tell_factor(person: Person, *, factor: str) -> None:
    """Tell history that a second factor was added (``totp``) or removed (blank), in the transaction at work."""
    actor = actor_of(person, timezone.localdate())
    with act("factor.added" if factor else "factor.removed", actor, may_enter(actor)) as deed:
        row = locked(Person, person.pk)
        if row.second_factor == factor:
            return
        deed.change(row, second_factor=factor)
        note("factor-added" if factor else "factor-removed", actor, person=person)


def tell_codes(person: Person) -> None:
    """Tell history that printed one-time codes were made, in the transaction at work."""
    actor = actor_of(person, timezone.localdate())
    with act("codes.made", actor, may_enter(actor)) as deed:
        deed.change(locked(Person, person.pk), codes_made_at=timezone.now())
        note("codes-made", actor, person=person)


def end_own_session(person: Person, session: OpenSession, *, actor: Actor) -> None:
    """End one of the own sessions."""
    require(may_enter(actor))
    own = OpenSession.objects.filter(pk=session.pk, person=person.pk)
    Session.objects.filter(session_key__in=own.values("key")).delete()
    own.delete()
    note("session-revoked", actor, person=person)
