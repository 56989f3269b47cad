"""A site for the tests: its folder, a small register, people with every role."""

from collections.abc import Callable
from dataclasses import replace
from time import time

import pytest
from django.test import Client
from pytest_django import Settings

from support.register import Register


@pytest.fixture(autouse=True)
def _site_folder(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give every test that keeps files a site folder of its own."""
    settings.SITE = replace(settings.SITE, folder=tmp_path_factory.mktemp("site"))


@pytest.fixture
def register(db: None) -> Register:  # noqa: ARG001 -- the database is wanted for its effect
    """Give a small register: a province, two communes of it, a commune of another province, and their people."""
    return Register()


@pytest.fixture
def signed_in(register: Register) -> Callable[[str], Client]:
    """Give a browser in which the person with this role over xã An Phú is signed in."""

    def client_of(role: str, unit: str = "an-phu") -> Client:
        client = Client()
        client.force_login(register.person(role, unit))
        session = client.session
        session.update({"signed_in_by": "code", "signed_in_at": int(time()), "seen_at": int(time())})
        session.save()
        return client

    return client_of
