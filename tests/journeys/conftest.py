"""A real site in its own processes, and a real browser that notices what an officer would not forgive.

Every journey fails on an error in the console, a request to another site, or a serious fault of
accessibility. With ``PARINDEX_PICTURES`` set, the pictures of the guides are written there.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from journeys.journey import Journey, Site

CHROMIUM = shutil.which("chromium")
WINDOW: ViewportSize = {"width": 1366, "height": 768}
PATIENCE = 30


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every journey."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "parindex.cli.main", *words]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give a demonstration site of its own to each file of journeys, and end it behind them."""
    folder = tmp_path_factory.mktemp("site") / "demo"
    port = free_port()
    environment = {**os.environ, "PARINDEX_SITE": str(folder)}
    subprocess.run(command("site", "init", str(folder), "--demo", "--listen", f"127.0.0.1:{port}"), check=True)
    log = (folder.parent / "log").open("wb")
    process = subprocess.Popen(command("site", "run", "--site", str(folder)), env=environment, stdout=log, stderr=log)
    site = Site(folder, f"http://127.0.0.1:{port}")
    try:
        wait_for(site, process)
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)
        log.close()


def wait_for(site: Site, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{site.address}/ket-qua/", timeout=2):  # noqa: S310 -- our own
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the site did not start: {(site.folder.parent / 'log').read_text(encoding='utf-8')[-2000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=vi"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield started
        started.close()


@pytest.fixture
def journey(site: Site, browser: Browser) -> Iterator[Journey]:
    """Give one person's way through the site, and hold it against what it must never do."""
    with closing(browser.new_context(viewport=WINDOW, accept_downloads=True, locale="vi-VN")) as context:
        way = Journey(site, context)
        yield way
        if way.faults:
            pytest.fail("\n".join(dict.fromkeys(way.faults)), pytrace=False)
