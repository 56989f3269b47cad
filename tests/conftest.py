"""For every test: the home of the person who runs it is left alone, and so is the network."""

import os
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from socket import AF_INET, AF_INET6, socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["support.site_fixtures"]


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _own_network() -> Iterator[None]:
    """Refuse to reach beyond this machine (T11): what needs the network would stand still in an office without it."""
    connect = socket.connect

    def connect_here(own: socket, address: Any) -> None:
        if own.family in {AF_INET, AF_INET6} and not ip_address(address[0]).is_loopback:
            raise RuntimeError(address[0])
        connect(own, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "connect", connect_here)
        yield


@pytest.fixture
def krong_no() -> Path:
    return Path(__file__).parent.parent / "src/parindex/library/krong-no-commune-2022"


def pytest_configure() -> None:
    """Hypothesis keeps its examples beside the checkout, not in the home, and never judges by the clock."""
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).parent.parent / ".hypothesis"))
    settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("untimed")
