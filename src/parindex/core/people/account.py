"""An account (tài khoản): its state, when it falls asleep, and who must sign in with two factors."""

from datetime import date, timedelta

from parindex.core.actors import Actor, Role
from parindex.core.light_typing import Final, Literal

type AccountState = Literal["invited", "active", "asleep", "closed"]
"""Trạng thái tài khoản."""

STATES: Final[tuple[AccountState, ...]] = ("invited", "active", "asleep", "closed")
UNUSED_DAYS: Final = 45
LINK_LASTS: Final = timedelta(hours=72)
TWO_FACTOR_ROLES: Final[tuple[Role, ...]] = ("unit-admin", "coordinator", "publisher", "system-admin", "panel-lead")


def is_due_to_sleep(last_used: date, today: date) -> bool:
    """Say whether an account nobody used is put to sleep (tạm ngưng sau 45 ngày không sử dụng)."""
    return today - last_used >= timedelta(days=UNUSED_DAYS)


def needs_second_factor(actor: Actor) -> bool:
    """Say whether a role held today asks for a second factor (bắt buộc xác thực hai lớp)."""
    return actor.role_anywhere(*TWO_FACTOR_ROLES) is not None
