"""Make the pictures of the guides' pages anew: the journeys that take them are walked, the named ones kept.

Needs chromium. The pages are a demonstration's; its people and figures are examples.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "guide" / "pictures"
WITHOUT = "--ignore=tests/journeys/test_every_page_journey.py"  # it takes none
LARGEST = 120_000  # bytes
COLOURS = (64, 32, 16)
KEPT = (
    "cong-viec-cua-toi",
    "danh-muc-khoi",
    "danh-muc-tra-cuu",
    "don-vi-qua-trinh",
    "doi-nguoi-dung",
    "he-thong",
    "hop-nhat",
    "lich-su-don-vi",
    "mo-khoa",
    "nhap-can-bo-loi",
    "no-ke-thua",
    "phieu-tai-khoan",
    "ra-soat-ket-qua",
    "thiet-lap-thu",
)


def keep(taken: Path, target: Path) -> None:
    """Keep a picture in as many colours as fit the size."""
    with Image.open(taken) as picture:
        whole = picture.convert("RGB")
    for colours in COLOURS:
        whole.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            return
    sys.exit(f"{target.name}: {target.stat().st_size} bytes")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="parindex-") as name:
        environment = {**os.environ, "PARINDEX_PICTURES": name}
        walked = (sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "tests/journeys", WITHOUT)
        done = subprocess.run(walked, cwd=ROOT, env=environment, check=False)
        if done.returncode:
            sys.exit(done.returncode)
        for each in KEPT:
            keep(Path(name) / f"{each}.png", PICTURES / f"{each}.png")


if __name__ == "__main__":
    main()
