"""What tests ask of a page: its blocks in few words, and that every position is true."""

from collections.abc import Iterator

from parindex.core.proofreading.page import Document, Footnote, PageBlock, Paragraph, Span, Table

type Shown = tuple[str, str] | list[list[str]]


def shown(document: Document) -> list[Shown]:
    """Give each block in few words: mark and words, or the words of the cells."""
    return [shown_block(block) for block in document.blocks]


def shown_block(block: PageBlock) -> Shown:
    match block:
        case Paragraph():
            return block.mark, " ".join(block.words.split())
        case Table():
            return [[cell.words for cell in row] for row in block.rows]
        case Footnote():
            return f"note {block.mark}", " ".join(block.text.split())


def only_table(document: Document) -> Table:
    [table] = document.tables
    return table


def wrong_places(document: Document) -> list[tuple[int, int, str]]:
    """List the pieces whose text is not as long as their place, or says other letters than stand there.

    A piece may blank what stands there; in a document of several forms its letters may be composed.
    """
    return [
        (start, end, text)
        for start, end, text in _pieces(document)
        if len(text) != end - start
        or any(sign not in (" ", "-", there) for sign, there in zip(text, document.text[start:end], strict=True))
    ]


def _pieces(document: Document) -> Iterator[tuple[int, int, str]]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ((cell.start, cell.end, cell.text) for row in block.rows for cell in row)
        else:
            yield block.start, block.end, block.text


def quoted(document: Document, text: str) -> str:
    """Give what the file itself has where a text stands in the document."""
    start = document.text.index(text)
    place = document.in_file(Span(start, start + len(text)))
    return document.as_read[place.start : place.end]
