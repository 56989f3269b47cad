"""Register and revoke the computers on which a unit's people change by PIN (máy tính đăng ký)."""

import secrets
from datetime import date

from django.utils import timezone

from parindex.actions.acting import act, locked, require
from parindex.actions.people.links import hash_of
from parindex.actions.security_log import note
from parindex.core.access import may_keep_people
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.records.models import Computer, Unit
from parindex.records.queries.units import lineage_of


def register_computer(unit: Unit, name: str, *, actor: Actor, today: date) -> tuple[Computer, str]:
    """Register the computer its admin sits at; gives the token its cookie keeps."""
    permit = require(may_keep_people(actor, lineage_of(unit.pk, today)))
    if not name.strip():
        raise InvalidInputError(Fault("computer-name-missing", Place(path="name")))
    token = secrets.token_urlsafe(24)
    with act("computer.registered", actor, permit, unit=unit.pk) as deed:
        computer = deed.add(Computer(unit=unit, name=name.strip()[:120], token_hash=hash_of(token)))
        note("computer-registered", actor, computer=computer.name)
        return computer, token


def revoke_computer(computer: Computer, *, actor: Actor, today: date, version: int) -> Computer:
    """Take a computer out of use for changing by PIN."""
    permit = require(may_keep_people(actor, lineage_of(computer.unit_id, today)))
    with act("computer.revoked", actor, permit, unit=computer.unit_id) as deed:
        row = locked(Computer, computer.pk, version=version)
        deed.change(row, revoked_at=row.revoked_at or timezone.now())
        note("computer-revoked", actor, computer=row.name)
        return row


def computer_of(token: str) -> Computer | None:
    """Find the registered computer of a cookie."""
    if not token:
        return None
    computers = Computer.objects.select_related("unit").filter(revoked_at__isnull=True)
    return computers.filter(token_hash=hash_of(token)).first()
