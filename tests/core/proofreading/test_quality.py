"""How well it does: the bounds of quality on the five documents and on reports of a seeded writer."""

import pytest

from support.proofread_score import SEEDS, score_changes, score_own_changes, score_seeds, score_unseen
from support.reports import STRUCTURES

needs_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the five documents are not here")


@needs_seeds
def test_the_claims_of_the_five_documents_are_found() -> None:
    score = score_seeds()

    assert score.found["error"] == score.known["error"] == 26
    assert 10 * score.found["warning"] >= 7 * score.known["warning"]
    assert 100 * score.found["holds"] >= 85 * score.known["holds"]
    assert score.found["rounding"] == score.known["rounding"]
    assert score.false_errors == []


@pytest.mark.process
@needs_seeds
def test_a_changed_figure_is_found_at_its_place_or_at_one_bound_to_it() -> None:
    for changes, least in ((score_changes(), 300), (score_own_changes(), 200)):
        assert len(changes) > least
        assert 100 * sum(each.is_found for each in changes) >= 95 * len(changes)


@pytest.mark.parametrize("structure", STRUCTURES)
def test_right_reports_of_every_structure_are_not_accused(structure: str) -> None:
    score = score_unseen(range(2), structures=(structure,))

    assert score.false_errors == []
    assert 100 * score.holds_found >= 75 * score.holds


def test_most_errors_put_into_reports_are_found() -> None:
    score = score_unseen(range(20, 21))

    assert 100 * score.holds_found >= 85 * score.holds
    assert 100 * score.errors_found >= 75 * score.errors
