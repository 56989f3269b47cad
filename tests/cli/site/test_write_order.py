"""K2: a file and its row are durable, in this order, before anybody is told that they are kept."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "scripts/write_order.sh"
ORDER = "write part -> fsync part -> rename -> fsync folder -> sync database -> fsync folder -> answer"

pytestmark = pytest.mark.process


def test_bytes_are_durable_before_their_row_and_both_before_the_answer() -> None:
    ended = subprocess.run([SCRIPT], capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout.splitlines()) == (0, [ORDER, ORDER]), ended.stderr
