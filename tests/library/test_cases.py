"""Every set of the library: whole, sourced, and giving the figures its golden cases name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from case_files import (
    CASES_FILE,
    LONG_HEADER,
    CampaignCase,
    Figures,
    GoldenCase,
    ItemCase,
    all_cases,
    long_rows,
    read_cases,
    set_folders,
)

from parindex.core.analysis.published import compare_with_paper
from parindex.core.criteria.model import CriteriaSet
from parindex.core.criteria.notation.read_rules import RULE_KINDS
from parindex.core.criteria.rules import BestOfCases, LeafRule, NotArisingFull, UnreadRemainder
from parindex.core.faults import Fault
from parindex.core.scoring.campaign import result_of_rows
from parindex.core.scoring.engine import faults_of, score_rows
from parindex.core.scoring.outline import outline_of
from parindex.core.scoring.result import Column, Result
from parindex.documents.criteria_files import LoadedSet, load_criteria
from parindex.documents.published_yaml import read_published
from parindex.documents.scores.campaign import ScoreFile
from parindex.documents.scores.long import LongReader
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.scores.reading import read_scores
from parindex.documents.scores.units import NO_REGISTER
from parindex.documents.tables import Table

SAMPLE = "sample-commune"
UNIT = "A"
FEWEST_SAMPLE_LEAVES = 60
SET_NAMES = [folder.name for folder in set_folders()]
PAPERS = sorted(path for folder in set_folders() for path in folder.glob("published*.yaml"))
KNOWN_WARNINGS = {"krong-no-commune-2022": ["domains-do-not-add-up"]}


@pytest.fixture(autouse=True, scope="session")
def _cold_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Read the sets as they stand, not as an earlier run kept them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@cache
def loaded(name: str) -> LoadedSet:
    return load_criteria(name)


def criteria_named(name: str) -> CriteriaSet:
    return loaded(name).criteria


def folder_named(name: str) -> Path:
    return next(folder for folder in set_folders() if folder.name == name)


@pytest.mark.parametrize("name", SET_NAMES)
def test_set_folder_holds_set_cases_and_sources(name: str) -> None:
    folder = folder_named(name)

    missing = [each for each in ("set.yaml", CASES_FILE, "SOURCES.md") if not (folder / each).is_file()]

    assert missing == []


@pytest.mark.parametrize("name", SET_NAMES)
def test_set_carries_the_name_of_its_folder(name: str) -> None:
    assert criteria_named(name).code == name


@pytest.mark.parametrize("name", SET_NAMES)
def test_set_is_read_whole_and_checks_without_error(name: str) -> None:
    read = loaded(name)

    errors = [fault for fault in read.faults if fault.severity == "error"]

    assert (read.is_whole, errors) == (True, [])


@pytest.mark.parametrize("name", SET_NAMES)
def test_set_gives_only_the_warnings_that_are_known(name: str) -> None:
    codes = [fault.code for fault in loaded(name).faults]

    assert codes == KNOWN_WARNINGS.get(name, [])


@pytest.mark.parametrize("name", SET_NAMES)
def test_cases_of_a_set_have_different_names(name: str) -> None:
    times = Counter(case.name for case in read_cases(folder_named(name)))

    assert [each for each, count in times.items() if count > 1] == []


def items_named(name: str) -> set[str]:
    return {each.case.item for each in read_cases(folder_named(name)) if isinstance(each.case, ItemCase)}


@pytest.mark.parametrize("name", [name for name in SET_NAMES if name != SAMPLE])
def test_every_rule_of_a_real_set_is_named_by_a_case(name: str) -> None:
    named = items_named(name)

    unnamed = [
        leaf.key
        for leaf in criteria_named(name).items()
        if leaf.key not in named and any(not isinstance(version.rule, UnreadRemainder) for version in leaf.rules)
    ]

    assert unnamed == []


def kinds_in(rule: LeafRule) -> Iterator[str]:
    yield rule.kind
    if isinstance(rule, NotArisingFull):
        yield from kinds_in(rule.rule)
    elif isinstance(rule, BestOfCases):
        for case in rule.cases:
            yield from kinds_in(case.rule)


def kinds_of(name: str, keys: Iterable[str]) -> set[str]:
    wanted = set(keys)
    leaves = (leaf for leaf in criteria_named(name).items() if leaf.key in wanted)
    return {version.rule.kind for leaf in leaves for version in leaf.rules}


def test_sample_uses_every_kind_of_rule_but_the_unread() -> None:
    rules = [version.rule for leaf in criteria_named(SAMPLE).items() for version in leaf.rules]

    used = {kind for rule in rules for kind in kinds_in(rule)}

    assert used == set(RULE_KINDS) - {"unread_remainder"}


def test_sample_has_a_case_for_every_kind_of_rule() -> None:
    assert kinds_of(SAMPLE, items_named(SAMPLE)) == set(RULE_KINDS) - {"unread_remainder"}


def test_sample_is_a_whole_table_of_100_points() -> None:
    sample = criteria_named(SAMPLE)

    assert len(list(sample.items())) >= FEWEST_SAMPLE_LEAVES
    assert (sample.total, sample.total_max, sample.status) == (1_000_000, 1_000_000, "sample")


@pytest.mark.parametrize("case", [pytest.param(case, id=case.test_id) for case in all_cases()])
def test_library_case_comes_out_as_expected(case: GoldenCase) -> None:
    match case.case:
        case ItemCase() as item:
            assert item_outcome(criteria_named(case.set_name), item) == (item.points, item.faults)
        case CampaignCase() as campaign:
            assert campaign_figures(criteria_named(case.set_name), campaign) == campaign.expect


def item_outcome(criteria: CriteriaSet, case: ItemCase) -> tuple[int, tuple[str, ...]]:
    """Score one item through long rows; what is said of the items left blank is no concern here."""
    others = [row for at, stated in enumerate(case.block, start=1) for row in long_rows(f"B{at}", case.item, stated)]
    rows = [*long_rows(UNIT, case.item, case.fact), *others]
    table = Table("case", "", LONG_HEADER, rows, range(2, 2 + len(rows)))
    outline = outline_of(criteria)
    given = LongReader(ScoreFile(table, outline, NO_REGISTER, {})).read()
    scored = score_rows(outline, given.sheets)
    faults = [*given.faults, *faults_of(scored.objections, given.locate)]
    leaf = next((at for at, node in enumerate(outline.leaves) if node.key == case.item), None)
    unit = [sheet.code for sheet in given.sheets].index(UNIT)
    points = scored.awards[unit][leaf].points if leaf is not None else -1
    return points, codes_of(faults)


def codes_of(faults: Iterable[Fault]) -> tuple[str, ...]:
    return tuple(sorted(fault.code for fault in faults))


def campaign_figures(criteria: CriteriaSet, case: CampaignCase) -> Figures:
    """Score a campaign and give what stands where the case expects a figure."""
    result = campaign_result(criteria, case.scores)
    faults = result.faults + (() if case.published is None else paper_faults(result, case.published))
    found = Found(result)
    expect = case.expect
    return Figures(
        points=found.by_unit(result.totals, expect.points),
        index_percent=found.by_unit(result.index_percent, expect.index_percent),
        ranks=found.by_unit(result.ranks[0], expect.ranks),
        grades=found.grades(expect.grades),
        domains=found.by_domain([result.points[row] for row in result.outline.domains], expect.domains),
        domain_ranks=found.by_domain(result.domain_ranks, expect.domain_ranks),
        means=found.means(expect.means),
        mean_grade=None if expect.mean_grade is None else found.grade_name(result.means.grade),
        faults=None if expect.faults is None else codes_of(faults),
    )


def campaign_result(criteria: CriteriaSet, scores: Path) -> Result:
    outline = outline_of(criteria)
    given = read_scores(str(scores), outline, ReadingOptions())
    result = result_of_rows(score_rows(outline, given.sheets), given.locate, given.block_names)
    return result._replace(faults=(*given.faults, *result.faults))


def paper_faults(result: Result, paper: Path) -> tuple[Fault, ...]:
    return compare_with_paper(result, read_published(str(paper)))


class Found:
    """Figures of a result, by the codes a case names."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._units = {head.code: unit for unit, head in enumerate(result.units)}
        nodes = (result.outline.nodes[row] for row in result.outline.domains)
        self._domains = {node.code: at for at, node in enumerate(nodes) if node is not None}

    def by_unit(self, column: Column, wanted: Iterable[str] | None) -> dict[str, int] | None:
        return None if wanted is None else {code: int(column[self._units[code]]) for code in wanted}

    def by_domain(
        self, columns: Iterable[Column], wanted: Mapping[str, Iterable[str]] | None
    ) -> dict[str, dict[str, int]] | None:
        if wanted is None:
            return None
        rows = list(columns)
        return {
            code: {domain: int(rows[self._domains[domain]][self._units[code]]) for domain in domains}
            for code, domains in wanted.items()
        }

    def grades(self, wanted: Iterable[str] | None) -> dict[str, str] | None:
        if wanted is None:
            return None
        return {code: self.grade_name(self._result.grades[self._units[code]]) for code in wanted}

    def grade_name(self, position: int) -> str:
        grade = self._result.grade(position)
        return "–" if grade is None else grade.name

    def means(self, wanted: Iterable[str] | None) -> dict[str, int | None] | None:
        return None if wanted is None else {code: self._mean(code) for code in wanted}

    def _mean(self, code: str) -> int | None:
        outline = self._result.outline
        row = 0 if code == "total" else outline.domains[self._domains[code]]
        return self._result.means.points[row]


def campaigns_with(paper: Path) -> list[CampaignCase]:
    campaigns = (each.case for each in read_cases(paper.parent) if isinstance(each.case, CampaignCase))
    return [campaign for campaign in campaigns if campaign.published == paper]


def slips(faults: Iterable[Fault]) -> set[tuple[str, str]]:
    return {(fault.code, fault.at.path) for fault in faults}


@pytest.mark.parametrize("paper", [pytest.param(paper, id=f"{paper.parent.name}-{paper.stem}") for paper in PAPERS])
def test_paper_differs_exactly_in_its_known_cells(paper: Path) -> None:
    known = {(each.code, each.at) for each in read_published(str(paper)).known_faults}
    criteria = criteria_named(paper.parent.name)

    found = [paper_faults(campaign_result(criteria, each.scores), paper) for each in campaigns_with(paper)]

    assert {slip for faults in found for slip in slips(faults)} == known
    assert [fault.severity for faults in found for fault in faults if fault.severity != "warning"] == []
