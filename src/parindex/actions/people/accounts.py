"""Close, reopen, unlock accounts; end their sessions; take a lost second factor away."""

from datetime import date
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.utils import timezone

from parindex.actions.acting import act, locked, require
from parindex.actions.security_log import note
from parindex.core.access import Permit, may_keep_account
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.core.people.sign_in_limits import WINDOW
from parindex.records.models import Grant, OpenSession, Person, SignInFailure
from parindex.records.queries.people import coming_or_present_grants, held_by

_LONGEST_REASON: Final = 300


def keeps(person: Person, actor: Actor, today: date) -> Permit:
    """Say whether the actor may change this account; nobody closes or opens the own one."""
    if str(person.pk) == actor.person:
        return Permit("own-grant")
    return may_keep_account(actor, held_by(person, today))


def close_account(person: Person, *, actor: Actor, today: date, version: int, reason: str) -> Person:
    """Close an account at once: its sessions end, its grants stay as they are."""
    permit = require(keeps(person, actor, today))
    _require_reason(reason)
    with act("account.closed", actor, permit, unit=unit_of(person, today), reason=reason) as deed:
        row = locked(Person, person.pk, version=version)
        deed.change(row, state="closed", state_reason=reason)
        end_sessions(row)
        note("account-closed", actor, person=row, reason=reason)
        return row


def reopen_account(person: Person, *, actor: Actor, today: date, version: int, reason: str) -> Person:
    """Open an account again, closed or asleep; one never opened waits for its link again."""
    permit = require(keeps(person, actor, today))
    _require_reason(reason)
    with act("account.reopened", actor, permit, unit=unit_of(person, today), reason=reason) as deed:
        row = locked(Person, person.pk, version=version)
        state = "active" if row.has_usable_password() else "invited"
        deed.change(row, state=state, state_reason="", active_since=timezone.now())
        note("account-reopened", actor, person=row, reason=reason)
        return row


def unlock_account(person: Person, *, actor: Actor, today: date, reason: str) -> int:
    """Clear an account's failed tries, so that its owner signs in at once; says how many there were."""
    require(keeps(person, actor, today) if str(person.pk) != actor.person else may_keep_account(actor, ()))
    _require_reason(reason)
    now = timezone.now()
    waiting = SignInFailure.objects.filter(account=person.username, cleared_at__isnull=True)
    cleared = waiting.update(cleared_at=now)
    note("account-unlocked", actor, person=person, reason=reason, cleared=cleared)
    return cleared


def failures_of(person: Person) -> int:
    """Count the failed tries that still count against an account."""
    since = timezone.now() - WINDOW
    waiting = SignInFailure.objects.filter(account=person.username, cleared_at__isnull=True, at__gt=since)
    return waiting.exclude(method="pin").count()


def remove_second_factor(person: Person, *, actor: Actor, today: date, reason: str, version: int | None = None) -> None:
    """Take away a lost second factor, so that its owner sets up a new one at the next sign-in."""
    permit = require(keeps(person, actor, today))
    _require_reason(reason)
    with act("factor.removed", actor, permit, unit=unit_of(person, today), reason=reason) as deed:
        row = locked(Person, person.pk, version=version)
        deed.change(row, second_factor="", codes_made_at=None)
        Authenticator.objects.filter(user=row).delete()
        end_sessions(row)
        note("factor-removed", actor, person=row, reason=reason)


def end_sessions(person: Person, *, but: str = "") -> int:
    """End every session of a person, perhaps but one."""
    keys = list(OpenSession.objects.filter(person=person).exclude(key=but).values_list("key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    OpenSession.objects.filter(key__in=keys).delete()
    return len(keys)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise InvalidInputError(Fault("reason-missing", Place(path="reason")))
    if len(reason) > _LONGEST_REASON:
        raise InvalidInputError(Fault("cell-too-long", Place(path="reason"), params={"limit": _LONGEST_REASON}))


def unit_of(person: Person, today: date) -> UUID | None:
    """Give the unit of a person's first role that holds or will hold: whose history tells of the account."""
    first: Grant | None = coming_or_present_grants(person, today).first()
    return first.unit_id if first else None
