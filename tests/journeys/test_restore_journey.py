"""G3: a backup taken while the site runs becomes the same site on another computer."""

import os
import re
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, expect

from journeys.conftest import PATIENCE, WINDOW, command, free_port, wait_for
from journeys.journey import Journey, Site


def run(*words: str) -> str:
    """Run a command of the guide; it must end well."""
    done = subprocess.run(command(*words), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_backup_is_the_same_site_elsewhere(journey: Journey, browser: Browser, tmp_path: Path) -> None:
    page = journey.sign_in("quantri")
    journey.go("/thiet-lap/")
    page.get_by_label("Tên cơ quan").fill("Sở Nội vụ tỉnh Lâm Đồng")
    page.get_by_role("button", name="Lưu").click()
    journey.go("/he-thong/")
    journey.looked_at("he-thong")
    folder = str(journey.site.folder)

    run("site", "backup", "--site", folder)
    made = max((journey.site.folder / "backups").iterdir(), key=lambda each: each.stat().st_mtime)
    carried = tmp_path / "usb" / made.name
    shutil.copytree(made, carried)
    run("site", "verify-backup", str(carried))
    elsewhere = tmp_path / "may-khac"
    run("site", "restore", str(carried), "--to", str(elsewhere))
    run("site", "verify", "--site", str(elsewhere))

    port = free_port()
    told = elsewhere / "site.toml"
    text = re.sub(r"(?m)^listen = .*$", f'listen = "127.0.0.1:{port}"', told.read_text(encoding="utf-8"))
    told.write_text(text, encoding="utf-8")
    restored = Site(elsewhere, f"http://127.0.0.1:{port}")
    environment = {**os.environ, "PARINDEX_SITE": str(elsewhere)}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            command("site", "run", "--site", str(elsewhere)), env=environment, stdout=log, stderr=log
        )
        try:
            wait_for(restored, process)
            with closing(browser.new_context(viewport=WINDOW, locale="vi-VN")) as context:
                there = Journey(restored, context)
                there.sign_in("quantri")
                assert there.page.locator(".who b").inner_text() == "Quản trị hệ thống (Sở Nội vụ)"
                there.go("/ket-qua/krong-no-2022/")
                expect(there.page.locator("tbody tr")).to_have_count(12)
                there.go("/thiet-lap/")
                assert there.page.get_by_label("Tên cơ quan").input_value() == "Sở Nội vụ tỉnh Lâm Đồng"
                there.looked_at()
                assert there.faults == []
        finally:
            process.terminate()
            process.wait(PATIENCE)
    run("site", "verify", "--site", str(elsewhere))
