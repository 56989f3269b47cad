"""The id of the request or job at work, which history and logs tell."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Give the id of what is at work in this thread; blank where nothing has one."""
    return _current.get()


@contextmanager
def new_request() -> Iterator[str]:
    """Give the work inside an id of its own."""
    token = _current.set(str(uuid4()))
    try:
        yield _current.get()
    finally:
        _current.reset(token)
