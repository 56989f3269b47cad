"""Put accounts nobody uses to sleep (tạm ngưng tài khoản); the tick calls it every day."""

from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from parindex.actions.acting import act, locked
from parindex.actions.people.accounts import end_sessions, unit_of
from parindex.actions.security_log import note
from parindex.core.access import GRANTED
from parindex.core.actors import machine
from parindex.core.people.account import UNUSED_DAYS, is_due_to_sleep
from parindex.records.models import Person
from parindex.wording.language import N_

ASLEEP = N_("Not used for {days} days.")


def put_to_sleep(today: date) -> int:
    """Put every active account to sleep that was not used for 45 days; says how many."""
    active = Person.objects.filter(state="active").annotate(last=Max("sign_ins__at"))
    due = [each for each in active if is_due_to_sleep(_last_used(each, each.last), today)]
    tick = machine("tick")
    for person in due:
        with act("account.slept", tick, GRANTED, unit=unit_of(person, today)) as deed:
            row = locked(Person, person.pk)
            if row.version != person.version:  # changed just now: tomorrow is another day
                continue
            deed.change(row, state="asleep", state_reason=ASLEEP.format(days=UNUSED_DAYS))
            end_sessions(row)
            note("account-slept", tick, person=row)
    return len(due)


def _last_used(person: Person, last_sign_in: datetime | None) -> date:
    moments = (person.made_at, person.active_since, last_sign_in)
    return timezone.localdate(max(each for each in moments if each is not None))
