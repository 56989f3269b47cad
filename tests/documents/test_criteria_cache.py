import marshal
from pathlib import Path
from zlib import crc32

import pytest
from set_files import WHOLE, line_of, set_file

from parindex.core.faults import Place
from parindex.documents import criteria_cache
from parindex.documents.criteria_cache import Kept, recall
from parindex.documents.criteria_files import load_criteria, set_path

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


def rewrite(path: Path, at: int, value: object) -> None:
    """Change what is kept as another program would that knows the form of the file."""
    tree = marshal.loads(path.read_bytes().partition(b"\n")[2])  # noqa: S302 -- our own
    tree[at] = value
    path.write_bytes(with_checksum(marshal.dumps(tree)))


def with_checksum(kept: bytes) -> bytes:
    return b"%08x\n" % crc32(kept) + kept


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

    assert (next(leaf.title for leaf in found.criteria.items()), len(kept_in(cache))) == ("Kế toán", 2)


def test_file_saved_while_it_is_read_is_kept_as_it_was(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept under the bytes of a file is what was read from those very bytes."""
    path = set_file(tmp_path)

    def save_meanwhile(content: bytes, document: str) -> Kept | None:
        set_file(tmp_path, WHOLE.replace("year: 2022", "year: 2023"))
        return recall(content, document)

    monkeypatch.setattr(criteria_cache, "recall", save_meanwhile)
    first = load_criteria(path).criteria.year
    monkeypatch.setattr(criteria_cache, "recall", recall)

    assert (first, load_criteria(path).criteria.year) == (2022, 2023)
    assert (load_criteria(set_file(tmp_path)).criteria.year, len(kept_in(cache))) == (2022, 2)


def test_set_that_was_not_read_whole_is_not_kept(tmp_path: Path, cache: Path) -> None:
    found = load_criteria(set_file(tmp_path, WHOLE.replace("max: 8", "max: tám")))

    assert (found.is_whole, kept_in(cache)) == (False, [])


def test_text_of_another_set_with_the_same_length_and_sum_is_passed_over(tmp_path: Path, cache: Path) -> None:
    path = set_file(tmp_path, WHOLE)
    first = load_criteria(path)
    rewrite(only_kept(cache), 0, WHOLE.replace("Kế hoạch", "Kế toán!").encode())

    assert (recall(WHOLE.encode(), "a.yaml"), load_criteria(path)) == (None, first)


@pytest.mark.parametrize("made_by", [["0.0.0", 0], [], None])
def test_what_another_version_kept_is_passed_over(tmp_path: Path, cache: Path, made_by: object) -> None:
    path = set_file(tmp_path, WHOLE)
    first = load_criteria(path)
    rewrite(only_kept(cache), 1, made_by)

    assert (recall(WHOLE.encode(), "a.yaml"), load_criteria(path)) == (None, first)


@pytest.mark.parametrize("at", [0, 4, 8, 9, 1000, -1])
def test_one_bit_that_fell_over_is_noticed(tmp_path: Path, cache: Path, at: int) -> None:
    path = set_file(tmp_path, WHOLE)
    first = load_criteria(path)
    content = bytearray(only_kept(cache).read_bytes())
    content[at] ^= 1
    only_kept(cache).write_bytes(content)

    assert (recall(WHOLE.encode(), "a.yaml"), load_criteria(path)) == (None, first)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="no list"),
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


@pytest.mark.parametrize(
    "kept", [b"", b"{", marshal.dumps(5), marshal.dumps([]), marshal.dumps([b"a"]), marshal.dumps({})[:-1]]
)
def test_what_another_interpreter_kept_is_passed_over(tmp_path: Path, cache: Path, kept: bytes) -> None:
    path = set_file(tmp_path, WHOLE)
    first = load_criteria(path)
    only_kept(cache).write_bytes(with_checksum(kept))

    assert (recall(WHOLE.encode(), "a.yaml"), load_criteria(path)) == (None, first)


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
