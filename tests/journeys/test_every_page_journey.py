"""Every page that can be reached by following links, for each account of the demonstration."""

import re
from collections.abc import Iterator

import pytest

from journeys.journey import Journey
from parindex.actions.demo import ACCOUNTS, DemoAccount

DOWNLOADS = re.compile(r"\.(xlsx|csv|json|docx)\b|/xuat/|/tep/|/diem-doi-chieu/")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/)|\?.*|#.*|(?<=/krong-no-2022/).+|(?<=danh-muc/)[a-z-]+(?=/)")
MOST_PAGES = 100
KEEPERS = ("quantri", "quantrixa")


def links_of(journey: Journey, within: str) -> list[str]:
    hrefs: list[str] = journey.page.eval_on_selector_all(f"{within} a[href]", "all => all.map(a => a.href)")
    here = journey.site.address
    return [each.removeprefix(here) for each in hrefs if each.startswith(here) and not DOWNLOADS.search(each)]


def pages_of(journey: Journey) -> Iterator[str]:
    """Open every page once: of those that differ only in whose page it is, one."""
    waiting, seen = ["/"], set[str]()
    while waiting:
        path = waiting.pop(0)
        kind = ID.sub("…", path)
        if kind in seen:
            continue
        seen.add(kind)
        assert len(seen) < MOST_PAGES
        journey.go(path)
        yield path
        waiting += links_of(journey, "body")


@pytest.mark.parametrize("account", ACCOUNTS, ids=[each.username for each in ACCOUNTS])
def test_the_navigation_leads_to_sound_pages(journey: Journey, account: DemoAccount) -> None:
    journey.sign_in(account.username)
    places = dict.fromkeys(links_of(journey, "header"))
    for path in places:
        journey.go(path)
        journey.looked_at()
        journey.fits(360)
    assert len(places) >= 5


@pytest.mark.parametrize("username", KEEPERS)
def test_all_that_can_be_followed_is_sound(journey: Journey, username: str) -> None:
    journey.sign_in(username)
    opened = []
    for path in pages_of(journey):
        opened.append(path)
        journey.looked_at()
        journey.fits(360)
    assert len(opened) > 20
