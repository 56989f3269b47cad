"""Nhật ký bảo mật: failed sign-ins, locked accounts, who downloaded what (G5)."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from parindex.core.access import may_read_security_log
from parindex.core.number_text import read_day
from parindex.core.people.names import user_name_key
from parindex.core.people.security_log import KINDS
from parindex.core.proofreading.names import folded
from parindex.records.models import Person
from parindex.records.queries.locked import locked_accounts
from parindex.records.queries.people import people_visible_to, security_entries_visible_to
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.wording.people import DETAIL_WORDS, METHOD_WORDS, SECURITY_WORDS

_A_PAGE = 100
_SHOWN = timedelta(days=7)


@door(may_read_security_log)
def security_log(request: ActorRequest) -> HttpResponse:
    """Show the log of security, of one person, kind or some days if asked."""
    today, asked = timezone.localdate(), request.GET
    first = read_day(asked.get("tu", "").strip()) or today - _SHOWN
    last = read_day(asked.get("den", "").strip()) or today
    entries = security_entries_visible_to(request.actor, today).filter(at__date__gte=first, at__date__lte=last)
    if asked.get("loai") in KINDS:
        entries = entries.filter(kind=asked["loai"])
    if asked.get("nguoi"):
        named = Person.objects.filter(folded__contains=folded(asked["nguoi"]))
        key = user_name_key(asked["nguoi"])
        entries = entries.filter(Q(account=key) | Q(person__in=named.values("pk")))
    page = Paginator(entries, _A_PAGE).get_page(asked.get("trang"))
    people = dict(Person.objects.filter(pk__in={each.person for each in page}).values_list("pk", "full_name"))
    context = {
        "page": page,
        "people": people,
        "kinds": SECURITY_WORDS,
        "details": DETAIL_WORDS,
        "methods": METHOD_WORDS,
        "first": first,
        "last": last,
        "asked": asked,
        "locked": locked_accounts(people_visible_to(request.actor, today), timezone.now()),
    }
    return render(request, "people/security_log.html", context)
