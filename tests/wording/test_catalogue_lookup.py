"""A compiled catalogue is looked up as the standard library reads it."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from parindex.wording.catalogue import Catalogue, open_catalogue
from parindex.wording.language import DOMAIN, LOCALE

COMPILED = Path(LOCALE, "vi", "LC_MESSAGES", f"{DOMAIN}.mo")


def compiled(folder: Path, *pairs: tuple[str, str]) -> str:
    catalog = Catalog(locale="vi", charset="utf-8")
    for text, said in pairs:
        catalog.add(text, said)
    path = folder / "a.mo"
    with path.open("wb") as file:
        write_mo(file, catalog)
    return str(path)


def test_every_text_is_found_that_the_standard_library_finds() -> None:
    with COMPILED.open("rb") as file:
        known: dict[str, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined] # noqa: SLF001
    ours = open_catalogue(str(COMPILED))

    assert {text: ours.translated(text) for text in known if text} == {
        text: said for text, said in known.items() if text
    }
    assert len(known) > 400


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8])
def test_first_last_and_middle_texts_are_found_and_others_stay(tmp_path: Path, count: int) -> None:
    pairs = [(f"chữ {at}", f"lời {at}") for at in range(count)]
    ours = open_catalogue(compiled(tmp_path, *pairs))

    assert [(text, ours.translated(text)) for text, _ in pairs] == pairs
    others = ["chữ", "chữ 00", "a", "đ", "chữ 9"]
    assert [ours.translated(text) for text in (*others, *others)] == [*others, *others]


def test_a_text_looked_up_twice_is_the_same() -> None:
    ours = open_catalogue(str(COMPILED))

    assert [ours.translated("The file is empty.") for _ in range(2)] == ["Tệp trống."] * 2


@pytest.mark.parametrize(
    "content", [b"", b"x", b"\x95\x04\x12\xde" + b"\0" * 24, b"no catalogue at all, but long enough"]
)
def test_what_is_no_catalogue_gives_texts_back(content: bytes) -> None:
    assert Catalogue(content).translated("The file is empty.") == "The file is empty."


def test_a_catalogue_that_is_not_there_gives_texts_back(tmp_path: Path) -> None:
    assert open_catalogue(str(tmp_path / "none.mo")).translated("x") == "x"
