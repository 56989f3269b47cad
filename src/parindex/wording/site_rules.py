"""Words of what an office settles: how equal points are ranked."""

from parindex.core.light_typing import Final, Mapping
from parindex.wording.language import N_

TIE_WORDS: Final[Mapping[str, str]] = {
    "dense": N_("Equal points share a rank, the next follows on (1, 2, 2, 3)"),
    "competition": N_("Equal points share a rank, the next counts those ahead (1, 2, 2, 4)"),
}
