"""What is installed from a wheel is all that stands in the source: pages, styles, data, compiled catalogues."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.process


def test_a_wheel_holds_every_file_of_the_source(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(tmp_path), "."], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.iterdir()

    held = {name for name in ZipFile(wheel).namelist() if name.startswith("parindex/")}

    files = (path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert held == {path.relative_to(ROOT / "src").as_posix() for path in files}
    assert "parindex/wording/locale/vi/LC_MESSAGES/parindex.mo" in held
