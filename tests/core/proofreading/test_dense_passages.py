"""What a passage of very many figures is spared: longer lists than reports have are left alone."""

import pytest

from parindex.core.proofreading.checks.counts.rates.slipped_rates import counts_slipped
from parindex.core.proofreading.extraction import extract
from parindex.core.proofreading.numbers import Figure, Number
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.proofread import claims_of
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.relations import ColumnKinds, SumRelation, relations_of
from parindex.core.terms import SCALE
from parindex.documents.reports.plain import plain_document
from support.claims import seen


def told(text: str, *codes: str) -> list[tuple[str, str]]:
    return [(each.verdict, each.stated) for each in seen(text, *codes)]


@pytest.mark.parametrize(("count", "found"), [(50, [("holds", "50")]), (51, [])])
def test_a_whole_is_opened_into_fifty_parts_at_most(count: int, found: list[tuple[str, str]]) -> None:
    assert told(f"Có {count} văn bản, gồm: {', '.join(['sở 1'] * count)}.", "parts-of-whole") == found


@pytest.mark.parametrize(("count", "found"), [(30, [("holds", "30")]), (31, [])])
def test_thirty_parts_at_most_stand_before_what_they_make_up(count: int, found: list[tuple[str, str]]) -> None:
    parts = ", ".join(["loại này 1 đơn vị"] * count)

    assert told(f"{parts}; tổng cộng {count} đơn vị.", "pair-and-rest") == found


@pytest.mark.parametrize(("count", "found"), [(30, [("holds", "30")]), (31, [])])
def test_a_rest_is_held_against_thirty_numbers_at_most(count: int, found: list[tuple[str, str]]) -> None:
    done = "xong 1 nhiệm vụ; " * (count - 1)

    assert told(f"Có {count} nhiệm vụ; {done}còn lại 1 nhiệm vụ.", "parts-of-whole") == found


@pytest.mark.parametrize(("between", "found"), [(38, [("holds", "77.36")]), (39, [])])
def test_the_whole_of_a_rate_is_sought_among_forty_figures(between: int, found: list[tuple[str, str]]) -> None:
    text = f"Tổng số 2.328 văn bản; {'loại A 7 đơn; ' * between}đã xử lý 1.801 văn bản, đạt 77,36%."

    assert told(text, "percentage") == found


@pytest.mark.parametrize(("between", "found"), [(29, [("holds", "198")]), (30, [])])
def test_what_changed_is_sought_among_thirty_figures(between: int, found: list[tuple[str, str]]) -> None:
    text = f"Có 1.715 đơn, {'loại 7 tờ, ' * between}giảm 198 đơn (năm trước 1.913 đơn)."

    assert told(text, "change-of-points") == found


@pytest.mark.parametrize(("between", "found"), [(299, [("holds", "23")]), (300, [])])
def test_a_figure_told_above_is_sought_among_three_hundred_alike(between: int, found: list[tuple[str, str]]) -> None:
    text = f"Có 23 hồ sơ quá hạn.\n\n{'Có 5 hồ sơ.\n\n' * between}Xử lý 23 hồ sơ quá hạn nêu trên."

    assert told(text, "told-again", "told-otherwise") == found


@pytest.mark.parametrize(("ones", "found"), [(9, [("fails", "100")]), (10, [("fails", "100")]), (11, [])])
def test_more_than_twelve_rates_need_not_make_a_hundred(ones: int, found: list[tuple[str, str]]) -> None:
    text = f"Loại đúng hạn 50%, trễ hạn {'1%, ' * ones}{47 - ones}%."

    assert told(text, "parts-of-hundred") == found


@pytest.mark.parametrize(("pairs", "found"), [(300, 300), (301, 0)])
def test_a_cell_of_more_than_three_hundred_figures_is_no_passage(pairs: int, found: int) -> None:
    cell = "đạt 1/2 chỉ tiêu; " * pairs

    assert len(seen(f"| Nội dung | Điểm |\n|---|---|\n| {cell} | 5 |\n| b | 6 |\n", "part-of-whole")) == found


