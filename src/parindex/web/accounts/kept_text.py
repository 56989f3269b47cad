"""Typed text survives the end of a session: it comes back to the same person, in its form, and nothing is saved.

A form sent after the session ended is answered by the sign-in page, which carries what was typed
under our signature. After sign-in the form's own page is made anew and filled with it.
"""

import json
from copy import copy
from http import HTTPStatus
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from allauth.account.forms import LoginForm
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, resolve, reverse
from lxml import etree, html

from parindex.web.shared.words import spoken
from parindex.wording.language import N_

SESSION_KEY: Final = "kept_text"
LASTS: Final = 12 * 3600
_SECRET: Final = ("password", "pin", "code", "token", "secret")
_LARGEST: Final = 1_000_000
_SIGNER: Final = TimestampSigner(salt="kept-text")
_BACK: Final = N_("You signed in again. What you typed is back in its fields; nothing is saved yet.")


class Kept(NamedTuple):
    """What was typed, by whom, into the form of which address."""

    person: str
    path: str
    page: str
    fields: dict[str, list[str]]


def ask_again(request: HttpRequest, person: str) -> HttpResponse:
    """Answer a form that came too late by the sign-in page, which carries its text."""
    fields = {
        name: [str(each) for each in values]
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and not any(word in name.lower() for word in _SECRET)
    }
    page = urlsplit(request.headers.get("referer", "")).path or request.path
    told = _SIGNER.sign(json.dumps(Kept(person, request.path, page, fields), ensure_ascii=False))
    context = {
        "form": LoginForm(),
        "kept": told if len(told) <= _LARGEST else "",
        "has_ended": True,
        "redirect_field_name": "next",
        "redirect_field_value": reverse("accounts:kept_text"),
    }
    return render(request, "account/login.html", context, status=HTTPStatus.UNAUTHORIZED)


def take(request: HttpRequest) -> Kept | None:
    """Take what a session carries, once; only its own writer gets it."""
    try:
        kept = Kept(*json.loads(_SIGNER.unsign(request.session.pop(SESSION_KEY, ""), max_age=LASTS)))
    except (BadSignature, ValueError):
        return None
    return kept if str(request.user.pk) == kept.person else None


def form_page(request: HttpRequest, kept: Kept) -> HttpResponse | None:
    """Make the form's own page anew, with the text in its fields."""
    for path in dict.fromkeys((kept.path, kept.page)):
        page = _opened(request, path)
        filled = _filled(page, path, kept) if page else None
        if filled:
            return HttpResponse(filled)
    return None


def _opened(request: HttpRequest, path: str) -> bytes | None:
    """Open an address of ours as this person would."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    asked = copy(request)
    asked.method, asked.path, asked.path_info, asked.resolver_match = "GET", path, path, match
    asked.GET = asked.POST = QueryDict()
    response = match.func(asked, *match.args, **match.kwargs)
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    is_page = response.status_code == HTTPStatus.OK and "html" in response.headers.get("Content-Type", "")
    return bytes(response.content) if is_page else None


def _filled(page: bytes, path: str, kept: Kept) -> bytes | None:
    tree = html.document_fromstring(page.decode())
    sent_to = [form for form in tree.forms if (form.get("method") or "").lower() == "post"]
    form = next((each for each in sent_to if urlsplit(each.get("action") or path).path == kept.path), None)
    if form is None:
        return None
    for element in form.xpath(".//input | .//textarea | .//select"):
        if element.get("name") in kept.fields:
            _fill(element, kept.fields[element.get("name")])
    note = etree.Element("p", {"class": "note", "role": "status"})
    note.text = spoken().say(_BACK)
    form.addprevious(note)
    return bytes(html.tostring(tree, encoding="utf-8", doctype="<!doctype html>"))


def _fill(element: html.HtmlElement, values: list[str]) -> None:
    kind = (element.get("type") or "").lower()
    if element.tag == "textarea":
        element.text = values.pop(0) if values else ""
    elif element.tag == "select":
        for option in element.xpath(".//option"):
            _mark(option, "selected", is_on=option.get("value", option.text or "") in values)
    elif kind in {"checkbox", "radio"}:
        _mark(element, "checked", is_on=element.get("value", "on") in values)
    elif kind not in {"password", "file", "submit", "button"} and values:
        element.set("value", values.pop(0))


def _mark(element: html.HtmlElement, name: str, *, is_on: bool) -> None:
    if is_on:
        element.set(name, name)
    else:
        element.attrib.pop(name, None)
