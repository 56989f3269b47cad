"""Words of the pages: every sentence is marked here in English and looked up in parindex's own catalogue."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

from django import template
from django.utils import timezone

from parindex.core.faults import Fault, Param
from parindex.wording.access import ACCESS_WORDS
from parindex.wording.faults import one_line
from parindex.wording.language import N_, Language, language

register = template.Library()
DAY: Final = "%d/%m/%Y"
MOMENT: Final = "%H:%M %d/%m/%Y"


@cache
def spoken() -> Language:
    """Give the language of the pages."""
    return language("vi")


def sentence_of(reason: str) -> str:
    """Word the reason of a refusal."""
    return spoken().say(ACCESS_WORDS[reason])


def fault_line(fault: Fault) -> str:
    """Word what is wrong with what was typed or sent: the file it is in if it is in one, never a name of ours."""
    return one_line(fault._replace(at=fault.at._replace(path="")), spoken())


@register.simple_tag
def say(text: str, **params: Param) -> str:
    """Word a text of a template: ``{% say "{count} units" count=n %}``."""
    return spoken().say(text, **params)


@register.inclusion_tag("shared/history_link.html")
def history_of(row: Any) -> dict[str, str]:
    """Link to the history of a row: ``{% history_of unit %}``."""
    return {"type": type(row).__name__, "subject": str(row.pk)}


@register.filter
def day(value: date | datetime | None) -> str:
    """Write a day as papers do; nothing for a day that is open."""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return value.strftime(DAY) if value else ""


@register.filter
def last_day(value: date | None) -> str:
    """Write the last day of what holds until a day that is not included."""
    return day(value - timedelta(days=1)) if value else ""


@register.filter
def days(row: Any) -> str:
    """Write from which day a row holds and to which last one; one without an end holds from its day on."""
    if row.valid_to is None:
        return spoken().say(N_("from {day} on"), day=day(row.valid_from))
    return f"{day(row.valid_from)} – {last_day(row.valid_to)}"


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment in Vietnam's time."""
    return timezone.localtime(value).strftime(MOMENT) if value else ""


@register.filter
def figure(text: str) -> str:
    """Write an exact figure as papers do: ``80.40`` is 80,40."""
    return text.replace(".", spoken().mark)


@register.filter
def counted(value: int) -> str:
    """Write a count as papers do: 08, 14.124."""
    return spoken().counted(value)


@register.filter
def worded(code: str, words: Mapping[str, str]) -> str:
    """Word a code by a table of marked texts; a code nobody knows is shown as it is."""
    return spoken().say(words[code]) if code in words else code


@register.filter
def item(mapping: Mapping[Any, Any], key: Any) -> Any:
    """Look a key up."""
    return mapping.get(key)
