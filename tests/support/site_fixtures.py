"""A site for the tests: its folder, a small register, people with every role."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from time import time

import pytest
from django.test import Client
from pytest_django import Settings

from support.register import Register

_NUMBERS = count()


@pytest.fixture(scope="session")
def _sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sites")


@pytest.fixture(autouse=True)
def _site_folder(request: pytest.FixtureRequest, settings: Settings, _sites: Path) -> None:
    """Give every test a site folder of its own, which stands only for those that use the database.

    Static files are looked up when they are asked for: a test's browser would list them all at its start.
    """
    folder = _sites / str(next(_NUMBERS))
    settings.SITE = replace(settings.SITE, folder=folder)
    settings.WHITENOISE_AUTOREFRESH = True
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        folder.mkdir()


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
