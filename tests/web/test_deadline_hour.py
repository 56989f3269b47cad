"""A2: on the last hour a stranger who knows every user name keeps nobody out, from one address or from fifty."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from parindex.records.models import Grant, Person, SignInFailure
from support.register import START, Register

pytestmark = [pytest.mark.django_db, pytest.mark.process]
LAST_HOUR = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
PEOPLE = 118
TRIES = 6
PASSWORD = "Cơm hến Huế ngon"  # noqa: S105 -- of an example person


@pytest.fixture
def officers(register: Register, settings: Settings) -> list[Person]:
    """Give the officers of a province, each with a password."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    people = [Person(username=f"can.bo.{at}", full_name=f"Cán bộ {at}", state="active") for at in range(PEOPLE)]
    for person in people:
        person.set_password(PASSWORD)
    Person.objects.bulk_create(people)
    unit = register.units["an-phu"]
    Grant.objects.bulk_create(Grant(person=each, role="entry-officer", unit=unit, valid_from=START) for each in people)
    return people


def sign_in(client: Client, name: str, password: str = PASSWORD) -> bool:
    client.post("/dang-nhap/", {"login": name, "password": password})
    return client.get("/tai-khoan/").status_code == 200


def attacked(officers: list[Person], addresses: int, quarters: int) -> None:
    """Try every account from so many addresses, more often than it may be tried, in each quarter of an hour."""
    for quarter in range(quarters):
        with time_machine.travel(LAST_HOUR + quarter * QUARTER, tick=False):
            for number, person in enumerate(officers * TRIES):
                stranger = Client(REMOTE_ADDR=f"203.0.113.{number % addresses}")
                stranger.post("/dang-nhap/", {"login": person.username, "password": f"sai {number}"})


@pytest.mark.parametrize("addresses", [1, 50])
def test_everybody_gets_in_while_every_account_is_attacked(
    addresses: int, officers: list[Person], signed_in: Callable[..., Client]
) -> None:
    own_computer, own_network, new_place = officers[0::3], officers[1::3], officers[2::3]
    browsers = {each: Client(REMOTE_ADDR="198.51.100.1") for each in own_computer + own_network}
    with time_machine.travel(LAST_HOUR - timedelta(days=7), tick=False):
        assert all(sign_in(browser, each.username) for each, browser in browsers.items())
        for browser in browsers.values():
            browser.post("/dang-xuat/")

    attacked(officers, addresses, quarters=2)

    with time_machine.travel(LAST_HOUR + QUARTER + timedelta(minutes=1), tick=False):
        tried = [SignInFailure.objects.filter(account=each.username).count() for each in officers]
        assert max(tried) <= 2 * 5
        assert [each.username for each in own_computer if not sign_in(browsers[each], each.username)] == []
        new_browsers = {each: Client(REMOTE_ADDR="198.51.100.1") for each in own_network}
        assert [each.username for each in own_network if not sign_in(new_browsers[each], each.username)] == []
        # One address is stopped before it has used up what strangers may try of each account.
        assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), new_place[0].username) is (addresses == 1)
        keeper = signed_in("unit-admin")
        for each in new_place:
            keeper.post(f"/nguoi-dung/{each.pk}/mo-khoa/", {"reason": "Đã gọi điện xác minh"})
        assert [
            each.username for each in new_place if not sign_in(Client(REMOTE_ADDR="192.0.2.7"), each.username)
        ] == []
