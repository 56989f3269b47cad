"""A real site in a folder of its own, used by processes of its own, as an operator uses it."""

import os
import subprocess
import sys
from pathlib import Path

SAVE = """
import os, sys, django
django.setup()
from parindex.actions.acting import act
from parindex.actions.files import keep_bytes
from parindex.core.access import Permit
from parindex.core.actors import machine
from parindex.records.models import Office
for at in range(int(sys.argv[1])):
    with act("office.kept", machine("writer"), Permit()) as deed:
        blob = keep_bytes(deed, f"{sys.argv[2]} {at}".encode() * 50, "text/plain")
        deed.add(Office(code=f"{sys.argv[2]}-{at}", name=blob.pk, level="commune", valid_from="2026-01-01"))
    print(f"{sys.argv[2]}-{at}", blob.pk, flush=True)
"""
"""Saves a row and a file in one deed, and tells each as soon as it is committed."""


def environment(site: Path) -> dict[str, str]:
    told = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**told, "PARINDEX_SITE": str(site), "DJANGO_SETTINGS_MODULE": "parindex.config.settings"}


def of_site(*words: object, site: Path, largest_file: int = 0) -> subprocess.CompletedProcess[str]:
    """Run ``parindex site …``; writing fails beyond so many KiB of a file, as it does on a full disk."""
    command = [sys.executable, "-m", "parindex.cli.main", "site", *(str(word) for word in words)]
    if largest_file:
        command = ["bash", "-c", f'ulimit -f {largest_file}; exec "$@"', "bash", *command]
    return subprocess.run(command, env=environment(site), capture_output=True, text=True, check=False, timeout=60)


def beginning(*words: object, site: Path) -> subprocess.Popen[str]:
    """Begin ``parindex site …`` in a process the caller ends."""
    command = [sys.executable, "-m", "parindex.cli.main", "site", *(str(word) for word in words)]
    return subprocess.Popen(command, env=environment(site), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def saving(site: Path, count: int, name: str) -> subprocess.Popen[str]:
    """Begin to save."""
    command = [sys.executable, "-c", SAVE, str(count), name]
    return subprocess.Popen(command, env=environment(site), stdout=subprocess.PIPE, text=True)


ERASE = """
import sys, django
django.setup()
from parindex.actions.erasure import erase_file
from parindex.core.actors import machine
erase_file(machine("operator"), sys.argv[1], decision="12/QĐ-UBND", reason="tài liệu mật")
"""
"""Erases a file by decision."""


def erase(site: Path, sha256: str) -> None:
    """Erase a file of a site."""
    subprocess.run([sys.executable, "-c", ERASE, sha256], env=environment(site), check=True, timeout=60)
