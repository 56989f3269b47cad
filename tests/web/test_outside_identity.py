"""OIDC: an outside identity opens the account whose user name it claims, and makes none."""

from types import SimpleNamespace
from typing import Any

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from django.test import RequestFactory

from parindex.records.models import Person, SecurityEntry
from parindex.web.accounts.adapter import OutsideAccountAdapter
from support.register import Register

pytestmark = pytest.mark.django_db


class Identity:
    """What a provider tells of somebody."""

    is_existing = False

    def __init__(self, **claims: object) -> None:
        self.account = SimpleNamespace(extra_data=claims)
        self.connected: list[Person] = []

    def connect(self, request: object, person: Person) -> None:  # noqa: ARG002 -- allauth's signature
        self.connected.append(person)


def met(identity: Identity) -> Any:
    adapter = OutsideAccountAdapter(RequestFactory().get("/"))
    adapter.pre_social_login(RequestFactory().get("/"), identity)
    return identity.connected


@pytest.mark.parametrize("shape", ["flat", "userinfo"])
def test_an_identity_opens_the_account_it_names(register: Register, shape: str) -> None:
    person = register.person("entry-officer")
    claims: dict[str, object] = {"preferred_username": "Entry-Officer.An-Phu"}

    connected = met(Identity(**(claims if shape == "flat" else {"userinfo": claims})))

    assert connected == [person]


@pytest.mark.parametrize("claims", [{}, {"preferred_username": "khong.co"}, {"preferred_username": ""}])
def test_an_identity_without_an_account_is_not_let_in_and_makes_none(
    register: Register, claims: dict[str, object]
) -> None:
    register.person("entry-officer")

    with pytest.raises(ImmediateHttpResponse):
        met(Identity(**claims))

    assert (Person.objects.count(), [each.kind for each in SecurityEntry.objects.all()]) == (1, ["sign-in-failed"])


def test_nobody_signs_up_from_outside() -> None:
    request = RequestFactory().get("/")

    assert OutsideAccountAdapter(request).is_open_for_signup(request, None) is False
