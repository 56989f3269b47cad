"""How long a session lasts (phiên làm việc): until it is left alone too long, and never beyond half a day."""

from datetime import datetime, timedelta

from parindex.core.actors import Actor
from parindex.core.light_typing import Final, NamedTuple

LONGEST: Final = timedelta(hours=12)
SWITCH_WITHIN: Final = timedelta(days=7)
"""How long after a full sign-in on a computer its people change by PIN there."""


class IdleLimits(NamedTuple):
    """Thời gian chờ tối đa: of people at large, and of who runs the system."""

    ordinary: timedelta
    system_admin: timedelta

    def of(self, actor: Actor) -> timedelta:
        """Give the limit of this actor."""
        return self.system_admin if actor.role_anywhere("system-admin") else self.ordinary


def has_ended(signed_in_at: datetime, seen_at: datetime, idle: timedelta, now: datetime) -> bool:
    """Say whether a session is over (phiên đã hết hạn)."""
    return now - seen_at >= idle or now - signed_in_at >= LONGEST
