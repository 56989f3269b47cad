import os
from pathlib import Path

import pytest
from set_files import EXTENSION, FRAME, WHOLE, set_file

from parindex.core.criteria.notation.write_set import fingerprint
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.terms import Amount
from parindex.documents.criteria_files import LIBRARY, LoadedSet, library_names, load_criteria, set_path
from parindex.documents.criteria_xlsx.writing import write_criteria_xlsx
from parindex.wording.language import language


def refused(name: str) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        load_criteria(name)
    return refusal.value.fault


def test_library_names_are_the_folders_that_hold_a_set() -> None:
    folders = [entry.name for entry in os.scandir(LIBRARY) if (Path(entry.path) / "set.yaml").is_file()]

    assert list(library_names()) == sorted(folders)


def test_set_path_finds_a_set_of_the_library_by_name() -> None:
    assert set_path("sample-commune") == f"{LIBRARY}/sample-commune/set.yaml"


@pytest.mark.parametrize("name", ["a.yaml", "folder/a", "./a", "../b", "/tmp/x.xlsx"])  # noqa: S108 -- not opened
def test_set_path_takes_anything_like_a_file_as_it_stands(name: str) -> None:
    assert set_path(name) == name


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("krong-no-commun-2022", {"meant": "krong-no-commune-2022"}),
        ("Krong-No-Commune-2022", {"meant": "krong-no-commune-2022"}),
        ("zzz", {}),
        ("", {}),
        ("..", {}),
    ],
)
def test_load_criteria_of_an_unknown_name_is_refused(name: str, params: dict[str, str]) -> None:
    assert refused(name) == Fault("criteria-unknown", Place(name), params=params)


@pytest.mark.parametrize("name", library_names())
def test_load_criteria_gives_the_fingerprint_of_its_content(name: str) -> None:
    found = load_criteria(name)

    assert (found.fingerprint, found.is_whole) == (fingerprint(found.criteria), True)


@pytest.mark.parametrize("name", library_names())
def test_load_criteria_from_a_copy_gives_the_same_set(tmp_path: Path, name: str) -> None:
    text = Path(set_path(name)).read_text(encoding="utf-8")

    copy = load_criteria(set_file(tmp_path, text, "ban-sao.yaml"))

    assert copy[:2] == load_criteria(name)[:2]
    assert [fault._replace(at=fault.at._replace(document="set.yaml")) for fault in copy.faults] == list(
        load_criteria(name).faults
    )


def test_load_criteria_reads_a_workbook_by_its_ending(tmp_path: Path) -> None:
    criteria = load_criteria("sample-commune").criteria
    path = tmp_path / "BỘ.XLSX"
    write_criteria_xlsx(str(path), criteria, language())

    found = load_criteria(str(path))

    assert found == LoadedSet(criteria, fingerprint(criteria), (), is_whole=True)


def test_load_criteria_of_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "a.yaml")) == Fault("file-not-found", Place("a.yaml"))


def test_load_criteria_of_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    fault = refused(str(path))

    assert fault == Fault("file-too-large", Place("a.yaml"), params={"size": Amount(500_000), "limit": Amount(20_000)})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WHOLE.replace("max: 8", "max: " + "8" * 5000), id="a maximum of 5,000 digits"),
        pytest.param(WHOLE.replace("year: 2022", "year: " + "2" * 18), id="a year of 18 digits"),
        pytest.param(WHOLE + "decimals: {points: 100000}\n", id="a hundred thousand decimals"),
        pytest.param(WHOLE + "decimals: {points: -1}\n", id="fewer than no decimals"),
    ],
)
def test_load_criteria_of_absurd_figures_is_a_fault(tmp_path: Path, text: str) -> None:
    found = load_criteria(set_file(tmp_path, text))

    assert [fault.severity for fault in found.faults][:1] == ["error"]


def test_code_of_5000_digits_is_only_text(tmp_path: Path) -> None:
    found = load_criteria(set_file(tmp_path, WHOLE.replace('"1.2"', '"' + "1" * 5000 + '"')))

    assert [len(leaf.code) for leaf in found.criteria.items()] == [3, 5000, 2]


def test_load_criteria_of_a_filled_frame_follows_the_frame(tmp_path: Path) -> None:
    """What an extension gives depends on another file, so it is never served from the cache."""
    frame = set_file(tmp_path, FRAME)
    path = set_file(tmp_path, EXTENSION)
    before = load_criteria(path)
    Path(frame).write_text(FRAME.replace("bonus_cap: 1", "bonus_cap: 2"), encoding="utf-8")

    after = load_criteria(path)

    assert [before.criteria.bonus_cap, after.criteria.bonus_cap] == [10_000, 20_000]


@pytest.mark.parametrize(
    "rule",
    [
        "type: linear_to_target, target: 0%",
        "type: judged, step: 0",
        "type: per_item_cap, each: 0",
        "type: linear, max: 99999",
    ],
)
def test_set_with_a_rule_that_means_nothing_cannot_score(tmp_path: Path, rule: str) -> None:
    found = load_criteria(set_file(tmp_path, WHOLE.replace("type: yes_no", rule)))

    assert (found.is_whole, [fault.severity for fault in found.faults][:1]) == (False, ["error"])
