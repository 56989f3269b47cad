"""A version token nobody of ours wrote is an old one: refused as stale, never a failure."""

from collections.abc import Callable

import pytest
from django.test import Client

from parindex.records.models import Event
from support.register import Register

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("token", ["9" * 5_000, "9" * 30, "-1", "", "x", "1.0", "٣", "²"])
def test_a_strange_version_is_a_stale_one(register: Register, signed_in: Callable[..., Client], token: str) -> None:
    unit, person = register.units["an-phu"], register.person("entry-officer")
    client = signed_in("system-admin", "province")
    forms = {
        f"/don-vi/{unit.pk}/doi-ten/": {"kind": "commune", "name": "Mới", "day": "2026-11-01"},
        f"/nguoi-dung/{person.pk}/dong/": {"reason": "nghỉ"},
        f"/nguoi-dung/{person.pk}/ban-giao/": {"day": "2026-12-01"},
        "/thiet-lap/": {"own_name": "Sở A", "band-1-name": "Tốt", "band-1-from": "0", "tie_rule": "dense"},
    }

    answers = [client.post(path, {**typed, "version": token}).status_code for path, typed in forms.items()]

    assert (answers, Event.objects.count()) == ([409] * 4, 0)
