"""Pages as tests read them."""

import re
from typing import Protocol

from lxml import html


class Answer(Protocol):
    """What a test browser gets."""

    status_code: int
    content: bytes

    def __getitem__(self, header: str) -> str: ...


def page_of(answer: Answer, status: int = 200) -> html.HtmlElement:
    """Give the tree of a page that came with this status."""
    assert answer.status_code == status
    return html.document_fromstring(answer.content)


def errors_of(answer: Answer) -> list[str]:
    """Give the lines of what has to be mended."""
    root = html.document_fromstring(answer.content)
    return [each.text_content() for box in root.find_class("errors") for each in box.iter("li")]


def body_of(answer: Answer) -> bytes:
    """Give a page without what tells two requests for the same apart."""
    own = rb'name="csrfmiddlewaretoken" value="[^"]*"|' + answer["X-Request-ID"].encode()
    return re.sub(own, b"", answer.content)


def cells_of(row: html.HtmlElement) -> list[str]:
    """Give the words of each cell of a row."""
    return [" ".join(cell.text_content().split()) for cell in row.iter("td")]
