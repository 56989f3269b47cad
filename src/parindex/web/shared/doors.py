"""The door of a view: the predicate it names decides before anything is looked up.

A view without a door fails the tests (S1). Objects are looked up through ``visible_to`` queries
only, and what an action may do with them is asked again inside the action.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase

from parindex.core.access import Permit, may_look_in_public
from parindex.core.actors import Actor
from parindex.core.faults import AccessRefusedError
from parindex.web.shared.requests import ActorRequest

type Predicate = Callable[[Actor], Permit]
type ActorView = Callable[..., HttpResponseBase]


def door(predicate: Predicate) -> Callable[[ActorView], ActorView]:
    """Let a view be entered only as the predicate permits."""

    def guarded(view: ActorView) -> ActorView:
        @wraps(view)
        def enter(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            permit = predicate(request.actor)
            if not permit.is_granted:
                raise AccessRefusedError(permit.reason)
            return view(request, *args, **kwargs)

        enter.predicate = predicate.__name__  # type: ignore[attr-defined]
        return login_not_required(enter) if predicate is may_look_in_public else enter

    return guarded
