"""How alike two names are, by the letters that differ."""

from rapidfuzz.distance import Indel


def likeness(one: str, other: str) -> int:
    """Give 100 for equal keys, and less for every letter put in or left out."""
    return round(Indel.normalized_similarity(one, other) * 100)
