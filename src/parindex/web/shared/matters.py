"""What waits for a person (việc phải làm): each feature tells its own matters, the first screen lists them all."""

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from parindex.core.actors import Actor


class Matter(NamedTuple):
    """Một việc: what it is, where it is done, by when; ``rank`` puts what presses first."""

    text: str
    address: str
    due: date | None = None
    note: str = ""
    rank: int = 5


type Teller = Callable[[Actor], list[Matter]]

_TELLERS: Final[list[Teller]] = []


def tells_matters(teller: Teller) -> Teller:
    """Register a feature's function."""
    _TELLERS.append(teller)
    return teller


def matters_of(actor: Actor) -> list[Matter]:
    """Give everything that waits for a person, in order."""
    found = [matter for teller in _TELLERS for matter in teller(actor)]
    return sorted(found, key=lambda each: (each.rank, each.due or date.max, each.text))
