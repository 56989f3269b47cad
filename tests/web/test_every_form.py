"""C1: every form there is; what edits a stored row carries its version, and nobody overwrites anybody."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from parindex.records.models import BUSINESS, Event, KeptReport
from support.full_site import FullSite
from support.register import Register
from support.site_walk import FoundForm, form_at, shown_text

pytestmark = [pytest.mark.django_db, pytest.mark.process]
NOTHING: Mapping[str, str] = {}


class Edit(NamedTuple):
    """An edit of a stored row: what two people type, and what of the first one's the second is shown.

    ``of`` stands in the path of the form to take, or in its page's; blank for any.
    """

    first: Mapping[str, str] = NOTHING
    second: Mapping[str, str] = NOTHING
    stored: str = ""
    of: str = ""


EDITS = {
    "units:rename": Edit(
        {"name": "Tên Đầu", "day": "2026-11-01"},
        {"name": "Tên Sau", "day": "2026-11-02", "decision": "NQ 2"},
        "Tên Đầu",
    ),
    "units:alias": Edit({"name": "Tên khác đầu"}, {"name": "Tên khác sau"}, "Tên khác đầu"),
    "units:alias-remove": Edit(of="/don-vi/{an-phu}/"),
    "units:code": Edit({"code": "19498", "day": "2026-11-01"}, {"code": "19499", "day": "2026-11-02"}, "19498"),
    "units:parent": Edit(
        {"parent": "40", "day": "2026-11-01"}, {"parent": "17000", "day": "2026-11-02"}, "40", "/don-vi/{an-phu}/"
    ),
    "units:end": Edit(
        {"day": "2026-11-01"}, {"day": "2026-11-02", "decision": "NQ 2"}, "2026-11-01", "/don-vi/{an-phu}/"
    ),
    "units:merge": Edit(
        {"predecessors": "19400\n19401", "name": "Mới", "code": "19490", "day": "2026-11-01"},
        {"predecessors": "19401\n19400", "name": "Khác", "code": "19491", "day": "2026-11-02"},
        "31/10/2026",
        "/don-vi/{an-phu}/",
    ),
    "units:absorb": Edit(
        {"predecessors": "19401", "day": "2026-11-01"},
        {"predecessors": "24700", "day": "2026-11-02", "decision": "NQ 2"},
        "Phú An",
        "/don-vi/{an-phu}/",
    ),
    "units:split": Edit(
        {"day": "2026-11-01", "name_1": "Một", "code_1": "19491", "name_2": "Hai", "code_2": "19492"},
        {"day": "2026-11-02", "name_1": "Ba", "code_1": "19493", "name_2": "Bốn", "code_2": "19494"},
        "31/10/2026",
        "/don-vi/{an-phu}/",
    ),
    "units:group-change": Edit({"name": "Khối A"}, {"name": "Khối B", "codes": "19401"}, "Khối A"),
    "units:catalogue-change": Edit({"name": "Mục A"}, {"name": "Mục B", "level": "province"}, "Mục A"),
    "units:matter-accept": Edit(),
    "units:matter-decline": Edit({"reason": "không rõ"}, {"reason": "đã giao nơi khác"}, "không rõ"),
    "rules:rules": Edit(
        {"own_name": "Sở A", "band-1-from": "91", "tie_rule": "dense"},
        {"own_name": "Sở B", "band-1-from": "92", "tie_rule": "competition", "abbreviations": "A = B"},
        "91",
    ),
    "people:close": Edit({"reason": "nghỉ hưu"}, {"reason": "chuyển công tác"}, "nghỉ hưu"),
    "people:reopen": Edit({"reason": "trở lại"}, {"reason": "mở nhầm"}, "đang sử dụng"),
    "people:remove_factor": Edit({"reason": "mất máy"}, {"reason": "hỏng máy"}, "Xác thực hai lớp: tắt"),
    "people:end_grant": Edit(
        {"last_day": "2026-11-30", "reason": "thôi việc"}, {"last_day": "2026-12-15", "reason": "nghỉ"}, "30/11/2026"
    ),
    "people:hand_over": Edit({"day": "2026-12-01"}, {"day": "2026-12-15", "to": "unit-leader.an-phu"}, "30/11/2026"),
    "people:revoke_computer": Edit(stored="PC"),
}
"""Forms that edit a stored row, by the route they go to."""

REMOVALS = {"proofreading:remove": KeptReport}
"""Forms that remove a row: whoever comes second finds nothing there; an older version is refused."""

WITHOUT = {
    "results:earlier": "hands a new workbook in; nothing is stored before it is saved",
    "results:earlier-review": "answers about the own workbook, no business row; an older page is refused",
    "results:earlier-save": "publishes the own workbook once; an older page is refused",
    "results:earlier-remove": "removes the own workbook; gone is gone",
    "account_login": "opens a session",
    "account_logout": "ends the own session",
    "account_reauthenticate": "asks for the own password again",
    "mfa_reauthenticate": "asks for the own code again",
    "mfa_authenticate": "asks for the own code",
    "account_change_password": "the own password, with the old one beside it",
    "mfa_activate_totp": "the own second factor, by a code of its secret",
    "mfa_deactivate_totp": "the own second factor; gone is gone",
    "mfa_generate_recovery_codes": "makes new codes for oneself",
    "accounts:pin": "the own PIN; the last one chosen holds",
    "accounts:end_session": "ends an own session; ended is ended",
    "accounts:switch": "opens a session",
    "accounts:link": "works once",
    "operation:backup": "asks for a new backup",
    "operation:checkpoint": "makes a new checkpoint",
    "operation:retry": "puts a failed job into the queue once",
    "people:new": "makes a new account",
    "people:import": "makes new accounts; the same file again changes nothing",
    "people:give": "makes a new grant; one that overlaps is refused",
    "people:delegate": "makes a new grant; one that overlaps is refused",
    "people:link": "makes a new link; earlier ones open nothing",
    "people:unlock": "clears failed tries, which are no business rows; cleared is cleared",
    "people:computers": "makes a new computer",
    "proofreading:start": "hands in a new report",
    "proofreading:keep": "makes a new kept report",
    "proofreading:forget": "removes the own upload; gone is gone",
    "units:add": "makes a new unit",
    "units:import": "hands new files in",
    "units:import-confirm": "imports what was checked, once",
    "units:import-remove": "removes the own upload; gone is gone",
    "units:group-add": "makes a new group",
    "units:catalogue-add": "makes a new entry",
    "units:catalogues-load": "adds the entries that are not there",
}
"""Forms that need no version, each with the reason."""


@pytest.fixture
def site(register: Register, signed_in: Callable[..., Client], settings: Settings) -> FullSite:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return FullSite(register, signed_in)


def stored_rows() -> dict[str, list[Any]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in BUSINESS}


def test_every_form_edits_safely_or_says_why_it_needs_no_version(site: FullSite, subtests: pytest.Subtests) -> None:
    found = site.forms()

    told = {*EDITS, *REMOVALS, *WITHOUT}
    assert (sorted(found.keys() - told), sorted(told - found.keys())) == ([], [])
    for route, edit in EDITS.items():
        with subtests.test(route), transaction.atomic():
            of = edit.of.format(**{key: unit.pk for key, unit in site.register.units.items()})
            client, form = next((client, form) for client, form in found[route] if of in form.path)
            second_wins_nothing(client, form, edit)
            transaction.set_rollback(True)
    for route, model in REMOVALS.items():
        with subtests.test(route), transaction.atomic():
            client, form = found[route][0]
            is_removed_once(client, form, model)
            transaction.set_rollback(True)


def second_wins_nothing(client: Client, found: FoundForm, edit: Edit) -> None:
    """Open a form twice, send it twice: the first is saved, the second is shown both and saves nothing."""
    forms = [form_at(client, found.page, found.path) for _ in range(2)]
    assert [each.values.get("version") for each in forms] == [found.values["version"]] * 2
    first, second = ({**form.values, **typed} for form, typed in zip(forms, (edit.first, edit.second), strict=True))
    before, events = stored_rows(), Event.objects.count()

    assert client.post(found.path, {**first, "version": ""}).status_code == 409
    assert (stored_rows(), Event.objects.count()) == (before, events)
    answer = client.post(found.path, first)
    assert answer.status_code == 302, shown_text(answer)
    after = stored_rows()
    assert (after == before, Event.objects.count()) == (False, events + 1)

    refused = client.post(found.path, second)
    assert refused.status_code == 409
    assert (stored_rows(), Event.objects.count()) == (after, events + 1)
    shown = shown_text(refused)
    assert [text for text in (*edit.second.values(), edit.stored) if text not in shown] == []


def is_removed_once(client: Client, found: FoundForm, model: type[KeptReport]) -> None:
    """Refuse to remove what has changed since it was shown; what is removed is there no more."""
    row = model.objects.get()
    events = Event.objects.count()
    model.objects.update(version=row.version + 1)

    assert (client.post(found.path, found.values).status_code, Event.objects.count()) == (409, events)
    form = form_at(client, found.page, found.path)
    answers = [client.post(found.path, form.values).status_code for _ in range(2)]
    assert (answers, model.objects.count(), Event.objects.count()) == ([302, 404], 0, events + 1)
