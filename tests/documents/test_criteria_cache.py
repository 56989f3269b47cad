import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from set_files import WHOLE, line_of, set_file

from parindex.core.faults import Place
from parindex.documents.criteria_cache import Kept, recall, remember
from parindex.documents.criteria_files import LoadedSet, load_criteria, set_path

FAULTY = WHOLE.replace("total: 20", "total: 21")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept_in(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def only_kept(cache: Path) -> Path:
    (path,) = kept_in(cache)
    return path


def damage(path: Path, change: Callable[[list[Any]], object]) -> None:
    tree = json.loads(path.read_bytes())
    change(tree)
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize("text", [WHOLE, FAULTY], ids=["clean", "with a fault"])
def test_second_reading_comes_from_the_cache_and_is_equal(tmp_path: Path, cache: Path, text: str) -> None:
    path = set_file(tmp_path, text)
    first = load_criteria(path)
    content = text.encode()

    second = load_criteria(path)

    assert second == first
    assert recall(content, "bo-thu.yaml") == Kept(*first[:3])
    assert len(kept_in(cache)) == 1


def test_library_set_from_the_cache_is_equal(cache: Path) -> None:
    first = load_criteria("sample-commune")

    second = load_criteria("sample-commune")

    assert (second, len(kept_in(cache))) == (first, 1)


def test_faults_from_the_cache_name_the_file_that_was_asked_for(tmp_path: Path, cache: Path) -> None:
    load_criteria(set_file(tmp_path, FAULTY, "mot.yaml"))

    found = load_criteria(set_file(tmp_path, FAULTY, "hai.yaml"))

    place = Place("hai.yaml", "total", line_of(FAULTY, "total"), 1)
    assert ([fault.at for fault in found.faults], len(kept_in(cache))) == ([place], 1)


def test_changed_file_is_read_anew(tmp_path: Path, cache: Path) -> None:
    path = set_file(tmp_path, WHOLE)
    load_criteria(path)
    Path(path).write_text(WHOLE.replace("Kế hoạch", "Kế toán"), encoding="utf-8")

    found = load_criteria(path)

    assert ([leaf.title for leaf in found.criteria.items()][0], len(kept_in(cache))) == ("Kế toán", 2)


def test_set_that_was_not_read_whole_is_not_kept(tmp_path: Path, cache: Path) -> None:
    found = load_criteria(set_file(tmp_path, WHOLE.replace("max: 8", "max: tám")))

    assert (found.is_whole, kept_in(cache)) == (False, [])


def test_nothing_is_kept_of_another_text_with_the_same_length_and_sum(tmp_path: Path, cache: Path) -> None:
    path = set_file(tmp_path, WHOLE)
    first = load_criteria(path)
    damage(only_kept(cache), lambda tree: tree.__setitem__(0, tree[0].replace("Kế hoạch", "Kế toán!")))

    assert (recall(WHOLE.encode(), "a.yaml"), load_criteria(path)) == (None, first)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda tree: tree.__setitem__(1, ["0.0.0", 0]), id="another version"),
        pytest.param(lambda tree: tree.pop(), id="a part missing"),
        pytest.param(lambda tree: tree.append(1), id="a part more"),
        pytest.param(lambda tree: tree[2].__setitem__(0, "Stranger"), id="an unknown type"),
        pytest.param(lambda tree: tree[2].__setitem__(0, ["list"]), id="a type that is a list"),
        pytest.param(lambda tree: tree[2].pop(), id="a field missing"),
        pytest.param(lambda tree: tree[2].append("x"), id="a field more"),
        pytest.param(lambda tree: tree.__setitem__(2, ["LegalRef", "1", None, "", "", ""]), id="another record"),
        pytest.param(lambda tree: tree.__setitem__(2, []), id="an empty record"),
        pytest.param(lambda tree: tree.__setitem__(2, "x"), id="text for the set"),
        pytest.param(lambda tree: tree.__setitem__(4, 5), id="a number for the faults"),
        pytest.param(lambda tree: tree.__setitem__(4, ["tuple", "x"]), id="text for a fault"),
        pytest.param(lambda tree: tree.__setitem__(4, None), id="nothing for the faults"),
        pytest.param(lambda tree: tree.__setitem__(3, 7), id="a number for the fingerprint"),
        pytest.param(lambda tree: tree[2].__setitem__(8, 999_999), id="another total"),
        pytest.param(lambda tree: tree[2].__setitem__(9, "x"), id="text for the domains"),
    ],
)  # fmt: skip
def test_damaged_cache_is_passed_over(tmp_path: Path, cache: Path, change: Callable[[list[Any]], object]) -> None:
    path = set_file(tmp_path, WHOLE)
    first = load_criteria(path)
    damage(only_kept(cache), change)

    assert load_criteria(path) == first


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="no JSON"),
        pytest.param(b"5", id="a number"),
        pytest.param(b"{}", id="a mapping"),
        pytest.param(b"[]", id="an empty list"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[" * 100_000, id="a bomb"),
    ],
)
def test_foreign_file_in_the_cache_is_passed_over(tmp_path: Path, cache: Path, content: bytes) -> None:
    path = set_file(tmp_path, WHOLE)
    first = load_criteria(path)
    only_kept(cache).write_bytes(content)

    second = load_criteria(path)

    assert (second, recall(WHOLE.encode(), "bo-thu.yaml")) == (first, Kept(*first[:3]))


def test_truncated_cache_is_passed_over(tmp_path: Path, cache: Path) -> None:
    path = set_file(tmp_path, WHOLE)
    first = load_criteria(path)
    content = only_kept(cache).read_bytes()
    only_kept(cache).write_bytes(content[: len(content) // 2])

    assert load_criteria(path) == first


@pytest.mark.parametrize("place", ["a file", "a folder inside a file", "a folder of the same name"])
def test_cache_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    path = set_file(tmp_path, WHOLE)
    home = tmp_path / "home"
    if place == "a folder of the same name":
        monkeypatch.setenv("XDG_CACHE_HOME", str(home))
        load_criteria(path)
        kept = only_kept(home)
        kept.unlink()
        kept.mkdir()
    else:
        home.write_text("")
        monkeypatch.setenv("XDG_CACHE_HOME", str(home if place == "a file" else home / "inside"))

    found = [load_criteria(path), load_criteria(path)]

    assert [(each.criteria.code, each.is_whole) for each in found] == [("bo-thu", True), ("bo-thu", True)]


def test_cache_stands_in_the_home_without_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))

    load_criteria("krong-no-commune-2022")

    kept = kept_in(tmp_path / ".cache" / "parindex" / "criteria")
    assert [path.name.partition("-")[0] for path in kept] == [
        str(Path(set_path("krong-no-commune-2022")).stat().st_size)
    ]


def test_remember_of_bytes_that_are_no_text_keeps_nothing(cache: Path) -> None:
    found: LoadedSet = load_criteria("krong-no-commune-2022")
    before = kept_in(cache)

    remember(b"\xff", Kept(*found[:3]))

    assert kept_in(cache) == before
