"""What the styles of a DOCX say of a paragraph or run that does not say it itself: font and numbering."""

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.documents.reports.word.package import Element, attribute, child, children, value

_DEEPEST: Final = 30  # styles based on one another


class NumberPlace(NamedTuple):
    """The list a paragraph is numbered in, and its level; both empty where nothing is said."""

    number: str = ""
    level: str = ""


class Styles:
    """The styles by their names."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attribute(each, "styleId"): each for each in children(root, "style")}
        self._paragraph = next(
            (
                attribute(each, "styleId")
                for each in self._styles.values()
                if attribute(each, "type") == "paragraph" and attribute(each, "default") in {"1", "true", "on"}
            ),
            "",
        )
        self._font = font_of(child(root, "docDefaults", "rPrDefault", "rPr"))

    def font(self, run: Element, paragraph_style: str) -> str:
        """Name the font a run is set in."""
        properties = child(run, "rPr")
        own = font_of(properties)
        if own:
            return own
        chain = (*self._chain(value(properties, "rStyle")), *self._chain(paragraph_style or self._paragraph))
        return next((font for style in chain if (font := font_of(child(style, "rPr")))), self._font)

    def numbering(self, paragraph: Element) -> NumberPlace:
        """Tell the list and level of a paragraph, from itself or its style."""
        own = _number_place(child(paragraph, "pPr"))
        if own.number:
            return own
        style = value(paragraph, "pPr", "pStyle") or self._paragraph
        found = next((place for each in self._chain(style) if (place := _number_place(child(each, "pPr"))).number), own)
        return NumberPlace(found.number, own.level or found.level)

    def number_of(self, style: str) -> str:
        """Give the list a style of numbering stands for."""
        places = (_number_place(child(each, "pPr")) for each in self._chain(style))
        return next((place.number for place in places if place.number), "")

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those it is based on."""
        for _ in range(_DEEPEST):
            if style not in self._styles:
                return
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")


def font_of(properties: Element | None) -> str:
    """Name the font of Vietnamese letters that properties set."""
    fonts = child(properties, "rFonts")
    return (attribute(fonts, "hAnsi") or attribute(fonts, "ascii")) if fonts is not None else ""


def _number_place(properties: Element | None) -> NumberPlace:
    place = child(properties, "numPr")
    return NumberPlace(value(place, "numId"), value(place, "ilvl"))
