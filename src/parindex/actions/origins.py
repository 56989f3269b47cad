"""From where the request at work came: its network and device, which the log of security tells."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from parindex.core.people.sign_in_limits import Origin

_NOWHERE: Final = Origin()
_current: ContextVar[Origin] = ContextVar("origin", default=_NOWHERE)


def origin() -> Origin:
    """Give from where what is at work in this thread came; blank for the machine itself."""
    return _current.get()


@contextmanager
def coming_from(place: Origin) -> Iterator[None]:
    """Do the work inside for a client there."""
    token = _current.set(place)
    try:
        yield
    finally:
        _current.reset(token)
