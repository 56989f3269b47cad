"""Seeded reports of every kind that are damaged, or made to do harm: the same seed gives the same file."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from support.hostile.letters import HURT_ANY, HURT_TEXT
from support.hostile.markup import HURT_PAGE, HURT_SHEET, HURT_WORD
from support.hostile.packages import HURT_PACKAGE, Parts, packed
from support.hostile.papers import HURT_PDF, HURT_PDF_PARTS
from support.hostile.sound import sound_page, sound_pdf, sound_text, sound_word, sound_workbook

KINDS = ("txt", "md", "docx", "xlsx", "html", "pdf")
_NAMES = (*(f".{kind}" for kind in KINDS), ".doc", ".rtf", ".csv", ".odt", ".bin", "", ".PDF", ".docx.pdf")


class HostileFile(NamedTuple):
    """A file, its name, and what was done to it."""

    name: str
    content: bytes
    done: tuple[str, ...]


def hostile_file(seed: int) -> HostileFile:
    """Make the file of a seed."""
    chance = Random(seed)  # noqa: S311 -- for files that can be made again
    kind = KINDS[seed % len(KINDS)]
    done: list[str] = []
    content = _OWN[kind](chance, done)
    while not done or chance.random() < 0.15:
        hurt = chance.choice(HURT_ANY)
        content = hurt(chance, content)
        done.append(hurt.__name__)
    ending = chance.choice(_NAMES) if chance.random() < 0.15 else f".{kind}"
    return HostileFile(f"report{ending}", content, tuple(done))


def _text(chance: Random, done: list[str]) -> bytes:
    text = sound_text(chance)
    if chance.random() < 0.6:
        hurt = chance.choice(HURT_TEXT)
        done.append(hurt.__name__)
        text = hurt(chance, text)
    return text.encode("utf-8", "surrogatepass")


def _page(chance: Random, done: list[str]) -> bytes:
    page = sound_page(chance)
    if chance.random() < 0.7:
        hurt = chance.choice(HURT_PAGE)
        done.append(hurt.__name__)
        page = hurt(chance, page)
    return page.encode("utf-8", "surrogatepass")


def _word(chance: Random, done: list[str]) -> bytes:
    return _package(chance, done, sound_word(chance), HURT_WORD)


def _workbook(chance: Random, done: list[str]) -> bytes:
    return _package(chance, done, sound_workbook(chance), HURT_SHEET)


def _package(chance: Random, done: list[str], parts: Parts, own: Sequence[Callable[[Random, Parts], None]]) -> bytes:
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        hurt = chance.choice((*own, *HURT_PACKAGE))
        done.append(hurt.__name__)
        hurt(chance, parts)
    return packed(parts)


def _pdf(chance: Random, done: list[str]) -> bytes:
    pages = sound_pdf(chance)
    if chance.random() < 0.5:
        hurt = chance.choice(HURT_PDF_PARTS)
        done.append(hurt.__name__)
        return hurt(chance, pages)
    hurt_whole = chance.choice(HURT_PDF)
    done.append(hurt_whole.__name__)
    return hurt_whole(chance, pages)


_OWN = {"txt": _text, "md": _text, "docx": _word, "xlsx": _workbook, "html": _page, "pdf": _pdf}
