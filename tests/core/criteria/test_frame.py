"""Frames: a district adds items inside the fixed maxima of the city's set."""

from datetime import date
from typing import Any

from parindex.core.criteria.crosswalk import Crosswalk, Link
from parindex.core.criteria.frame import (
    Addition,
    Extension,
    extend,
    frame_wanted,
    moved_paths,
    read_extension,
)
from parindex.core.criteria.model import CriteriaSet, KnownFault, RuleInForce, SetRef
from parindex.core.criteria.notation.fields import Plain
from parindex.core.criteria.rules import Linear, UnreadRemainder
from parindex.core.faults import Fault, Place
from parindex.core.terms import LegalRef
from support.sets import branch, criteria_set, leaf, pts

OPEN = UnreadRemainder(pts("10"))
LAW = LegalRef("1", title="Khung")
FRAME_FAULT = KnownFault("a", "1", "khung")


def frame(**changes: Any) -> CriteriaSet:
    inner = branch(
        leaf(OPEN, "open", "1.1", legal=LAW, notes="mở", not_applicable="full_marks"),
        leaf(Linear(pts("5")), "closed", "1.2"),
        key="d",
    )
    made = criteria_set(inner, leaf(OPEN, "late", "2"), legal_basis=(LAW,), known_faults=(FRAME_FAULT,))
    return made._replace(code="khung", version=3, notes="của khung", as_of=date(2022, 11, 30), **changes)


def extension(*additions: Addition, **changes: Any) -> Extension:
    made = Extension("huyen", "Bộ của huyện", 2023, 2, "sample", SetRef("khung", 3), additions)
    return made._replace(**changes)


def filling(under: str, *points: str, path: str = "additions[0]") -> Addition:
    children = tuple(leaf(Linear(pts(each)), f"{under}-{at}", f"1.1.{at}") for at, each in enumerate(points, 1))
    return Addition(under, children, path)


def test_additions_stand_inside_the_open_item() -> None:
    read = extend(frame(), extension(filling("open", "4", "6")))

    assert read.faults == ()
    first, _ = read.criteria.domains
    filled = branch(
        leaf(Linear(pts("4")), "open-1", "1.1.1"),
        leaf(Linear(pts("6")), "open-2", "1.1.2"),
        key="open",
        code="1.1",
        title="Tiêu chí 1.1",
        not_applicable="full_marks",
        legal=LAW,
        notes="mở",
    )
    assert first == branch(filled, leaf(Linear(pts("5")), "closed", "1.2"), key="d")
    assert read.criteria.domains[1] == frame().domains[1]


def test_maximum_of_the_frame_stands_whatever_is_put_inside() -> None:
    read = extend(frame(), extension(filling("open", "4")))

    assert [(node.key, node.most) for node in read.criteria.nodes()][:3] == [
        ("d", pts("15")),
        ("open", pts("10")),
        ("open-1", pts("4")),
    ]


def test_header_is_the_extensions_and_the_arithmetic_the_frames() -> None:
    own_law = LegalRef("2")
    crosswalk = Crosswalk("huyen", 1, (Link("new", (), ("open-1",)),))
    own_fault = KnownFault("b", "2", "huyện")
    added = extension(
        filling("open", "10"),
        legal_basis=(own_law,),
        crosswalk=crosswalk,
        known_faults=(own_fault,),
        notes="của huyện",
        as_of=date(2023, 12, 15),
    )

    read = extend(frame(), added)

    expected = frame()._replace(
        code="huyen",
        title="Bộ của huyện",
        year=2023,
        version=2,
        status="sample",
        legal_basis=(LAW, own_law),
        as_of=date(2023, 12, 15),
        frame=SetRef("khung", 3),
        crosswalk=crosswalk,
        known_faults=(FRAME_FAULT, own_fault),
        notes="của huyện",
        domains=read.criteria.domains,
    )
    assert read.criteria == expected


def test_day_of_an_extension_is_the_end_of_its_year_unless_it_says_otherwise() -> None:
    assert extend(frame(), extension()).criteria.as_of == date(2023, 12, 31)


def test_items_that_are_closed_unknown_or_filled_before() -> None:
    added = extension(
        filling("open", "10"),
        filling("closed", "5", path="additions[1]"),
        filling("nowhere", "5", path="additions[2]"),
        filling("open", "3", "7", path="additions[3]"),
        filling("nowhere", "5", path="additions[4]"),
    )

    read = extend(frame(), added)

    assert read.faults == (
        Fault("frame-item-not-open", Place(path="additions[1]"), params={"key": "closed"}),
        Fault("frame-item-not-open", Place(path="additions[2]"), params={"key": "nowhere"}),
        Fault("frame-item-filled-twice", Place(path="additions[3]"), params={"key": "open"}),
        Fault("frame-item-filled-twice", Place(path="additions[4]"), params={"key": "nowhere"}),
    )
    assert [node.key for node in read.criteria.nodes()] == ["d", "open", "open-1", "closed", "late"]


