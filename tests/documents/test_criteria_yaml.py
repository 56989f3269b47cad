from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from set_files import EXTENSION, FRAME, WHOLE, line_of, set_file

from parindex.core.criteria.crosswalk import Crosswalk, Link
from parindex.core.criteria.model import Branch, CriteriaSet, Leaf, RuleInForce, SetRef
from parindex.core.criteria.notation.write_set import fingerprint, write_set
from parindex.core.criteria.rules import Linear, LinearFloor, YesNo
from parindex.core.faults import Fault, UnusableInputError
from parindex.documents.criteria_files import library_names, load_criteria
from parindex.documents.criteria_yaml.reading import load_yaml
from parindex.documents.criteria_yaml.writing import write_criteria_yaml
from support.random_sets import Dice, random_set
from support.sets import pts

type Mark = tuple[str, str, int, str]


def marks(faults: Iterable[Fault]) -> list[Mark]:
    return [(fault.code, fault.at.document, fault.at.line, fault.at.path) for fault in faults]


def refused(path: str) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        load_yaml(path)
    return refusal.value.fault


def test_load_yaml_reads_a_whole_set(tmp_path: Path) -> None:
    found = load_yaml(set_file(tmp_path))

    criteria = found.criteria
    assert (found.faults, found.is_whole) == ((), True)
    assert (criteria.code, criteria.total, criteria.as_of) == ("bo-thu", pts("20"), date(2022, 12, 31))
    assert [(leaf.key, leaf.code, leaf.most) for leaf in criteria.items()] == [
        ("plan", "1.1", pts("2")),
        ("reports", "1.2", pts("10")),
        ("law", "II", pts("8")),
    ]
    assert [leaf.rules[0].rule for leaf in criteria.items()][:2] == [
        YesNo(pts("2")),
        LinearFloor(pts("10"), pts("50")),
    ]


def test_load_yaml_places_every_fault_in_its_line(tmp_path: Path) -> None:
    text = WHOLE.replace("max: 2\n", "mx: 2\n").replace("floor: 50%", "floor: 50").replace("key: law", "key: plan")

    found = load_yaml(set_file(tmp_path, text))

    rule = line_of(text, "rule: {type: linear_floor")
    assert marks(found.faults) == [
        ("duplicate-key", "bo-thu.yaml", line_of(text, "- key: plan"), "domains[0].children[0].key"),
        ("duplicate-key", "bo-thu.yaml", line_of(text, "title: Thể chế") - 2, "domains[1].key"),
        ("percent-sign-missing", "bo-thu.yaml", rule, "domains[0].children[1].rule.floor"),
        ("unknown-key", "bo-thu.yaml", line_of(text, "mx: 2"), "domains[0].children[0].mx"),
    ]
    assert found.is_whole is False


def test_load_yaml_says_what_a_misspelt_key_was_meant_to_be(tmp_path: Path) -> None:
    found = load_yaml(set_file(tmp_path, WHOLE.replace("total: 20", "totl: 20")))

    assert [(fault.code, fault.params) for fault in found.faults] == [
        ("unknown-key", {"key": "totl", "meant": "total"})
    ]


def test_load_yaml_of_a_fault_of_the_sums_is_whole_all_the_same(tmp_path: Path) -> None:
    text = WHOLE.replace("total: 20", "total: 21")

    found = load_yaml(set_file(tmp_path, text))

    assert marks(found.faults) == [("domains-do-not-add-up", "bo-thu.yaml", line_of(text, "total"), "total")]
    assert found.is_whole is True


@pytest.mark.parametrize("text", ["just text", "- a\n- b\n", "# nothing\n"], ids=["text", "list", "comment"])
def test_load_yaml_of_another_file_is_a_fault(tmp_path: Path, text: str) -> None:
    found = load_yaml(set_file(tmp_path, text, "set.yaml"))

    codes = [fault.code for fault in found.faults]
    assert codes == ["legal-basis-missing", "no-domains", "not-a-mapping", "not-a-year"]
    assert found.is_whole is False


def test_extension_fills_the_open_item_of_its_frame(tmp_path: Path) -> None:
    set_file(tmp_path, FRAME)

    found = load_yaml(set_file(tmp_path, EXTENSION))

    criteria = found.criteria
    steering = criteria.domains[0]
    assert (found.faults, found.is_whole) == ((), True)
    assert (criteria.code, criteria.title, criteria.status) == ("huyen-a", "Bộ tiêu chí huyện A", "sample")
    assert (criteria.frame, criteria.total, criteria.bonus_cap) == (SetRef("khung", 1), pts("20"), pts("1"))
    assert isinstance(steering, Branch)
    assert steering.children[1] == Branch(
        "local",
        "1.2",
        "Phần huyện quy định",
        pts("10"),
        (
            Leaf("local-a", "1.2.1", "Tiêu chí thứ nhất", pts("4"), (RuleInForce(YesNo(pts("4"))),)),
            Leaf("local-b", "1.2.2", "Tiêu chí thứ hai", pts("6"), (RuleInForce(Linear(pts("6"))),)),
        ),
    )


