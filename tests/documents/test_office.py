"""Our workbooks opened by a real office program, and what it saves read back."""

import shutil
import subprocess
from pathlib import Path

import pytest

from parindex.cli.main import main
from parindex.core.criteria.notation.write_set import fingerprint
from parindex.documents.criteria_files import library_names, load_criteria
from parindex.documents.workbooks.cells import SheetCells, read_workbook

pytestmark = pytest.mark.office


def saved_by_calc(path: Path, folder: Path) -> Path:
    """Open a workbook in LibreOffice Calc and save it again."""
    office = shutil.which("soffice")
    assert office is not None
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    options = ["--infilter=CSV:44,34,76,1"] if path.suffix == ".csv" else []  # commas, quotes, UTF-8, from row 1
    target = ["--convert-to", "xlsx", "--outdir", str(folder / "saved"), str(path)]
    command = [office, profile, "--headless", *options, *target]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "saved" / path.name).with_suffix(".xlsx")


def shown(sheets: tuple[SheetCells, ...]) -> dict[str, dict[tuple[int, int], tuple[str, str]]]:
    """Give what stands in every cell that is not blank."""
    return {
        sheet.name: {at: (cell.text, cell.kind) for at, cell in sheet.cells.items() if cell.text} for sheet in sheets
    }


@pytest.mark.parametrize("name", library_names())
def test_set_saved_by_an_office_program_is_the_same_set(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.xlsx"
    main(["criteria", "export", name, "--output", str(path)])

    found = load_criteria(str(saved_by_calc(path, tmp_path)))

    original = load_criteria(name)
    assert (found.criteria, found.fingerprint, found.is_whole) == (
        original.criteria,
        fingerprint(original.criteria),
        True,
    )


def test_results_saved_by_an_office_program_show_the_same_cells(tmp_path: Path, krong_no: Path) -> None:
    scores = ["--input", str(krong_no / "scores.csv"), "--output", str(tmp_path), "--xlsx"]
    main(["score", "--criteria", "krong-no-commune-2022", *scores])
    path = tmp_path / "results.xlsx"

    saved = saved_by_calc(path, tmp_path)

    assert shown(read_workbook(str(saved))) == shown(read_workbook(str(path)))


def test_scores_typed_in_an_office_program_are_read_as_their_csv(tmp_path: Path, krong_no: Path) -> None:
    shutil.copy(krong_no / "scores.csv", tmp_path / "scores.csv")
    saved = saved_by_calc(tmp_path / "scores.csv", tmp_path)

    for source, folder in ((saved, "a"), (krong_no / "scores.csv", "b")):
        scores = ["--input", str(source), "--output", str(tmp_path / folder)]
        main(["score", "--criteria", "krong-no-commune-2022", *scores])

    results = [(tmp_path / folder / "results.json").read_text(encoding="utf-8") for folder in "ab"]
    assert results[0] == results[1]
