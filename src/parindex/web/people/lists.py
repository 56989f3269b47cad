"""The list of people, with search, filters and what is exported of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Max, Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from parindex.actions.security_log import note
from parindex.core.access import may_keep_some_people
from parindex.core.actors import ROLES
from parindex.core.people.account import STATES
from parindex.core.proofreading.names import folded
from parindex.documents.people.writing import write_sheet
from parindex.records.models import Grant, Person
from parindex.records.queries.people import people_visible_to, unit_names, units_kept_by
from parindex.records.queries.units import in_force
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import day, last_day, moment, spoken
from parindex.wording.access import ROLE_WORDS
from parindex.wording.people import STATE_WORDS

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_A_PAGE: Final = 50
_ACCOUNT_COLUMNS: Final = (
    "Tên đăng nhập",
    "Họ và tên",
    "Trạng thái",
    "Đơn vị",
    "Vai trò",
    "Từ ngày",
    "Đến hết ngày",
    "Xác thực hai lớp",
    "Đăng nhập gần nhất",
    "Ngày lập",
)


@door(may_keep_some_people)
def people(request: ActorRequest) -> HttpResponse:
    """List the people the actor keeps."""
    today = timezone.localdate()
    page = Paginator(_found(request, today), _A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": [(each, _in_force(each)) for each in page],
        "names": unit_names({grant.unit_id for each in page for grant in _in_force(each)}, today),
        "roles": ROLE_WORDS,
        "states": STATE_WORDS,
        "units": unit_names(set(units_kept_by(request.actor, today).values_list("pk", flat=True)[:200]), today),
        "asked": request.GET,
        "today": today,
    }
    return render(request, "people/list.html", context)


@door(may_keep_some_people)
def accounts_workbook(request: ActorRequest) -> HttpResponse:
    """Give the accounts as a workbook: whose, where, in which state, last used when."""
    today = timezone.localdate()
    found = list(_found(request, today))
    names = unit_names({grant.unit_id for each in found for grant in each.grants.all()}, today)
    rows = [row for each in found for row in _account_rows(each, names)]
    return _workbook(request, "Tài khoản", _ACCOUNT_COLUMNS, rows)


@door(may_keep_some_people)
def matrix_workbook(request: ActorRequest) -> HttpResponse:
    """Give who holds which role today as a matrix, for the yearly review."""
    today = timezone.localdate()
    found = list(_found(request, today))
    names = unit_names({grant.unit_id for each in found for grant in each.grants.all()}, today)
    header = ("Tên đăng nhập", "Họ và tên", *(spoken().say(ROLE_WORDS[role]) for role in ROLES))
    rows = [(each.username, each.full_name, *_matrix_cells(each, names)) for each in found]
    return _workbook(request, "Ma trận quyền", header, rows)


def _found(request: ActorRequest, today: date) -> QuerySet[Person]:
    """Find people as asked: by words of name or user name without accents, state, role, unit."""
    asked = request.GET
    found = people_visible_to(request.actor, today)
    for word in folded(asked.get("tim", "")).split()[:6]:
        found = found.filter(folded__contains=word) | found.filter(username__contains=word)
    if asked.get("trang-thai") in STATES:
        found = found.filter(state=asked["trang-thai"])
    now = Grant.objects.filter(in_force(today))
    if asked.get("vai-tro") in ROLES:
        found = found.filter(pk__in=now.filter(role=asked["vai-tro"]).values("person"))
    chosen = [
        each
        for each in units_kept_by(request.actor, today).values_list("pk", flat=True)
        if str(each) == asked.get("don-vi")
    ]
    if chosen:
        found = found.filter(pk__in=now.filter(unit=chosen[0]).values("person"))
    grants = Grant.objects.order_by("-valid_from").select_related("post")
    return (
        found.annotate(last=Max("sign_ins__at")).prefetch_related(Prefetch("grants", grants)).order_by("folded", "pk")
    )


def _in_force(person: Person) -> list[Grant]:
    today = timezone.localdate()
    return [
        each
        for each in person.grants.all()
        if each.valid_from <= today and (each.valid_to is None or today < each.valid_to)
    ]


def _account_rows(person: Person, names: dict[Any, str]) -> list[tuple[str, ...]]:
    head = (person.username, person.full_name, spoken().say(STATE_WORDS[person.state]))
    last: Any = getattr(person, "last", None)
    tail = ("có" if person.second_factor else "không", moment(last), day(person.made_at))
    grants = [
        (
            names.get(each.unit_id, ""),
            spoken().say(ROLE_WORDS[each.role]),
            day(each.valid_from),
            last_day(each.valid_to),
        )
        for each in person.grants.all()
    ]
    return [(*head, *each, *tail) for each in grants or [("", "", "", "")]]


def _matrix_cells(person: Person, names: dict[Any, str]) -> list[str]:
    return [
        "; ".join(names.get(each.unit_id, "x") for each in _in_force(person) if each.role == role) for role in ROLES
    ]


def _workbook(request: ActorRequest, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> HttpResponse:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_sheet(str(path), title, header, rows)
        content = path.read_bytes()
    note("file-downloaded", request.actor, file=title, rows=len(rows))
    name = folded(title).replace(" ", "-")
    return HttpResponse(content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'})
