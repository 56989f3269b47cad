"""P14, P15 and P18: pages over HTTP against a bare page of the same server, and the memory of its worker.

Makes a demonstration site in a temporary folder, adds a ranking of 705 and one of 3,321 units, serves
it by the product's own server (one worker, four threads), signs in, and asks the pages in turn: each
round asks every page once, and medians of all rounds are compared.
"""

import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

ROUNDS = int(os.environ.get("ROUNDS", "150"))
PORT = 8765
PAGES = {
    "bare page": "/bare/",
    "district ranking, 12 × 7": "/ket-qua/krong-no-2022/",
    "one commune": "/ket-qua/krong-no-2022/xa-nam-nung/",
    "my work": "/",
    "register: search": "/don-vi/?q=nam",
    "ranking of 705 units": "/ket-qua/w705/",
}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
MANY = """
import django
django.setup()
from parindex.actions.results import Issued, publish_result
from parindex.core.access import GRANTED
from parindex.core.actors import machine
from parindex.core.publication import DomainPoints, PublishedDomain, PublishedLine, PublishedTable
for count in (705, 3321):
    domains = tuple(PublishedDomain(str(at), f"Lĩnh vực {at}", "14.00", "9.50") for at in range(1, 8))
    parts = (DomainPoints("9.50", "14.00", "3"),) * 7
    own = ("66.50", "98.00", "67.86", "Trung bình")
    lines = tuple(PublishedLine(str(at), f"Xã {at}", *own, str(at), parts) for at in range(1, count + 1))
    table = PublishedTable(f"{count} units", 2025, "w", domains, lines, "66.50")
    publish_result(machine("bench"), GRANTED, table, Issued(f"w{count}", "library"))
"""


class Session:
    """One signed-in browser on one connection."""

    def __init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT)
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, body: str | None = None) -> tuple[int, bytes]:
        """Ask for a page, or send a form."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        self.connection.request("POST" if body else "GET", path, body, headers | (FORM if body else {}))
        answer = self.connection.getresponse()
        content = answer.read()
        for header in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, content

    def sign_in(self) -> None:
        """Sign in as the officer of the demonstration."""
        from parindex.actions.demo import PASSWORD  # noqa: PLC0415 -- Django is set up by now

        token = re.search(rb'csrfmiddlewaretoken" value="([^"]+)', self.ask("/dang-nhap/")[1])
        assert token is not None  # noqa: S101 -- a script
        form = {"csrfmiddlewaretoken": token[1].decode(), "login": "nhaplieu", "password": PASSWORD}
        status, _ = self.ask("/dang-nhap/", urlencode(form))
        assert status == 302, status  # noqa: S101 -- a script


@contextmanager
def served(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the site until the work is done."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(PORT), "--workers", "1"]
    command += ["--blocking-threads", "4", "--log-level", "error", "bare_wsgi:application"]
    where = {**os.environ, "PARINDEX_SITE": str(folder), "PYTHONPATH": str(Path(__file__).parent)}
    process = subprocess.Popen(command, env=where)
    try:
        for _ in range(100):
            try:
                with closing(http.client.HTTPConnection("127.0.0.1", PORT)) as tried:
                    tried.request("GET", "/ket-qua/")
                    if tried.getresponse().status == 200:
                        break
            except OSError:
                time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait()


def worker_memory(process: subprocess.Popen[bytes]) -> float:
    """Give the resident memory in MiB of the process that serves: the largest of the server's children."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="utf-8").split()
    sizes = []
    for child in children or [str(process.pid)]:
        status = Path(f"/proc/{child}/status").read_text(encoding="utf-8")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        sizes.append(int(found[1]) / 1024 if found else 0.0)
    return max(sizes)


def main() -> None:
    """Measure, and print the table of docs/reference/performance-of-pages.md."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "site"
        parindex = [sys.executable, "-m", "parindex.cli.main", "site"]
        subprocess.run([*parindex, "init", str(folder), "--demo"], check=True, stdout=subprocess.DEVNULL)
        os.environ |= {"PARINDEX_SITE": str(folder), "DJANGO_SETTINGS_MODULE": "parindex.config.settings"}
        subprocess.run([sys.executable, "-c", MANY], check=True)
        import django  # noqa: PLC0415 -- the site is there by now

        django.setup()
        with served(folder) as process:
            rest = worker_memory(process)
            session = Session()
            session.sign_in()
            times: dict[str, list[float]] = {name: [] for name in PAGES}
            for _ in range(ROUNDS):
                for name, path in PAGES.items():
                    begun = time.perf_counter()
                    status, _ = session.ask(path)
                    times[name].append(time.perf_counter() - begun)
                    if status != 200:
                        sys.exit(f"{path}: {status}")
            status, content = session.ask("/ket-qua/w3321/")
            after = worker_memory(process)
    bare = statistics.median(times["bare page"][5:])
    print("| Page | median ms | × bare page |\n|---|---|---|")
    for name, taken in times.items():
        median = statistics.median(taken[5:])
        print(f"| {name} | {1000 * median:.2f} | {median / bare:.1f} |")
    size = f"{len(content) / 1e6:.1f} MB"
    print(f"\nWorker at rest {rest:.0f} MiB, after a ranking of 3,321 units ({size}) {after:.0f} MiB.")


if __name__ == "__main__":
    main()