def test_extension_finds_its_frame_in_a_folder_of_sets(tmp_path: Path) -> None:
    for name, text in (("khung", FRAME), ("huyen-a", EXTENSION)):
        (tmp_path / name).mkdir()
        set_file(tmp_path / name, text, "set.yaml")

    found = load_yaml(str(tmp_path / "huyen-a" / "set.yaml"))

    assert (found.faults, found.criteria.frame) == ((), SetRef("khung", 1))


def test_extension_finds_its_frame_in_the_library(tmp_path: Path) -> None:
    text = EXTENSION.replace("set: khung", "set: krong-no-commune-2022").replace("under: local", "under: steering")

    found = load_yaml(set_file(tmp_path, text))

    assert found.criteria.frame == SetRef("krong-no-commune-2022", 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            EXTENSION.replace("max: 4", "max: 5"),
            ("children-do-not-add-up", "- under: local", "additions[0]"),
            id="more than the frame's maximum",
        ),
        pytest.param(
            EXTENSION.replace("max: 4", "max: 4,5"),
            ("not-a-plain-number", "max: 4,5", "additions[0].children[0].max"),
            id="a maximum that is no number",
        ),
        pytest.param(
            EXTENSION.replace("under: local", "under: plan"),
            ("frame-item-not-open", "- under: plan", "additions[0]"),
            id="an item that has a rule",
        ),
        pytest.param(
            EXTENSION.replace("under: local", "under: lokal"),
            ("frame-item-not-open", "- under: lokal", "additions[0]"),
            id="no such item",
        ),
        pytest.param(
            EXTENSION.replace("status: sample", "status: sample\ntotal: 20"),
            ("unknown-key", "total: 20", "total"),
            id="what the frame decides",
        ),
        pytest.param(
            EXTENSION.replace('code: "1.2.2"', 'code: "1.3.2"'),
            ("code-not-under-parent", 'code: "1.3.2"', "additions[0].children[1].code"),
            id="a code of another parent",
        ),
        pytest.param(
            EXTENSION.replace("rule: {type: linear}", "rule: {type: linear_floor, floor: 120%}"),
            ("threshold-out-of-range", "rule: {type: linear_floor", "additions[0].children[1].rule.floor"),
            id="a rule that cannot be",
        ),
    ],
)  # fmt: skip
def test_extension_has_its_faults_in_its_own_file_and_line(
    tmp_path: Path, text: str, expected: tuple[str, str, str]
) -> None:
    set_file(tmp_path, FRAME)

    found = load_yaml(set_file(tmp_path, text))

    code, start, path = expected
    assert marks(found.faults) == [(code, "huyen-a.yaml", line_of(text, start), path)]


def test_extension_that_fills_an_item_twice_is_a_fault(tmp_path: Path) -> None:
    set_file(tmp_path, FRAME)
    again = EXTENSION.partition("additions:\n")[2]

    found = load_yaml(set_file(tmp_path, EXTENSION + again))

    line = len(EXTENSION.splitlines()) + 1
    assert marks(found.faults) == [("frame-item-filled-twice", "huyen-a.yaml", line, "additions[1]")]


def test_extension_of_a_frame_that_cannot_be_read_in_full_is_not_whole(tmp_path: Path) -> None:
    """A misspelt bonus_cap of the frame must not silently become no bonus in every extension."""
    set_file(tmp_path, FRAME.replace("bonus_cap: 1", "bonus_capp: 1"))

    found = load_yaml(set_file(tmp_path, EXTENSION))

    assert ([fault.code for fault in found.faults], found.is_whole) == (["unknown-key"], False)


@pytest.mark.parametrize(
    ("reference", "beside"),
    [
        pytest.param("extends: {set: khong-co}", FRAME, id="no such set"),
        pytest.param("extends: {set: khung, version: 2}", FRAME, id="another version"),
        pytest.param("extends: {set: khung}", FRAME.replace("code: khung", "code: khac", 1), id="another code inside"),
        pytest.param("extends: {}", FRAME, id="no name"),
    ],
)
def test_extension_without_its_frame_is_refused(tmp_path: Path, reference: str, beside: str) -> None:
    set_file(tmp_path, beside, "khung.yaml")

    fault = refused(set_file(tmp_path, EXTENSION.replace("extends: {set: khung}", reference)))

    assert (fault.code, fault.at.document) == ("set-not-found", "huyen-a.yaml")


