"""OIDC, walked to a provider and back: an outside identity opens the account it names, and makes none."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from http.client import HTTPConnection
from urllib.parse import parse_qsl, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.test import Client, RequestFactory
from pytest_django import Settings

from parindex.config.outside import outside_providers
from parindex.records.models import Event, Person, SecurityEntry
from parindex.web.accounts.adapter import OutsideAccountAdapter
from support.outside_system import CLIENT, OutsideSystem, outside_system
from support.pages import Answer, page_of
from support.register import Register

pytestmark = pytest.mark.django_db
LEAVE = "/dang-nhap/ngoai/tinh/login/"
BACK = f"{LEAVE}callback/"


@pytest.fixture
def there(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[OutsideSystem]:
    """Give a system to sign in through, known to the site."""
    registry.get_class_list()  # what is installed is loaded first
    monkeypatch.setitem(registry.provider_map, "openid_connect", OpenIDConnectProvider)
    with outside_system() as system:
        settings.SITE = replace(settings.SITE, oidc=system.settings)
        settings.SOCIALACCOUNT_PROVIDERS = outside_providers(system.settings)
        settings.ROOT_URLCONF = "support.outside_urls"
        yield system


def sent_back(address: str) -> str:
    """Do what a browser does there; give the path it is sent back to."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=5)
    connection.request("GET", f"{parts.path}?{parts.query}")
    back = connection.getresponse().headers["Location"]
    connection.close()
    return back.removeprefix("http://testserver")


def walked(client: Client) -> Answer:
    """Press the button, sign in there, come back."""
    button = page_of(client.get("/dang-nhap/")).xpath("//main//a[contains(@href, 'ngoai')]")[0]
    assert button.text_content() == "Cổng đăng nhập của tỉnh"
    left = client.get(button.get("href"))
    assert left.status_code == 302
    return client.get(sent_back(left["Location"]))


def is_nobody(client: Client) -> bool:
    return client.get("/").status_code == 302


def test_who_is_known_here_is_signed_in_and_known_again_by_the_subject(
    there: OutsideSystem, register: Register
) -> None:
    person = register.person("entry-officer")
    there.username = "Entry-Officer.An-Phu"
    client, later = Client(), Client()

    answer = walked(client)
    there.username = "doi-ten"
    again = walked(later)

    assert [(each.status_code, each["Location"]) for each in (answer, again)] == [(302, "/")] * 2
    assert [each.session["_auth_user_id"] for each in (client, later)] == [str(person.pk)] * 2
    assert client.session["signed_in_by"] == "outside"
    assert [(each.uid, each.user_id) for each in SocialAccount.objects.all()] == [("s-1", person.pk)]
    assert [(each.kind, each.details["method"]) for each in SecurityEntry.objects.all()] == [("sign-in", "outside")] * 2


def test_the_question_names_us_and_cannot_be_answered_for_another(there: OutsideSystem) -> None:
    address = Client().get(f"{LEAVE}?process=connect&scope=admin&auth_params=prompt%3Dnone")["Location"]

    told = dict(parse_qsl(urlsplit(address).query))
    assert address.startswith(f"{there.address}/authorize?")
    assert (told["client_id"], told["redirect_uri"]) == (CLIENT, f"http://testserver{BACK}")
    assert (sorted(told["scope"].split()), told["code_challenge_method"]) == (["email", "openid", "profile"], "S256")
    assert sorted(told.keys() - {"client_id", "redirect_uri", "scope", "code_challenge_method"}) == [
        "code_challenge",
        "nonce",
        "response_type",
        "state",
    ]


@pytest.mark.parametrize("name", ["khong.co", ""])
def test_an_unknown_identity_is_refused_in_a_sentence_and_makes_no_account(
    there: OutsideSystem, register: Register, name: str
) -> None:
    register.person("entry-officer")
    there.username, client = name, Client()

    answer = walked(client)

    assert answer.status_code == 403
    assert f"“{name or '–'}”" in page_of(answer, 403).text_content()
    assert (is_nobody(client), Person.objects.count(), SocialAccount.objects.count()) == (True, 1, 0)
    assert [each.kind for each in SecurityEntry.objects.all()] == ["sign-in-failed"]
    assert Event.objects.count() == 0


def another_nonce(system: OutsideSystem) -> None:
    system.token = {"nonce": "x"}


def no_nonce(system: OutsideSystem) -> None:
    system.token = {"nonce": ""}


def another_key(system: OutsideSystem) -> None:
    system.signed_by = "another"


