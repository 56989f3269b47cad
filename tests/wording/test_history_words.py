"""Every deed and every column that history tells has its words."""

import re
from pathlib import Path

import parindex
from parindex.records.models import BUSINESS
from parindex.wording.history import FIELD_WORDS, TYPE_WORDS, VERB_WORDS

ACTIONS = Path(parindex.__file__).parent / "actions"
DEED = re.compile(r"\bact\(\s*\"([a-z.-]+)\"")
UNTOLD = {"id", "version", "folded"}


def test_every_deed_has_words_and_no_word_is_without_its_deed() -> None:
    deeds = {verb for file in ACTIONS.rglob("*.py") for verb in DEED.findall(file.read_text(encoding="utf-8"))}
    assert set(VERB_WORDS) ^ deeds == set()


def test_every_business_table_and_column_has_words() -> None:
    columns = {field.attname for model in BUSINESS for field in model._meta.concrete_fields}
    assert set(FIELD_WORDS) ^ (columns - UNTOLD) == set()
    assert set(TYPE_WORDS) ^ {model.__name__ for model in BUSINESS} == set()