def test_item_that_got_a_rule_at_some_date_is_not_open() -> None:
    ruled = (RuleInForce(OPEN), RuleInForce(Linear(pts("10")), date(2022, 7, 1)))
    closed = criteria_set(leaf(OPEN, "open", rules=ruled))

    read = extend(closed, extension(filling("open", "10")))

    assert [fault.code for fault in read.faults] == ["frame-item-not-open"]
    assert read.criteria.domains == closed.domains


def test_items_keep_their_place_in_the_extensions_file() -> None:
    added = extension(filling("late", "10"), filling("open", "10", path="additions[1]"))

    assert moved_paths(frame(), added) == {"domains[0].children[0]": "additions[1]", "domains[1]": "additions[0]"}


TREE: dict[str, Plain] = {
    "format": "parindex-criteria/1",
    "code": "huyen",
    "title": "Bộ của huyện",
    "year": "2023",
    "version": "2",
    "status": "sample",
    "extends": {"set": "khung", "version": "3"},
    "additions": [
        {
            "under": "open",
            "children": [{"key": "k", "code": "1.1.1", "title": "T", "max": "10", "rule": {"type": "linear"}}],
        }
    ],
}


def test_extension_is_read_from_a_file_that_names_its_frame() -> None:
    assert (frame_wanted(TREE), frame_wanted({"code": "x"}), frame_wanted("extends")) == (True, False, False)

    read = read_extension(TREE)

    assert read.faults == ()
    item = leaf(Linear(pts("10")), "k", "1.1.1", title="T")
    assert read.extension == Extension(
        "huyen", "Bộ của huyện", 2023, 2, "sample", SetRef("khung", 3), (Addition("open", (item,), "additions[0]"),)
    )


def test_everything_an_extension_may_say_is_read() -> None:
    more: dict[str, Plain] = {
        "legal_basis": [{"number": "12/QĐ-UBND"}],
        "as_of": "2023-12-15",
        "crosswalk": {"set": "huyen", "version": "1", "links": [{"kind": "new", "new": ["k"]}]},
        "known_faults": [{"code": "c", "at": "1", "source": "s"}],
        "notes": "Ghi chú",
    }

    read = read_extension({**TREE, **more})

    assert read.faults == ()
    assert read.extension[7:] == (
        (LegalRef("12/QĐ-UBND"),),
        date(2023, 12, 15),
        Crosswalk("huyen", 1, (Link("new", (), ("k",)),)),
        (KnownFault("c", "1", "s"),),
        "Ghi chú",
    )


def test_what_only_the_frame_decides_is_a_fault_in_an_extension() -> None:
    tree = {**TREE, "total": "100", "additions": [{"under": "open", "children": [], "max": "3"}]}
    tree.pop("code")

    read = read_extension(tree)

    assert [(fault.code, fault.at.path, fault.params.get("key")) for fault in read.faults] == [
        ("unknown-key", "additions[0].max", "max"),
        ("unknown-key", "total", "total"),
        ("missing-key", "", "code"),
    ]


def test_extension_of_another_format_or_without_a_frame() -> None:
    read = read_extension({**TREE, "format": "parindex-criteria/9", "extends": "khung"})

    assert [(fault.code, fault.at.path) for fault in read.faults] == [
        ("not-one-of", "format"),
        ("not-a-mapping", "extends"),
    ]
    assert read.extension.frame == SetRef("")


def test_extension_has_its_own_standing_and_not_the_frame_s() -> None:
    found = extend(frame(status="frame"), extension(filling("open", "4", "6"), status="official")).criteria

    assert found.status == "official"


def test_malformed_rule_of_an_addition_is_a_fault_of_the_extension() -> None:
    child: Plain = {"key": "x", "code": "1.1.1", "title": "X", "max": "1", "rule": {"type": "judged", "step": "half"}}

    read = read_extension({"additions": [{"under": "open", "children": [child]}]})

    assert ("not-a-plain-number", "additions[0].children[0].rule.step") in [
        (fault.code, fault.at.path) for fault in read.faults
    ]


def test_extension_of_the_same_year_has_the_frames_day() -> None:
    older = frame()._replace(as_of=date(2023, 12, 14), year=2023)

    assert extend(older, extension()).criteria.as_of == date(2023, 12, 14)
    assert extend(older._replace(year=2022), extension()).criteria.as_of == date(2023, 12, 31)
