"""What a journey does and watches."""

import os
from pathlib import Path
from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from parindex.actions.demo import PASSWORD

_PICTURES = os.environ.get("PARINDEX_PICTURES", "")


class Site(NamedTuple):
    """A running site."""

    folder: Path
    address: str


class Journey:
    """One person's browser; ``faults`` is everything the pages should not have done."""

    def __init__(self, site: Site, context: BrowserContext) -> None:
        self.site, self.context = site, context
        self._told: list[str] = []
        self._expected: list[str] = []
        self.page = self.new_page()

    @property
    def faults(self) -> list[str]:
        """Give what was noticed, without the refusals that were meant to be met, whenever the browser told of them."""
        return [each for each in self._told if not any(status in each for status in self._expected)]

    def expects(self, status: int) -> None:
        """Let the browser tell of a refusal the way is meant to meet."""
        self._expected.append(f"a status of {status}")

    def new_page(self) -> Page:
        """Open a tab that is watched."""
        page = self.context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._told.append(f"script: {error}"))
        page.on("request", self._see)
        return page

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(f"{self.site.address}{path}")
        return self.page

    def sign_in(self, username: str, password: str = PASSWORD) -> Page:
        """Sign in as an account of the demonstration."""
        page = self.go("/dang-nhap/")
        page.fill("#id_login", username)
        page.fill("#id_password", password)
        page.click("main button.main")
        page.wait_for_load_state()
        return page

    def looked_at(self, picture: str = "") -> None:
        """Hold the page against axe-core and the width of the screen; keep a picture if one is wanted."""
        found = Axe().run(self.page).response["violations"]
        self._told += [
            f"{self.page.url}: {each['id']}: {each['nodes'][0]['html'][:200]}"
            for each in found
            if each["impact"] in {"serious", "critical"}
        ]
        self._hold_width()
        if picture and _PICTURES:
            self.page.screenshot(path=str(Path(_PICTURES) / f"{picture}.png"))

    def fits(self, width: int) -> None:
        """Hold the page against another width of the screen."""
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": width, "height": 740})
        self._hold_width()
        if before:
            self.page.set_viewport_size(before)

    def _hold_width(self) -> None:
        more = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if more > 0:
            width = self.page.viewport_size["width"] if self.page.viewport_size else 0
            self._told.append(f"{self.page.url}: {more} dots wider than the screen of {width}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._told.append(f"console: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.site.address, "data:", "blob:")):
            self._told.append(f"off-site: {request.url}")