def another_audience(system: OutsideSystem) -> None:
    system.token = {"aud": "he-thong-khac"}


def another_issuer(system: OutsideSystem) -> None:
    system.token = {"iss": "http://127.0.0.1:1"}


def over_long_ago(system: OutsideSystem) -> None:
    system.token = {"exp": 1_000_000_000}


def no_signature(system: OutsideSystem) -> None:
    system.algorithm = "none"


def a_shared_secret(system: OutsideSystem) -> None:
    system.algorithm = "HS256"


def another_subject(system: OutsideSystem) -> None:
    system.userinfo = {"sub": "s-2"}


def no_identity(system: OutsideSystem) -> None:
    system.lacks_identity = True


@pytest.mark.parametrize(
    "wrong",
    [
        another_nonce,
        no_nonce,
        another_key,
        another_audience,
        another_issuer,
        over_long_ago,
        no_signature,
        a_shared_secret,
        another_subject,
        no_identity,
    ],
)
def test_an_answer_that_does_not_fit_lets_nobody_in(
    there: OutsideSystem, register: Register, wrong: Callable[[OutsideSystem], None]
) -> None:
    person, client = register.person("entry-officer"), Client()
    there.username = person.username
    known = SocialAccount.objects.create(user=person, provider="tinh", uid="s-1")
    wrong(there)

    answer = walked(client)

    assert "Chưa đăng nhập" in page_of(answer, answer.status_code).text_content()
    assert (is_nobody(client), list(SocialAccount.objects.all())) == (True, [known])
    assert SecurityEntry.objects.latest("pk").kind == "sign-in-failed"


def test_a_known_name_in_an_answer_to_another_question_links_nothing(there: OutsideSystem, register: Register) -> None:
    there.username, client = register.person("entry-officer").username, Client()
    another_nonce(there)

    walked(client)

    assert (is_nobody(client), SocialAccount.objects.count()) == (True, 0)


def test_an_answer_to_a_question_of_another_browser_lets_nobody_in(there: OutsideSystem, register: Register) -> None:
    there.username = register.person("entry-officer").username
    address = sent_back(Client().get(LEAVE)["Location"])
    victim = Client()

    answers = [victim.get(address), victim.get(f"{BACK}?code=ma-1"), victim.get(f"{BACK}?code=ma-1&state=x")]

    assert [each.status_code == 302 for each in answers] == [False] * 3
    assert is_nobody(victim)


def test_a_question_is_answered_once(there: OutsideSystem, register: Register) -> None:
    there.username = register.person("entry-officer").username
    client = Client()
    address = sent_back(client.get(LEAVE)["Location"])

    assert (client.get(address)["Location"], client.get(address).status_code == 302) == ("/", False)


def test_who_gave_up_there_or_is_closed_here_is_told_so(there: OutsideSystem, register: Register) -> None:
    person, client = register.person("entry-officer"), Client()
    there.username = person.username
    Person.objects.filter(pk=person.pk).update(state="closed")
    state = dict(parse_qsl(urlsplit(client.get(LEAVE)["Location"]).query))["state"]

    gave_up = client.get(f"{BACK}?error=access_denied&state={state}", follow=True)
    closed = walked(client)

    assert "Chưa đăng nhập" in gave_up.content.decode()
    assert (closed.status_code, closed["Location"], is_nobody(client)) == (302, "/tai-khoan-chua-mo/", True)


def test_a_system_that_is_away_is_told_in_a_sentence(there: OutsideSystem, settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = outside_providers({**there.settings, "server_url": "http://127.0.0.1:9"})

    answer = Client().get(LEAVE)

    assert "không phản hồi" in page_of(answer, 502).text_content()
    assert Client().get("/dang-nhap/ngoai/khac/login/").status_code == 404


@pytest.mark.parametrize("address", ["https://xau.example/", "//xau.example/", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere_after_signing_in(there: OutsideSystem, register: Register, address: str) -> None:
    there.username, client = register.person("entry-officer").username, Client()

    back = sent_back(client.get(LEAVE, {"next": address})["Location"])

    assert client.get(back)["Location"] == "/"


def test_nobody_signs_up_from_outside() -> None:
    request = RequestFactory().get("/")

    assert OutsideAccountAdapter(request).is_open_for_signup(request, None) is False


def test_a_site_without_another_system_knows_none() -> None:
    assert outside_providers({}) == {}
    assert Client().get(LEAVE).status_code == 404
