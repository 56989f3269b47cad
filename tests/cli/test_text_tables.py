from parindex.cli.text_tables import domain_lines
from parindex.core.criteria.rules import UnreadRemainder
from parindex.core.faults import Place
from parindex.core.scoring.campaign import score_campaign
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.outline import outline_of
from parindex.wording.language import language
from support.sets import criteria_set, given, leaf, pts, sheet


def test_a_domain_that_does_not_apply_to_a_unit_has_a_dash_and_no_points() -> None:
    rest = leaf(UnreadRemainder(pts("30")), "rest", "2", not_applicable_when="không có")
    outline = outline_of(criteria_set(leaf(UnreadRemainder(pts("70")), "main", "1"), rest))
    sheets = (sheet("A", {0: given("70"), 1: given("15")}), sheet("B", {0: given("35"), 1: Fact("na_rule")}))
    result = score_campaign(outline, sheets, lambda *_: Place(), ())

    lines = list(domain_lines(result, language("vi")))

    assert lines[2:4] == ["xã A        70,00 (1)   15,00 (1)", "xã B        35,00 (2)       –"]