def test_sets_that_extend_one_another_are_refused(tmp_path: Path) -> None:
    set_file(tmp_path, EXTENSION.replace("code: huyen-a", "code: khung", 1).replace("set: khung", "set: huyen-a"))

    fault = refused(set_file(tmp_path, EXTENSION))

    assert fault.code == "frames-too-deep"


CROSSWALK = """\
crosswalk:
  set: bo-2021
  links:
    - {kind: renamed, old: plan-old, new: plan}
"""
OLDER = WHOLE.replace("code: bo-thu", "code: bo-2021").replace("year: 2022", "year: 2021").replace("plan", "plan-old")


def test_crosswalk_that_speaks_for_every_key_has_no_fault(tmp_path: Path) -> None:
    set_file(tmp_path, OLDER)

    found = load_yaml(set_file(tmp_path, WHOLE + CROSSWALK))

    links = (Link("renamed", ("plan-old",), ("plan",)),)
    assert (found.faults, found.criteria.crosswalk) == ((), Crosswalk("bo-2021", 1, links))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            CROSSWALK.replace("plan-old", "plan-olt"),
            [("crosswalk-key-missing", "crosswalk"), ("crosswalk-key-unknown", "crosswalk.links[0]")],
            id="misspelt key",
        ),
        pytest.param(
            CROSSWALK.replace("renamed, old: plan-old", "new"),
            [("crosswalk-key-missing", "crosswalk")],
            id="a key nobody speaks for",
        ),
        pytest.param(
            CROSSWALK.replace("kind: renamed", "kind: merged"),
            [("crosswalk-link-size", "crosswalk.links[0]")],
            id="one item merged",
        ),
        pytest.param(
            CROSSWALK.replace("set: bo-2021", "set: bo-2020"), [("set-not-found", "crosswalk.set")], id="no such set"
        ),
        pytest.param(
            CROSSWALK + "    - {kind: dropped, old: plan-old}\n",
            [("crosswalk-key-repeated", "crosswalk")],
            id="a key spoken for twice",
        ),
    ],
)
def test_crosswalk_has_its_faults_in_its_lines(tmp_path: Path, text: str, codes: list[tuple[str, str]]) -> None:
    set_file(tmp_path, OLDER)
    whole = WHOLE + text

    found = load_yaml(set_file(tmp_path, whole))

    assert [(fault.code, fault.at.path) for fault in found.faults] == codes
    assert {fault.at.line >= line_of(whole, "crosswalk:") for fault in found.faults} == {True}


def test_crosswalks_of_many_years_do_not_make_a_set_unusable(tmp_path: Path) -> None:
    """A set is joined to last year's, which is joined to the one before: ten years are no circle."""
    for year in range(2013, 2023):
        text = WHOLE.replace("code: bo-thu", f"code: bo-{year}").replace("year: 2022", f"year: {year}")
        older = f"crosswalk: {{set: bo-{year - 1}, links: []}}\n" if year > 2013 else ""
        path = set_file(tmp_path, text + older)

    found = load_yaml(path)

    assert (found.faults, found.is_whole) == ((), True)


def written_and_read(criteria: CriteriaSet, folder: Path) -> CriteriaSet:
    path = folder / "written.yaml"
    write_criteria_yaml(str(path), criteria)
    return load_yaml(str(path)).criteria


@pytest.mark.parametrize("name", library_names())
def test_write_criteria_yaml_of_a_library_set_is_read_back_equal(tmp_path: Path, name: str) -> None:
    criteria = load_criteria(name).criteria

    back = written_and_read(criteria, tmp_path)

    assert (back, fingerprint(back)) == (criteria, fingerprint(criteria))


@pytest.mark.parametrize("seed", range(20))
def test_write_criteria_yaml_of_a_random_set_is_read_back_equal(tmp_path: Path, seed: int) -> None:
    criteria = random_set(Dice(seed))

    back = written_and_read(criteria, tmp_path)

    assert (write_set(back), fingerprint(back)) == (write_set(criteria), fingerprint(criteria))


def test_write_criteria_yaml_keeps_numbers_text_for_any_reader(tmp_path: Path) -> None:
    criteria = load_criteria("krong-no-commune-2022").criteria

    write_criteria_yaml(str(tmp_path / "a.yaml"), criteria)
    write_criteria_yaml(str(tmp_path / "b.yaml"), criteria)

    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert ("max: '17.5'" in text, text == (tmp_path / "b.yaml").read_text(encoding="utf-8")) == (True, True)
