import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.documents.addresses import address_text, column_letters, column_number, nearest_path

EDGES = [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")]


@pytest.mark.parametrize(("number", "letters"), EDGES)
def test_column_has_the_letters_of_the_spreadsheet(number: int, letters: str) -> None:
    assert (column_letters(number), column_number(letters)) == (letters, number)


@given(st.integers(1, 20_000))
def test_column_number_undoes_column_letters(number: int) -> None:
    assert column_number(column_letters(number)) == number


def test_address_text_writes_column_before_row() -> None:
    assert [address_text(5, 2), address_text(1_048_576, 16_384)] == ["B5", "XFD1048576"]


@pytest.mark.parametrize(
    ("path", "nearest"),
    [("a.b", "a.b"), ("a.b.c", "a.b"), ("a.b[3].c", "a.b"), ("a[1]", "a"), ("z.y", ""), ("", "")],
)
def test_the_nearest_known_path_is_the_path_or_what_lies_around_it(path: str, nearest: str) -> None:
    assert nearest_path(path, {"a", "a.b"}) == nearest
