"""The Vietnamese catalogue says everything the program says, with the same parameters."""

import argparse
import ast
import gettext
import inspect
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from support.source_trees import nodes

SOURCE = Path(__file__).parent.parent.parent / "src/parindex"
FOLDER = SOURCE / "wording/locale/vi/LC_MESSAGES"
PERCENT = re.compile(r"%\(\w+\)[rsd]|%[rsd]")
IN_TEMPLATES = re.compile(r"""\{%\s*say\s+(?:"([^"]+)"|'([^']+)')""")
VIETNAMESE_LETTER = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


@cache
def catalogue() -> Catalog:
    with (FOLDER / "parindex.po").open("rb") as file:
        return read_po(file, locale="vi")


def translations() -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalogue() if message.id}


@cache
def marked() -> tuple[str, ...]:
    """Give every text the source marks."""
    in_code = (text for path in sorted(SOURCE.rglob("*.py")) for text in marked_in(path))
    in_templates = (
        double or single
        for path in sorted(SOURCE.glob("web/*/templates/**/*.html"))
        for double, single in IN_TEMPLATES.findall(path.read_text(encoding="utf-8"))
    )
    return tuple(dict.fromkeys([*in_code, *in_templates]))


def marked_in(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
            yield ast.literal_eval(node.args[0])


def braces(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def parameters(text: str) -> list[str]:
    """Name the parameters of a text of ours, or of one of the standard library's."""
    return sorted(PERCENT.findall(text)) if text not in marked() else braces(text)


def test_every_marked_text_is_translated() -> None:
    known = translations()

    assert [text for text in marked() if not known.get(text, "").strip()] == []
    assert len(marked()) > 300


def test_no_translation_is_fuzzy() -> None:
    assert [message.id for message in catalogue() if message.id and message.fuzzy] == []


def test_no_translation_is_blank() -> None:
    assert [text for text, said in translations().items() if not said.strip()] == []


def test_what_the_source_does_not_mark_is_said_by_the_parser_of_the_standard_library() -> None:
    parser = inspect.getsource(argparse)

    others = [text for text in translations() if text not in marked()]

    assert [text for text in others if repr(text)[1:-1] not in parser] == []
    assert len(others) == 12


def test_translations_have_the_parameters_of_their_texts() -> None:
    differing = {
        text: said
        for text, said in translations().items()
        if parameters(text) != (sorted(PERCENT.findall(said)) if text not in marked() else braces(said))
    }

    assert differing == {}


def test_translations_keep_the_line_end_of_their_texts() -> None:
    assert [text for text, said in translations().items() if text.endswith("\n") != said.endswith("\n")] == []


def test_sentences_end_as_their_translations_do() -> None:
    assert [
        text for text, said in translations().items() if text.endswith((".", "…")) != said.endswith((".", "…"))
    ] == []


def test_sentences_of_several_words_are_in_vietnamese() -> None:
    plain = {
        text: said
        for text, said in translations().items()
        if len(re.findall(r"[a-z]{2,}", re.sub(r"\{\w*\}", "", text))) > 1 and not VIETNAMESE_LETTER.search(said)
    }

    assert plain == {}


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with (FOLDER / "parindex.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    assert {text: compiled.gettext(text) for text in translations()} == translations()
