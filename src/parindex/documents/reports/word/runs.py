"""The text of runs (w:r): what is shown of it, and which letter of the run each shown letter is."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.page import composed_with_origin
from parindex.documents.reports.old_encodings import encoding_of_font, modernised
from parindex.documents.reports.word.package import Element, attribute, is_on, local

_HYPHEN: Final = "\u00ad"
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": _HYPHEN}
_PLAIN: Final = re.compile(r"[\r\n\t]")
_HEXADECIMAL: Final = 16


class Shown(NamedTuple):
    """The text a run shows; ``origin`` is the place in the run of each letter and of the end."""

    text: str
    origin: tuple[int, ...]


class Placed(NamedTuple):
    """A run's text in its place in the document."""

    start: int
    run: Element
    origin: tuple[int, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.origin) - 1


class RunPart(NamedTuple):
    """A piece of a run (w:r): from which of its letters to which."""

    run: Element
    start: int
    end: int


def pieces_of(run: Element) -> Iterator[tuple[Element, str]]:
    """Yield what a run is made of, each with its letters; a tab or a line break is one."""
    for each in run:
        name = local(each)
        if name == "t":
            yield each, each.text or ""
        elif name == "sym":
            yield each, _symbol(each)
        else:
            yield each, _SIGNS.get(name, "")


def _symbol(element: Element) -> str:
    try:
        return chr(int(attribute(element, "char"), _HEXADECIMAL)).encode("utf-8", "ignore").decode()
    except (ValueError, OverflowError):
        return ""


def shown_text(run: Element, font: str) -> Shown:
    """Give the text of a run as it is shown: old fonts made Unicode, composed, without soft hyphens."""
    if is_on(run, "rPr", "vanish"):
        return Shown("", (0,))
    raw = "".join(_PLAIN.sub(" ", letters) if local(each) == "t" else letters for each, letters in pieces_of(run))
    encoding = encoding_of_font(font)
    if raw.isascii() and encoding is None:
        return Shown(raw, tuple(range(len(raw) + 1)))
    text, origin = modernised(raw, encoding) if encoding is not None else (raw, ())
    origin = origin or tuple(range(len(text) + 1))
    seen = [at for at, letter in enumerate(text) if ord(letter) not in _UNSEEN]
    composed, places = composed_with_origin("".join(text[at] for at in seen))
    seen.append(len(text))
    return Shown(composed, tuple(origin[seen[at]] for at in (places or range(len(seen)))))
