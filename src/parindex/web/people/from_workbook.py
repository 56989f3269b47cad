"""Accounts from the officers' workbook: everything at once, or every fault by its cell."""

from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from parindex.actions.people.import_people import Imported, import_people
from parindex.core.access import may_keep_some_people
from parindex.core.faults import Fault, InvalidInputError, Place, UnusableInputError, has_errors
from parindex.documents.people.reading import read_people
from parindex.documents.people.writing import write_template
from parindex.web.people.lists import XLSX
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.faults import one_line


@never_cache
@door(may_keep_some_people)
def import_page(request: ActorRequest) -> HttpResponse:
    """Take a workbook, and show the slips of the accounts it made, this once."""
    if request.method != "POST":
        return render(request, "people/import.html", {})
    try:
        done = _import(request)
    except InvalidInputError as error:
        lines = [one_line(each, spoken()) for each in error.faults]
        return render(request, "people/import.html", {"faults": lines}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return render(request, "people/slips.html", {"slips": done.slips, "done": done})


@door(may_keep_some_people)
def template(request: ActorRequest) -> HttpResponse:  # noqa: ARG001 -- a view's signature
    """Give the workbook to fill in."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mau.xlsx"
        write_template(str(path), spoken())
        content = path.read_bytes()
    headers = {"Content-Disposition": 'attachment; filename="mau-nguoi-dung.xlsx"'}
    return HttpResponse(content, XLSX, headers=headers)


def _import(request: ActorRequest) -> Imported:
    upload = request.FILES.get("file")
    if upload is None:
        raise InvalidInputError(Fault("file-empty", Place()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("a.csv" if (upload.name or "").lower().endswith(".csv") else "a.xlsx")
        path.write_bytes(upload.read())
        try:
            rows, faults = read_people(str(path), spoken())
        except UnusableInputError as error:
            raise InvalidInputError(error.fault._replace(at=Place())) from error
    told = [each._replace(at=each.at._replace(document="")) for each in faults]
    placed = [row._replace(places={name: at._replace(document="") for name, at in row.places.items()}) for row in rows]
    unread = told if has_errors(told) else []
    return import_people(placed, actor=request.actor, today=timezone.localdate(), unread=unread)
