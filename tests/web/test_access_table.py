"""S1 and S2 in small: every route of the site is in the hand-written table, and decides as it says.

``docs/access.toml`` is the expectation; the program never reads it.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

TABLE = tomllib.loads((Path(__file__).parents[2] / "docs/access.toml").read_text(encoding="utf-8"))
ROUTES: dict[str, dict[str, object]] = TABLE["routes"]


def routes(resolver: URLResolver | None = None, prefix: str = "", space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Walk every address of the site: its name, its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern, prefix + str(pattern.pattern), inner)
        else:
            yield f"{space}{pattern.name}", pattern


def test_every_route_stands_in_the_table_and_every_entry_is_a_route() -> None:
    assert sorted(name for name, _ in routes()) == sorted(ROUTES)


def test_every_view_of_ours_names_the_predicate_the_table_says() -> None:
    named = {name: getattr(pattern.callback, "predicate", "allauth") for name, pattern in routes()}

    assert named == {name: route["predicate"] for name, route in ROUTES.items()}


def decisions(actor: str) -> dict[tuple[str, str], int]:
    """Give what the table says of this actor, of every route that can be asked without an object."""
    return {
        (name, method): decided[actor]
        for name, route in ROUTES.items()
        for method in ("GET", "POST")
        if isinstance(decided := route.get(method), dict) and "<" not in str(route["path"])
    }


@pytest.mark.django_db
@pytest.mark.parametrize("actor", TABLE["actors"])
def test_every_route_decides_as_the_table_says(actor: str, signed_in: Callable[..., Client]) -> None:
    """Ask every route of one person; what a request does is taken back before the next."""
    unit = "province" if actor == "system-admin" else "an-phu"
    client = Client() if actor == "anonymous" else signed_in(actor, unit)
    cookies = dict(client.cookies)
    told = {}

    for name, method in decisions(actor):
        before = transaction.savepoint_create()
        told[name, method] = client.generic(method, str(ROUTES[name]["path"])).status_code
        transaction.savepoint_rollback(before)
        client.cookies = SimpleCookie(cookies)

    assert told == decisions(actor)


def test_the_table_asks_every_actor_of_every_route() -> None:
    actors = set(TABLE["actors"])
    silent = {
        f"{name} {method}"
        for name, route in ROUTES.items()
        for method in ("GET", "POST")
        if isinstance(route.get(method), dict) and set(route[method]) != actors  # type: ignore[call-overload]
    }

    assert silent == set()
    assert [name for name, route in ROUTES.items() if not re.match(r"^/", str(route["path"]))] == []
