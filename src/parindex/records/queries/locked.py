"""Accounts that wait because of failed tries."""

from datetime import datetime

from django.db.models import Count, QuerySet

from parindex.core.people.sign_in_limits import TRIES, WINDOW
from parindex.records.models import Person, SignInFailure


def locked_accounts(people: QuerySet[Person], now: datetime) -> QuerySet[Person]:
    """Give those of these people whose account at least one place may not try now."""
    waiting = SignInFailure.objects.filter(cleared_at__isnull=True, at__gt=now - WINDOW).exclude(method="pin")
    often = waiting.values("account").annotate(tries=Count("pk")).filter(tries__gte=TRIES)
    return people.filter(username__in=often.values("account")).order_by("folded", "pk")
