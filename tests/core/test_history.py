"""H1 to H3: what a chain of events shows when somebody has been at it."""

from collections.abc import Callable
from typing import Any

import pytest

from parindex.core.history import (
    GENESIS,
    ChainFault,
    ChainLink,
    Checkpoint,
    EventRecord,
    canonical,
    chained,
    digest_of,
    verify_chain,
)


def record(seq: int, verb: str = "unit.added", changes: str = "[]") -> EventRecord:
    return EventRecord(
        seq, f"2026-11-22T01:02:{seq:02}.000000Z", "", "tick", "", "", "", "", verb, "", digest_of(changes)
    )


def chain(count: int = 5, *, last_verb: str = "unit.added") -> list[ChainLink]:
    links: list[ChainLink] = []
    previous = GENESIS
    for seq in range(1, count + 1):
        told = record(seq, last_verb if seq == count else "unit.added", f"[{seq}]")
        links.append(ChainLink(told, previous, chained(previous, told), f"[{seq}]"))
        previous = links[-1].hash
    return links


def head(links: list[ChainLink]) -> Checkpoint:
    return Checkpoint(links[-1].record.seq, links[-1].hash)


def faults(links: list[ChainLink], end: Checkpoint | None = None, *outside: Checkpoint) -> list[tuple[str, int]]:
    found = verify_chain(links, end or head(links), erased=frozenset(), checkpoints=outside)
    return [(fault.code, fault.seq) for fault in found]


def edited(place: int, **fields: Any) -> Callable[[list[ChainLink]], list[ChainLink]]:
    def edit(links: list[ChainLink]) -> list[ChainLink]:
        link = links[place]
        return [*links[:place], link._replace(record=link.record._replace(**fields)), *links[place + 1 :]]

    return edit


def test_an_untouched_chain_has_no_fault() -> None:
    assert faults(chain()) == []


def test_an_empty_chain_has_no_fault() -> None:
    assert list(verify_chain([], Checkpoint(0, GENESIS), erased=frozenset())) == []


@pytest.mark.parametrize("field", [name for name in EventRecord._fields if name not in {"seq", "digest"}])
def test_any_edited_column_names_its_row(field: str) -> None:
    assert faults(edited(2, **{field: "changed"})(chain()), head(chain())) == [("event-altered", 3)]


def test_edited_changes_name_their_row_whether_or_not_the_digest_is_edited_too() -> None:
    links = chain()
    alone = [*links[:2], links[2]._replace(changes="[0]"), *links[3:]]

    assert faults(alone) == [("changes-altered", 3)]
    assert faults(edited(2, digest=digest_of("[0]"))(alone)) == [("event-altered", 3)]


def test_a_deleted_inserted_or_reordered_row_is_named() -> None:
    links = chain()

    assert faults([*links[:2], *links[3:]])[0] == ("event-missing", 3)
    assert faults([*links[:3], links[2], *links[3:]])[0] == ("event-missing", 4)
    assert faults([links[1], links[0], *links[2:]])[0] == ("event-missing", 1)


def test_a_cut_tail_is_seen_against_the_head() -> None:
    assert faults(chain()[:3], head(chain())) == [("event-cut-off", 4)]


def test_a_chain_computed_anew_is_seen_only_with_an_outside_checkpoint() -> None:
    told = head(chain())
    forged = chain(last_verb="unit.removed")

    assert faults(forged) == []
    assert faults(forged, None, told) == [("checkpoint-differs", 5)]


def test_a_tail_cut_with_its_head_is_seen_only_with_an_outside_checkpoint() -> None:
    cut = chain()[:3]

    assert faults(cut) == []
    assert faults(cut, None, head(chain())) == [("checkpoint-differs", 5)]


def test_of_two_forks_one_checkpoint_fails() -> None:
    ours, theirs = chain(), chain(last_verb="unit.removed")

    assert faults(ours, None, head(ours), Checkpoint(5, head(theirs).hash)) == [("checkpoint-differs", 5)]
    assert faults(ours, None, Checkpoint(5, head(theirs).hash), head(ours)) == [("checkpoint-differs", 5)]


def test_a_checkpoint_of_the_beginning_is_that_of_every_chain() -> None:
    assert faults(chain(), None, Checkpoint(0, GENESIS)) == []
    assert faults(chain(), None, Checkpoint(0, "f" * 64)) == [("checkpoint-differs", 0)]


def test_erased_changes_are_no_fault_if_a_decision_says_so() -> None:
    links = chain()
    erased = [*links[:2], links[2]._replace(changes=None), *links[3:]]

    assert list(verify_chain(erased, head(links), erased=frozenset({3}))) == []
    assert list(verify_chain(erased, head(links), erased=frozenset())) == [ChainFault("changes-missing", 3)]


def test_canonical_text_is_one_whatever_the_order_and_the_spelling() -> None:
    composed, apart = "Hòa", "Ho\u0300a"

    assert canonical({"b": composed, "a": [1, None, True]}) == canonical({"a": (1, None, True), "b": apart})
    assert canonical({"a": "đ"}) == '{"a":"đ"}'


def test_canonical_text_refuses_what_has_no_exact_form() -> None:
    with pytest.raises(TypeError, match="float"):
        canonical({"a": 0.1})
