"""Days something holds for (thời gian hiệu lực)."""

from datetime import date

from parindex.core.light_typing import NamedTuple


class Span(NamedTuple):
    """Thời gian hiệu lực: from a day on, until a later day (not included) or for good."""

    start: date
    end: date | None = None

    @property
    def is_empty(self) -> bool:
        return self.end is not None and self.end <= self.start

    def holds(self, day: date) -> bool:
        """Say whether a day lies inside."""
        return self.start <= day and (self.end is None or day < self.end)

    def covers(self, other: "Span") -> bool:
        """Say whether every day of another lies inside."""
        return self.start <= other.start and (self.end is None or (other.end is not None and other.end <= self.end))

    def overlap(self, other: "Span") -> "Span | None":
        """Give the days both hold for; nothing if there are none."""
        ends = [end for end in (self.end, other.end) if end is not None]
        both = Span(max(self.start, other.start), min(ends, default=None))
        return None if both.is_empty else both
