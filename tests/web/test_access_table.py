"""S1 and S2 in small: every route of the site is in the hand-written table, and decides as it says.

``docs/access.toml`` is the expectation; the program never reads it.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
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


class Decision(NamedTuple):
    """A cell of the table that can be asked without an object."""

    route: str
    method: str
    role: str
    status: int


def decisions() -> Iterator[Decision]:
    for name, route in ROUTES.items():
        for method in ("GET", "POST"):
            decided = route.get(method)
            if isinstance(decided, dict) and "<" not in str(route["path"]):
                yield from (Decision(name, method, role, status) for role, status in decided.items())


@pytest.mark.django_db
@pytest.mark.parametrize("told", list(decisions()), ids=lambda told: f"{told.route}-{told.method}-{told.role}")
def test_a_route_decides_as_the_table_says(told: Decision, signed_in: Callable[..., Client]) -> None:
    unit = "province" if told.role == "system-admin" else "an-phu"
    client = Client() if told.role == "anonymous" else signed_in(told.role, unit)

    answer = client.generic(told.method, str(ROUTES[told.route]["path"]))

    assert answer.status_code == told.status


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
