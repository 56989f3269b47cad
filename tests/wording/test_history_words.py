"""Every verb and every column history can tell has words, and no words wait for one nobody uses."""

import pytest

from parindex.records.models import BUSINESS
from parindex.wording.history import FIELD_WORDS, TYPE_WORDS, UNTOLD_FIELDS, VERB_WORDS
from parindex.wording.language import language
from support.verbs import acting_modules, calls_of_act_elsewhere, verbs_of


def test_every_verb_has_words_and_no_other() -> None:
    used = {verb for verbs in acting_modules().values() for verb in verbs}

    assert sorted(VERB_WORDS) == sorted(used)


def test_only_actions_act() -> None:
    assert calls_of_act_elsewhere() == []


def test_every_column_of_what_history_answers_for_has_words_and_no_other() -> None:
    columns = {column.attname for model in BUSINESS for column in model._meta.concrete_fields}

    assert sorted(FIELD_WORDS) == sorted(columns - UNTOLD_FIELDS)


def test_every_type_has_words_and_no_other() -> None:
    assert sorted(TYPE_WORDS) == sorted(model.__name__ for model in BUSINESS)


def test_each_has_words_of_its_own_in_vietnamese() -> None:
    for words in (VERB_WORDS, TYPE_WORDS):
        said = [language("vi").say(text) for text in words.values()]
        assert len(said) == len(set(said))


def test_a_verb_that_cannot_be_read_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="name_of_verb"):
        verbs_of("act(name_of_verb)")
