"""Identifiers of rows: UUID version 7 (RFC 9562), never reused, in the order of their making."""

import os
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID


def new_id() -> UUID:
    """Make an identifier of this millisecond: 48 bits of time, version, 12 of chance, variant, 62 of chance."""
    moment = time.time_ns() // 1_000_000
    chance = int.from_bytes(os.urandom(10))
    high, low = chance >> 68, chance & (1 << 62) - 1
    return UUID(int=moment << 80 | 7 << 76 | high << 64 | 0b10 << 62 | low)


def moment_of(pk: UUID) -> datetime:
    """Give the millisecond an identifier was made in."""
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=pk.int >> 80)
