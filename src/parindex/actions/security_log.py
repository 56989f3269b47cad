"""Write the log of security: one entry an event, in its table and as a JSON line for whoever collects logs.

What is secret never comes here: a caller gives names and counts, and texts lose their line ends.
"""

import json
import logging
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from parindex.actions.origins import origin
from parindex.actions.request_ids import request_id
from parindex.core.actors import NOBODY, Actor
from parindex.core.people.security_log import KINDS, harmless
from parindex.records.models import Person, SecurityEntry

_LOG: Final = logging.getLogger("parindex.security")


def note(
    kind: str, by: Actor = NOBODY, *, person: Person | None = None, account: str = "", **details: str | int
) -> SecurityEntry:
    """Note an event: who did it, whom it is about, from where, and what else a reader needs."""
    if kind not in KINDS:
        raise KeyError(kind)
    about = person.pk if person else UUID(by.person) if by.person else None
    told: dict[str, Any] = {name: harmless(str(value)) for name, value in details.items()}
    if by.is_known and by.person != str(about or ""):
        told |= {"by": by.person, "by_name": harmless(by.name)}
    entry = SecurityEntry.objects.create(
        at=timezone.now(),
        kind=kind,
        person=about,
        account=harmless(account or (person.username if person else by.name))[:80],
        unit=UUID(by.held[0].unit) if by.held and by.held[0].unit else None,
        network=origin().network,
        request_id=request_id(),
        details=told,
    )
    _LOG.info("%s", _line(entry))
    return entry


def _line(entry: SecurityEntry) -> str:
    """Write an entry as one line of JSON, its time with the offset from UTC."""
    told = {
        "at": timezone.localtime(entry.at).isoformat(timespec="milliseconds"),
        "kind": entry.kind,
        "person": str(entry.person or ""),
        "account": entry.account,
        "unit": str(entry.unit or ""),
        "network": entry.network,
        "request_id": entry.request_id,
        **entry.details,
    }
    return json.dumps(told, ensure_ascii=False)
