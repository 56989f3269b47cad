import pytest

from parindex.core.nearest import meant


@pytest.mark.parametrize(
    ("word", "guess"), [("titel", {"meant": "title"}), ("TITLE", {"meant": "title"}), ("qqq", {}), ("", {})]
)
def test_meant_offers_the_nearest_known_word(word: str, guess: dict[str, str]) -> None:
    assert meant(word, ("title", "code", "max")) == guess
