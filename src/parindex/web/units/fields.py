"""A form of this feature: its fields, what was typed, what stands there now; answered alike for every deed."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from http import HTTPStatus
from typing import Final, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from parindex.core.faults import Fault, InvalidInputError, Place, StaleVersionError
from parindex.core.number_text import read_day
from parindex.core.units.succession import Share
from parindex.web.shared.requests import ActorRequest, version_in
from parindex.web.shared.words import spoken
from parindex.wording.faults import said
from parindex.wording.language import N_

_BETWEEN: Final = re.compile(r"[\n,;]+")
_SHARE: Final = re.compile(r"(\d{1,12})\s*/\s*(\d{1,12})")
_SAVED: Final = N_("Saved.")


class Field(NamedTuple):
    """A field: its label, and how it is typed: text, day, choice, lines, tick."""

    name: str
    label: str
    kind: str = "text"
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    is_required: bool = True
    longest: int = 200


class ShownField(NamedTuple):
    """A field as the page shows it."""

    field: Field
    value: str
    errors: tuple[str, ...]
    stored: str


class FormPage(NamedTuple):
    """What a form shows: ``stored`` is what stands there now, ``version`` its token; none for something new."""

    title: str
    fields: tuple[Field, ...]
    back: str
    stored: Mapping[str, str] = {}
    version: int | None = None
    lines: Sequence[str] = ()
    button: str = N_("Save")


class Typed:
    """What was typed, read field by field; what cannot be read is gathered as faults."""

    def __init__(self, values: Mapping[str, str], fields: Sequence[Field]) -> None:
        self._values = dict(values)
        self.faults = [
            Fault("field-missing", Place(path=field.name))
            for field in fields
            if field.is_required and not self._values.get(field.name, "").strip()
        ]
        self.faults += [
            Fault("cell-too-long", Place(path=field.name), params={"limit": field.longest})
            for field in fields
            if field.kind != "lines" and len(self._values.get(field.name, "")) > field.longest
        ]

    def text(self, name: str) -> str:
        """Give a text on one line."""
        return " ".join(self._values.get(name, "").split())

    def is_ticked(self, name: str) -> bool:
        return bool(self.text(name))

    def day(self, name: str) -> date:
        """Give a day; one that is missing or cannot be read is a fault."""
        return self.day_or_none(name) or date.min

    def day_or_none(self, name: str) -> date | None:
        text = self.text(name)
        day = read_day(text) if text else None
        if text and day is None:
            self._refuse("not-a-day", name, text)
        return day

    def end_or_none(self, name: str) -> date | None:
        """Give the day that is no longer included, of a last day that was typed."""
        last = self.day_or_none(name)
        return last + timedelta(days=1) if last else None

    def lines(self, name: str) -> tuple[str, ...]:
        """Give what stands on lines of its own or between commas."""
        parts = (part.strip() for part in _BETWEEN.split(self._values.get(name, "")))
        return tuple(part for part in parts if part)

    def words(self, name: str) -> tuple[str, ...]:
        """Give codes, however they are set apart."""
        return tuple(word for line in self.lines(name) for word in line.split())

    def share(self, name: str) -> Share | None:
        return self.share_in(self.text(name), name) if self.text(name) else None

    def share_in(self, text: str, name: str) -> Share | None:
        """Read 1/3; anything else is a fault of the field."""
        found = _SHARE.fullmatch(text.strip())
        if found is None:
            self._refuse("not-a-share", name, text)
            return None
        return Share(int(found[1]), int(found[2]))

    def _refuse(self, code: str, name: str, text: str) -> None:
        self.faults.append(Fault(code, Place(path=name), params={"text": text}))

    def check(self) -> None:
        """Refuse what could not be read, all of it at once."""
        if self.faults:
            raise InvalidInputError(*self.faults)

    @property
    def version(self) -> int:
        """Give the token of the page; without one the page is as old as can be."""
        return version_in(self._values.get("version", ""))


def typed_last_day(end: date | None) -> str:
    """Write the last day of what holds until a day that is not included, as a field has it."""
    return (end - timedelta(days=1)).isoformat() if end else ""


type Save = Callable[[Typed], str]
"""Does the deed and gives the address to go to."""


def answer(request: ActorRequest, page: FormPage, save: Save) -> HttpResponse:
    """Show a form, or save it: 422 with all that is wrong, 409 with both values if somebody was quicker."""
    if request.method != "POST":
        given = {name: str(value) for name, value in request.GET.items()}
        return shown(request, page, {**page.stored, **given})
    values = {name: str(value) for name, value in request.POST.items()}
    typed = Typed(values, page.fields)
    try:
        address = save(typed)
    except InvalidInputError as refusal:
        faults = _all(typed.faults, refusal.faults)
        return shown(request, page, values, faults, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except StaleVersionError:
        return shown(request, page, values, status=HTTPStatus.CONFLICT)
    messages.success(request, spoken().say(_SAVED))
    return redirect(address)


def _all(read: Sequence[Fault], found: Sequence[Fault]) -> list[Fault]:
    """Join faults of reading and of the deed; a field is told once as missing."""
    told: dict[str, Fault] = {}
    for fault in (*read, *found):
        told.setdefault(f"{fault.code} {fault.at.path} {sorted(fault.params.items())}", fault)
    return list(told.values())


def shown(
    request: ActorRequest,
    page: FormPage,
    values: Mapping[str, str],
    faults: Sequence[Fault] = (),
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Show a form with what was typed."""
    sentences = [(fault.at.path, said(fault, spoken())) for fault in faults]
    labels = {field.name: spoken().say(field.label) for field in page.fields}
    fields = [
        ShownField(
            field,
            values.get(field.name, ""),
            tuple(f"{words.message} {words.remedy}" for path, words in sentences if path == field.name),
            page.stored.get(field.name, ""),
        )
        for field in page.fields
    ]
    tops = [f"{labels[path]}: {words.message}" if path in labels else words.message for path, words in sentences]
    # What is told only as a question of a tick is shown with the tick, which is hidden until it is asked.
    asked = [each for each in fields if each.field.kind != "tick" or each.errors or each.value]
    context = {"page": page, "fields": asked, "lines": tops, "is_stale": status == HTTPStatus.CONFLICT}
    return render(request, "units/form.html", context, status=status)
