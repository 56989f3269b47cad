"""What was perhaps meant by a word nobody knows."""

from parindex.core.light_typing import Sequence


def meant(word: str, known: Sequence[str]) -> dict[str, str]:
    """Offer the known word nearest to a misspelt one, as a parameter of the fault."""
    import difflib  # noqa: PLC0415 -- slow import, wanted only when something is wrong

    near = difflib.get_close_matches(word.casefold(), known, n=1)
    return {"meant": near[0]} if near else {}
