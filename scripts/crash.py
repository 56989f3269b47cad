"""K1: kill -9 the server, the worker and a writer during acknowledged saves; nothing acknowledged may be lost.

A real site on SQLite, its supervisor, a browser's form over HTTP, files and rows by a process of
their own. What a client was told is saved goes into a ledger; at the end the ledger is held against
the site, and the site is verified.
"""

import argparse
import json
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

from support.site_process import environment, of_site, saving  # noqa: E402 -- the tests' own

SIGN_IN = """
import django
django.setup()
from datetime import date
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from parindex.records.models import Grant, Person, Unit
person = Person.objects.create(username="crash", full_name="Crash", folded="crash", state="active")
unit = Unit.objects.create(valid_from=date(2020, 1, 1))
Grant.objects.create(person=person, role="system-admin", unit=unit, valid_from=date(2020, 1, 1))
session = SessionStore()
session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
session.save()
print(session.session_key)
"""
PATH = "/thiet-lap/"


class Browser:
    """Saves the letterhead as a person does, and remembers what it was told."""

    def __init__(self, port: int, session: str) -> None:
        self.port, self.session, self.ledger = port, session, list[str]()
        self.asked = 0

    def save(self) -> None:
        """Read the form, send it; only a complete answer that says it is saved counts."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        with suppress(OSError, HTTPException, AttributeError):
            connection.request("GET", PATH, headers={"Cookie": f"sessionid={self.session}"})
            answer = connection.getresponse()
            page = answer.read().decode()
            cookie = re.search(r"csrftoken=(\w+)", answer.headers["Set-Cookie"] or "")
            self.asked += 1
            name = f"save {self.asked}"
            form = {
                "csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1],
                "version": re.search(r'name="version" value="(\d+)"', page)[1],
                "own_name": name,
                "upper_body": "",
                "place": "",
                "tie_rule": "dense",
                "band-1-name": "Đạt",
                "band-1-from": "0",
                "abbreviations": "",
            }
            headers = {
                "Cookie": f"sessionid={self.session}; csrftoken={cookie[1]}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            connection.request("POST", PATH, urlencode(form), headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status == 302 and answer.headers["Location"] == PATH:
                self.ledger.append(name)
        connection.close()


def children(supervisor: int) -> dict[str, int]:
    """Name the processes the supervisor keeps now."""
    found = {}
    for line in subprocess.check_output(["ps", "-eo", "pid,ppid,args"], text=True).splitlines()[1:]:
        pid, parent, words = line.split(None, 2)
        if int(parent) == supervisor:
            name = "web" if "granian" in words else "worker" if " worker " in words else "tick"
            found[name] = int(pid)
    return found


def answers(port: int) -> bool:
    """Say whether the server answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    with suppress(OSError, HTTPException):
        connection.request("GET", "/dang-nhap/")
        return connection.getresponse().status == 200
    return False


def main() -> int:
    """Run the cycles; 1 if anything acknowledged is lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cycles", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    dice = random.Random(told.seed)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        of_site("init", site, "--demo", site=site)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        text = (site / "site.toml").read_text()
        (site / "site.toml").write_text(text.replace("127.0.0.1:8000", f"127.0.0.1:{port}") + 'backup_at = ""\n')
        command = [sys.executable, "-c", SIGN_IN]
        session = subprocess.check_output(command, env=environment(site), text=True).strip()
        run = [sys.executable, "-m", "parindex.cli.main", "site", "run", "--site", str(site)]
        log = (Path(folder) / "log").open("w")
        supervisor = subprocess.Popen(run, env=environment(site), stdout=log, stderr=log)
        try:
            return cycles(site, Browser(port, session), supervisor.pid, dice, told)
        finally:
            supervisor.terminate()
            supervisor.wait(30)


def cycles(site: Path, browser: Browser, supervisor: int, dice: random.Random, told: argparse.Namespace) -> int:
    """Kill, wait until it answers again, go on; then hold the ledger against the site."""
    started, done, slowest, files = time.monotonic(), 0, 0.0, dict[str, str]()
    kills = {"web": 0, "worker": 0, "writer": 0}
    back(browser.port)
    writer = saving(site, 5_000, "c")
    while done < told.cycles and time.monotonic() - started < told.seconds:
        until = time.monotonic() + dice.uniform(0.05, 1.2)
        while time.monotonic() < until:
            browser.save()
        victim = dice.choice(["web", "web", "worker", "writer"])
        alive = children(supervisor)
        if victim == "web" and "web" in alive:
            killing = subprocess.Popen(["sh", "-c", f"sleep {dice.uniform(0, 0.03)}; kill -9 -{alive['web']}"])
            browser.save()
            killing.wait()
        elif victim in alive:
            os.kill(alive[victim], signal.SIGKILL)
        kills[victim] += 1
        if victim == "writer" or writer.poll() is not None:
            files.update(ledger_of(writer))
            writer = saving(site, 5_000, f"c{done}")
        slowest = max(slowest, back(browser.port))
        done += 1
    files.update(ledger_of(writer))
    return judged(site, browser, files, {"cycles": done, "kills": kills, "slowest restart s": round(slowest, 1)})


def ledger_of(writer: subprocess.Popen[str]) -> dict[str, str]:
    """Kill a writer; give what it was told is kept, whole lines only."""
    writer.kill()
    out, _ = writer.communicate()
    lines = [line.split() for line in out.splitlines()]
    return {words[0]: words[1] for words in lines if len(words) == 2 and len(words[1]) == 64}


def back(port: int) -> float:
    """Wait until the site answers; give how long it took."""
    since = time.monotonic()
    while not answers(port):
        if time.monotonic() - since > 60:
            sys.exit("the site does not come back")
        time.sleep(0.05)
    return time.monotonic() - since


def judged(site: Path, browser: Browser, files: dict[str, str], told: dict[str, object]) -> int:
    """Print what was acknowledged and what is lost."""
    with sqlite3.connect(site / "records.sqlite3") as database:
        sql = (
            "SELECT changes FROM records_eventchanges JOIN records_event ON seq = event_id "
            "WHERE verb = 'site.rules-settled'"
        )
        saved = [json.loads(changes)[0]["after"].get("own_name") for (changes,) in database.execute(sql)]
        kept = dict(database.execute("SELECT code, name FROM records_office"))
        damage = [row for row in database.execute("PRAGMA integrity_check") if row != ("ok",)]
    lost = [name for name in browser.ledger if saved.count(name) != 1]
    gone = [code for code, sha256 in files.items() if kept.get(code) != sha256]
    verified = of_site("verify", site=site)
    told |= {"asked": browser.asked, "saves acknowledged": len(browser.ledger), "uploads acknowledged": len(files)}
    told |= {"lost saves": len(lost), "lost uploads": len(gone), "damage": damage, "verify": verified.returncode}
    told |= {"half rows": sum(f.startswith("file-missing") for f in verified.stdout.split())}
    print(json.dumps(told, indent=1))
    print(verified.stdout.splitlines()[-1])
    return int(bool(lost or gone or damage or verified.returncode))


if __name__ == "__main__":
    sys.exit(main())
