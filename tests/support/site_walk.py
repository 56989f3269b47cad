"""A walk through the site as somebody signed in: every page a link leads to, and every form on it."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import resolve
from lxml import html

from support.pages import Answer

_OF_A_KIND = 4


class FoundForm(NamedTuple):
    """A form that is posted: the route and path it goes to, the page it stands on, what it holds as rendered."""

    route: str
    path: str
    page: str
    values: dict[str, str]


def walked(client: Client, *starts: str) -> list[FoundForm]:
    """Follow every link from these pages on; queries are left out, of each kind of page a few are opened."""
    waiting, seen, found = deque(starts), set[str](), list[FoundForm]()
    opened = Counter[str]()
    while waiting:
        path = waiting.popleft()
        if path in seen or opened[resolve(path).view_name] == _OF_A_KIND:
            continue
        seen.add(path)
        opened[resolve(path).view_name] += 1
        answer = client.get(path, follow=True)
        final = answer.redirect_chain[-1][0] if answer.redirect_chain else path
        if not is_page(answer):
            continue
        tree = html.document_fromstring(answer.content)
        found += forms_of(tree, final)
        waiting += links_of(tree, final)
    return found


def is_page(answer: Answer) -> bool:
    """Tell pages from files and from what is refused."""
    return answer.status_code == 200 and "html" in answer["Content-Type"]


def forms_of(tree: html.HtmlElement, page: str) -> Iterator[FoundForm]:
    """Give the posted forms of a page."""
    for form in tree.forms:
        if (form.get("method") or "").lower() == "post":
            path = urlsplit(urljoin(page, form.get("action") or urlsplit(page).path)).path
            values = {name: str(value or "") for name, value in form.form_values()}
            yield FoundForm(resolve(path).view_name, path, page, values)


def form_at(client: Client, page: str, path: str) -> FoundForm:
    """Open a page anew and give the form of it that goes to a path."""
    tree = html.document_fromstring(client.get(page).content)
    return next(each for each in forms_of(tree, page) if each.path == path)


def links_of(tree: html.HtmlElement, page: str) -> Sequence[str]:
    """Give the paths a page of ours links to."""
    links = [urlsplit(urljoin(page, each.get("href"))) for each in tree.xpath("//a[@href]")]
    return [each.path for each in links if not each.netloc and each.path.startswith("/")]


def shown_text(answer: Answer) -> str:
    """Give all a reader sees of a page: its words, and what stands in its fields."""
    tree = html.document_fromstring(answer.content)
    typed = [str(value) for form in tree.forms for _, value in form.form_values()]
    return " ".join([tree.text_content(), *typed])
