"""``parindex site run``: what dies is started again, all end together, and nobody else's port or site is taken."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest

from parindex.cli.site.supervisor import require_free
from parindex.core.faults import UnusableInputError
from support.site_process import beginning, environment, of_site

pytestmark = pytest.mark.process
KEEP = """
import sys
from pathlib import Path
from parindex.cli.site.supervisor import Child, Supervisor
folder = Path(sys.argv[1])
children = [
    Child(name, ("sh", "-c", f"sleep 300 & echo $! >> {folder}/{name}.sleeps; echo $$ >> {folder}/{name}; wait"))
    for name in ("web", "worker")
]
supervisor = Supervisor(children, folder)
with supervisor.holding_the_folder(), supervisor.running():
    print("up", flush=True)
    if sys.argv[2:]:
        sys.stdin.readline()
        raise SystemExit(7)
    sys.exit(supervisor.watch())
"""
"""Keeps two shells alive, each with a process of its own, and tells their ids."""


def pids(path: Path, least: int) -> list[int]:
    """Give the ids in a file once there are so many."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        told = path.read_text().split() if path.exists() else []
        if len(told) >= least:
            return [int(each) for each in told]
        time.sleep(0.05)
    raise AssertionError(path.name)


def lives(pid: int) -> bool:
    """Say whether a process is there and is no corpse."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def left_of(pids: list[int]) -> list[int]:
    """Give those of these processes that live on, after a moment to end in."""
    until = time.monotonic() + 5
    while time.monotonic() < until and any(map(lives, pids)):
        time.sleep(0.05)
    return [pid for pid in pids if lives(pid)]


@contextmanager
def keeping(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", KEEP, str(folder), *words]
    environment_of = environment(folder)
    process = subprocess.Popen(command, env=environment_of, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True)
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "up\n"
            yield process
        finally:
            process.kill()


def all_of(folder: Path) -> list[int]:
    return [pid for name in ("web", "worker") for kind in (name, f"{name}.sleeps") for pid in pids(folder / kind, 1)]


def test_a_child_that_dies_is_started_again_with_nothing_left_of_it(tmp_path: Path) -> None:
    with keeping(tmp_path) as supervisor:
        ((first,), (sleep,)) = pids(tmp_path / "worker", 1), pids(tmp_path / "worker.sleeps", 1)
        os.kill(first, signal.SIGKILL)

        second = pids(tmp_path / "worker", 2)[1]
        assert (left_of([first, sleep]), lives(second), len(pids(tmp_path / "web", 1))) == ([], True, 1)
        supervisor.terminate()
        assert (supervisor.wait(30), supervisor.stderr and supervisor.stderr.read()) == (0, "worker: -9\n")


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_all_end_together_when_told_to(kind: int, tmp_path: Path) -> None:
    with keeping(tmp_path) as supervisor:
        started = all_of(tmp_path)
        assert [lives(pid) for pid in started] == [True] * 4

        supervisor.send_signal(kind)

        assert (supervisor.wait(30), left_of(started)) == (0, [])


def test_all_end_when_the_supervisor_fails(tmp_path: Path) -> None:
    with keeping(tmp_path, "fail") as supervisor:
        started = all_of(tmp_path)

        supervisor.communicate("\n", timeout=30)

        assert (supervisor.returncode, left_of(started)) == (7, [])


def test_one_site_has_one_supervisor(tmp_path: Path) -> None:
    with keeping(tmp_path):
        again = subprocess.run(
            [sys.executable, "-c", KEEP, str(tmp_path)], env=environment(tmp_path), capture_output=True, check=False
        )

    assert b"site-runs-already" in again.stderr


@contextmanager
def listening(host: str = "127.0.0.1") -> Iterator[int]:
    with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as server:
        yield server.getsockname()[1]


def test_an_address_is_free_or_told() -> None:
    with listening() as port:
        with pytest.raises(UnusableInputError, match="server-does-not-start"):
            require_free(f"127.0.0.1:{port}")
        with pytest.raises(UnusableInputError, match="server-does-not-start"):
            require_free(f"0.0.0.0:{port}")

    require_free(f"127.0.0.1:{port}")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site that listens at a free port."""
    with listening() as port:
        pass
    assert of_site("init", tmp_path / "site", "--demo", "--listen", f"127.0.0.1:{port}", site=tmp_path).returncode == 0
    return tmp_path / "site"


def listens_at(site: Path) -> int:
    found = re.search(r"127\.0\.0\.1:(\d+)", (site / "site.toml").read_text())
    assert found is not None
    return int(found[1])


def test_a_port_in_use_is_said_in_one_line(site: Path) -> None:
    with socket.create_server(("127.0.0.1", listens_at(site))):
        ended = of_site("run", site=site)

    said = (
        f"127.0.0.1:{listens_at(site)}: Máy chủ không khởi động được ở địa chỉ này. "
        "Kiểm tra địa chỉ có bị chương trình khác dùng không (listen trong site.toml).\n"
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", said)


def test_a_site_runs_until_it_is_told_to_end(site: Path) -> None:
    with beginning("run", site=site) as running:
        try:
            assert running.stdout is not None
            first = running.stdout.readline()
            second = of_site("run", site=site)
            with socket.create_connection(("127.0.0.1", listens_at(site)), timeout=5):
                running.terminate()
            said = running.communicate(timeout=30)[1]
        finally:
            running.kill()

    assert first == f"Hệ thống đang chạy: http://127.0.0.1:{listens_at(site)}/\n"
    assert (second.returncode, second.stderr.count("\n"), "đang chạy" in second.stderr) == (2, 1, True)
    assert (running.returncode, said) == (0, "")
    require_free(f"127.0.0.1:{listens_at(site)}")
