"""Nợ kế thừa: what waits for the successors of units that ended, one by one."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from parindex.actions.register import inheritance as deeds
from parindex.core.access import may_keep_register
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, StaleVersionError
from parindex.records.models import InheritedMatter, Unit
from parindex.records.queries.units import matters_visible_to
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.web.units.fields import Typed
from parindex.web.units.shown import shown_units, unit_or_404
from parindex.wording.faults import said
from parindex.wording.language import N_
from parindex.wording.units import MATTER_STATE_WORDS, MATTER_WORDS

_MOST = 300
_STALE = N_("Somebody else settled this matter meanwhile. Nothing was saved: the list shows how it stands.")


@door(may_keep_register)
def matters(request: ActorRequest) -> HttpResponse:
    """List the open matters of all units."""
    return _page(request, None)


@door(may_keep_register)
def matters_of_unit(request: ActorRequest, pk: UUID) -> HttpResponse:
    """List all matters a unit inherits, the open ones first."""
    return _page(request, unit_or_404(request.actor, pk))


def _page(
    request: ActorRequest,
    unit: Unit | None,
    *,
    lines: tuple[str, ...] = (),
    typed: tuple[UUID, str] | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    rows = matters_visible_to(request.actor)
    rows = rows.filter(to_unit=unit) if unit else rows.filter(state="open")
    found = list(rows.order_by("-state", "to_unit", "from_unit", "kind", "title")[:_MOST])
    ends = {pk for row in found for pk in (row.from_unit_id, row.to_unit_id)}
    called = shown_units([*ends, *([unit.pk] if unit else [])], timezone.localdate())
    context = {
        "unit": called[unit.pk] if unit else None,
        "matters": [(row, called[row.from_unit_id], called[row.to_unit_id]) for row in found],
        "kinds": MATTER_WORDS,
        "states": MATTER_STATE_WORDS,
        "lines": lines,
        "typed_for": typed[0] if typed else None,
        "typed": typed[1] if typed else "",
    }
    return render(request, "units/matters.html", context, status=status)


def _matter_or_404(actor: Actor, pk: UUID) -> InheritedMatter:
    matter = matters_visible_to(actor).filter(pk=pk).select_related("to_unit").first()
    if matter is None:
        raise Http404
    return matter


@door(may_keep_register)
@require_POST
def accept(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Accept a matter."""
    return _settled(request, pk, is_accepted=True)


@door(may_keep_register)
@require_POST
def decline(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Decline a matter, with a reason."""
    return _settled(request, pk, is_accepted=False)


def _settled(request: ActorRequest, pk: UUID, *, is_accepted: bool) -> HttpResponse:
    matter = _matter_or_404(request.actor, pk)
    typed = Typed(request.POST.dict(), ())
    reason = typed.text("reason")
    try:
        if is_accepted:
            deeds.accept_matter(pk, request.actor, today=timezone.localdate(), version=typed.version)
        else:
            deeds.decline_matter(pk, reason, request.actor, version=typed.version)
    except InvalidInputError as refusal:
        lines = tuple(_line(fault) for fault in refusal.faults)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, matter.to_unit, lines=lines, typed=(pk, reason), status=status)
    except StaleVersionError:
        line = spoken().say(_STALE)
        return _page(request, matter.to_unit, lines=(line,), typed=(pk, reason), status=HTTPStatus.CONFLICT)
    messages.success(request, spoken().say(N_("Saved.")))
    return redirect("units:unit-matters", matter.to_unit_id)


def _line(fault: Fault) -> str:
    words = said(fault, spoken())
    return f"{words.message} {words.remedy}"
