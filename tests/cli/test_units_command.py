"""``parindex units``: public lists converted, and our files imported into a site."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import parindex
from units_csv import files

from support.reform_files import LINEAGE, write_lists


def site(folder: Path) -> Path:
    folder.mkdir()
    (folder / "site.toml").write_text('mode = "demo"\nhosts = ["*"]\n', encoding="utf-8")
    code = (
        "import django; django.setup(); from django.core.management import call_command as c; c('migrate', verbosity=0)"
    )
    run(folder, "-c", code)
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PARINDEX_SITE": str(folder), "DJANGO_SETTINGS_MODULE": "parindex.config.settings"}
    env.pop("DATABASE_URL", None)
    return subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True, check=False)


def test_lists_are_converted_and_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ended = parindex(capsys, "units", "convert", write_lists(tmp_path), "--output", tmp_path / "out")

    assert (ended.status, ended.out.splitlines()[0]) == (0, "Đã ghi 09 đơn vị và 07 quan hệ kế thừa.")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"units.csv", "successions.csv"}


def test_lists_with_faults_are_not_converted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = write_lists(tmp_path, LINEAGE.replace("19501.0", "19599.0"))

    ended = parindex(capsys, "units", "convert", folder, "--output", tmp_path / "out")

    assert (ended.status, "lineage_old_to_new_ward.csv C4" in ended.out) == (1, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.process
def test_files_are_imported_into_a_site_once(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    files(tmp_path)
    words = ("-m", "parindex.cli.main", "units", "import", str(tmp_path), "--site", str(folder))

    first, again, part = run(folder, *words), run(folder, *words), run(folder, *words, "--root", "99")

    assert (first.returncode, first.stdout) == (0, "Đã nhập 04 đơn vị và 02 quan hệ kế thừa.\n")
    assert again.stdout == "Không có gì để nhập: danh mục đã có tất cả các đơn vị này.\n"
    assert (part.returncode, "Không đơn vị nào trong tệp có mã 99." in part.stdout) == (1, True)


def test_a_site_without_tables_is_refused_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "site.toml").write_text('mode = "demo"\nhosts = ["*"]\n', encoding="utf-8")
    files(tmp_path)

    ended = run(folder, "-m", "parindex.cli.main", "units", "import", str(tmp_path), "--site", str(folder))

    assert (ended.returncode, ended.stderr.count("\n"), "parindex site init" in ended.stderr) == (2, 1, True)


def test_a_folder_that_is_no_site_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ended = parindex(capsys, "units", "import", tmp_path, "--site", tmp_path)

    told = "Thư mục này không có hệ thống parindex. Chỉ ra bằng --site, hoặc tạo mới: parindex site init THƯ_MỤC.\n"
    assert (ended.status, ended.err) == (2, f"{tmp_path}: {told}")