def test_relations_of_columns_are_sought_in_the_first_three_hundred_rows_and_held_by_all() -> None:
    rows = [tuple(Number(value * SCALE) for value in (at + 3, at + 1, 2)) for at in range(1, 900)]
    kept, broken = rows[:300], [(row[0], row[0], row[2]) for row in rows[300:]]
    table = "".join(f"| Xã {at} | {at + 2} | {at + 1 + (at == 399)} | 1 |\n" for at in range(400))

    assert relations_of([*kept, *broken], frozenset(), ColumnKinds()) == [SumRelation(0, (1, 2))]
    assert relations_of([*kept[:200], *broken], frozenset(), ColumnKinds()) == []
    assert [
        (each.verdict, each.quote)
        for each in seen(f"| Đơn vị | Tổng | Đúng hạn | Trễ |\n|---|---|---|---|\n{table}")
        if each.verdict == "fails"
    ] == [("fails", "401 | 401 | 1")]


def test_figures_and_sentences_are_found_by_their_place() -> None:
    [item] = ReportReading(plain_document("1. Có 5 xã. Đạt 45/50 hồ sơ; còn 3%", "a.txt")).passages
    five, pair, rate = item.figures

    assert [figure.text for figure in item.figures] == ["5", "45/50", "3%"]
    assert [item.figures_within(Span(0, end)) for end in (pair.end - 1, pair.end, rate.end)] == [
        (five,),
        (five, pair),
        (five, pair, rate),
    ]
    assert item.figures_within(Span(five.start + 1, pair.end)) == (pair,)
    assert [item.sentence_at(figure.start) for figure in item.figures] == list(item.sentences)
    assert [item.sentence_at(place) for place in (0, item.sentences[0].end, item.end)] == [
        None,
        item.sentences[1],
        None,
    ]


@pytest.mark.parametrize("times", [20, 200])
def test_no_claim_of_a_dense_line_has_more_figures_than_a_list_may_have(times: int) -> None:
    text = "tiếp nhận 9 hồ sơ, đã giải quyết 7 hồ sơ, còn 2 hồ sơ; " * times
    claims = claims_of(ReportReading(plain_document(text, "a.txt")))

    assert len(claims) == 2 * times  # each whole and each rest
    assert max(len(claim.bound) for claim in claims) <= 30


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [(471, 520, True), (740, 520, True), (740, 820, False), (470, 521, True), (470, 620, True), (470, 733, False)],
)
def test_one_digit_of_a_part_or_a_whole_explains_a_rate(part: int, whole: int, found: bool) -> None:
    rate, part_told, whole_told = (
        Figure("number", 0, 1, "", (Number(value, decimals),))
        for value, decimals in ((903_846, 2), (part * SCALE, 0), (whole * SCALE, 0))  # 90,38%: 470 of 520
    )

    assert counts_slipped(rate, whole_told, part_told) is found
    assert counts_slipped(rate._replace(numbers=(Number(0, 2),)), whole_told, part_told) is False


@pytest.mark.parametrize(("count", "found"), [(30, [("holds", "31")]), (31, [])])
def test_thirty_figures_at_most_follow_a_pair_in_its_sentence(count: int, found: list[tuple[str, str]]) -> None:
    rests = ", ".join(["1 sáng kiến không đạt"] * count)

    assert told(f"1/{count + 1} sáng kiến đạt yêu cầu, {rests}.", "pair-and-rest") == found


def test_points_and_their_maximum_stand_near_each_other() -> None:
    near, far = (
        "Xã đạt 17,1 điểm  / 21 điểm, bị trừ 3,9 điểm.",
        f"Xã đạt 17,1 điểm{' ' * 20_000}/ 21 điểm, bị trừ 3,9 điểm.",
    )

    assert [each.code for each in seen(near)] == ["deduction"]
    assert seen(far, "deduction") == []


def test_a_paper_of_blanks_has_no_place_of_issue() -> None:
    text = f"BÁO CÁO{' ' * 20_000}\n" * 3

    assert extract(plain_document(text, "a.txt")).header.place == ""


def test_a_blank_cell_is_told_in_a_table_of_short_words() -> None:
    rows = "".join(f"| {at} | A | {'B' if at < 4 else ''} | 5/6 |\n" for at in range(1, 5))

    found = seen(f"| TT | Việc | Chủ trì | Thời hạn |\n|---|---|---|---|\n{rows}", "cell-blank")

    assert [each.verdict for each in found] == ["check"]
