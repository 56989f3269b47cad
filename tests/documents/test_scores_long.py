from datetime import date
from pathlib import Path

import pytest
from score_files import HEADER, OUTLINE, all_faults, csv_file, facts, read, told

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.scoring.campaign import score_campaign
from parindex.core.scoring.leaf.facts import Deed, Fact
from parindex.core.terms import Amount
from support.sets import given as points_given
from support.sets import pts, rate


def refused(path: str) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        read(path)
    return refusal.value.fault


def test_long_reads_every_kind_of_value(tmp_path: Path) -> None:
    rows = (
        "A,xã A,1.1,,,20,25,,,,,",
        "A,xã A,1.2,,,,,,có,,,",
        "A,xã A,1.3,,,,,3,,,,",
        "A,xã A,1.4,,,,,,,15/12/2022,,",
        "A,xã A,2,,7.5,,,,,,thiếu hồ sơ,",
        "A,xã A,4,,,,,,Trước hạn,,,",
        "A,xã A,5,,,,,,named; dated,,,",
    )

    found = read(csv_file(tmp_path, *rows, header=HEADER))

    assert found.faults == ()
    assert facts(found) == {
        "A": {
            "1.1": rate("20", "25"),
            "1.2": Fact(choice=("yes",)),
            "1.3": Fact(counted=3),
            "1.4": Fact(day=date(2022, 12, 15)),
            "2": points_given("7.5", reason="thiếu hồ sơ"),
            "4": Fact(choice=("early",)),
            "5": Fact(choice=("named", "dated")),
        }
    }


def test_long_takes_an_item_by_code_or_key(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,rest,5", "B,2,5"))

    assert (found.faults, facts(found)) == ((), {"A": {"2": points_given("5")}, "B": {"2": points_given("5")}})


def test_long_takes_columns_in_any_order_and_case_and_leaves_out_the_rest(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "5,2,A", header=" Points ,ITEM,Unit"))

    assert (found.faults, facts(found)) == ((), {"A": {"2": points_given("5")}})


def test_long_orders_units_by_code_whatever_the_order_of_rows(tmp_path: Path) -> None:
    rows = ["C,2,1", "A,2,2", "B,2,3", "A,1.3,"]

    found = [read(csv_file(tmp_path, *order)) for order in (rows, rows[::-1])]

    assert [sheet.code for sheet in found[0].sheets] == ["A", "B", "C"]
    assert found[0].sheets == found[1].sheets


@pytest.mark.parametrize(
    ("row", "fact"),
    [
        ("A,,2,,5,,,,,,,", points_given("5")),
        ("A,,2,,0,,,,,,,", points_given("0")),
        ("A,,2,,,,,,,,,", Fact("not_filled")),
        ("A,,2,,,,,,,,chưa có,", Fact("not_filled", reason="chưa có")),
        ("A,,2,scored,,,,,,,,", Fact("scored")),
        ("A,,2,not_filled,,,,,,,,", Fact("not_filled")),
        ("A,,2,NA_DECISION,,,,,,,QĐ 5,", Fact("na_decision", reason="QĐ 5")),
        ("A,,2,no_evidence,,,,,,,,", Fact("no_evidence")),
        ("A,,2,not_arisen,,,,,,,,", Fact("not_arisen")),
    ],
)
def test_an_empty_state_is_scored_with_a_value_and_not_filled_without(tmp_path: Path, row: str, fact: Fact) -> None:
    found = read(csv_file(tmp_path, row, header=HEADER))

    assert (found.faults, facts(found)) == ((), {"A": {"2": fact}})


def test_a_blank_is_not_scored_0(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,2,", "B,2,0", "B,1.1,"))

    result = score_campaign(OUTLINE, found.sheets, found.locate, found.block_names)

    assert facts(found) == {
        "A": {"2": Fact("not_filled")},
        "B": {"2": points_given("0"), "1.1": Fact("not_filled")},
    }
    assert [int(count) for count in result.unfilled] == [9, 8]
    assert [list(ranks) for ranks in result.ranks] == [[0, 1]]


@pytest.mark.parametrize(
    ("text", "points"),
    [("7.5", "7.5"), ('"7,5"', "7.5"), ("7.50", "7.5"), ("0.0001", "0.0001"), ("9.9999", "9.9999"), (" 7 ", "7")],
)
def test_points_have_a_decimal_dot_or_comma(tmp_path: Path, text: str, points: str) -> None:
    found = read(csv_file(tmp_path, f"A,2,{text}"))

    assert (found.faults, facts(found)) == ((), {"A": {"2": points_given(points)}})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("bảy", "not-a-number"),
        ("7.5 điểm", "not-a-number"),
        ("7,5,", "not-a-number"),
        ("1e1", "not-a-number"),
        ("nan", "not-a-number"),
        ("inf", "not-a-number"),
        ("-", "not-a-number"),
        ("٣", "not-a-number"),
        ("#DIV/0!", "not-a-number"),
        ("1.23456", "too-fine"),
        ("1.334", "number-ambiguous"),
        ("1" * 19, "too-large"),
    ],
)
def test_text_that_is_no_clear_number_is_a_fault_of_its_cell(tmp_path: Path, text: str, code: str) -> None:
    found = read(csv_file(tmp_path, "A,1.3,", f'B,2,"{text}"', "C,2,5"))

    assert told(found.faults) == [(code, "C3", {"text": text})]
    assert facts(found) == {"A": {"1.3": Fact("not_filled")}, "B": {}, "C": {"2": points_given("5")}}


def test_a_number_of_thousands_of_digits_is_a_fault_told_in_short(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, f"A,2,{'1' * 5000}"))

    assert told(found.faults) == [("too-large", "C2", {"text": "1" * 60 + "…"})]


@pytest.mark.parametrize(("mark", "points"), [(",", "1334"), (".", "1.334")])
def test_the_decimal_mark_of_the_sender_settles_an_ambiguous_number(tmp_path: Path, mark: str, points: str) -> None:
    found = read(csv_file(tmp_path, "A,2,1.334"), mark=mark)

    assert (found.faults, facts(found)) == ((), {"A": {"2": points_given(points)}})


def test_a_percent_in_the_numerator_is_of_a_hundred(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, 'A,1.1,"33,7%"', header="unit,item,numerator"))

    assert facts(found) == {"A": {"1.1": rate("33.7", "100")}}


@pytest.mark.parametrize(
    ("header", "values", "cell"),
    [
        ("points", '"80%"', "C2"),
        ("denominator", '"25%"', "C2"),
        ("count", '"1%"', "C2"),
        ("numerator,denominator", "20%,50", "C2"),
    ],
)
def test_a_percent_anywhere_else_is_no_number(tmp_path: Path, header: str, values: str, cell: str) -> None:
    found = read(csv_file(tmp_path, f"A,1.1,{values}", header=f"unit,item,{header}"))

    assert [(code, at) for code, at, _ in told(found.faults)] == [("not-a-number", cell)]


def test_a_line_broken_inside_a_text_does_not_break_the_row(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,2,5,dòng\x0bhai\u2028ba", header="unit,item,points,reason"))

    assert facts(found) == {"A": {"2": points_given("5")._replace(reason="dòng\x0bhai\u2028ba")}}


def test_every_fault_stands_at_its_own_cell(tmp_path: Path) -> None:
    rows = (
        "A,xã A,1.1,,,hai,25,,,,,",
        "A,xã A,1.2,,,,,,mayby,,,",
        "A,xã A,1.3,,,,,1.5,,,,",
        "A,xã A,1.4,,,,,,,31/02/2022,,",
        "A,xã A,2,scord,5,,,,,,,",
        "A,xã A,3,,,1,2,,,,,x",
        "A,xã A,3,,,1,2,,,,,3",
        "A,xã A,9,,5,,,,,,,",
        "A,xã A,,,5,,,,,,,",
        ",,1.1,,,1,2,,,,,",
        "A,xã A,4,,,,,,erly,,,",
        "B,xã B,2,,5,,,,,,,",
    )

    found = read(csv_file(tmp_path, *rows, header=HEADER))

    states = "scored, not_filled, na_rule, na_decision, not_arisen, no_evidence"
    assert sorted(told(found.faults), key=lambda fault: int(fault[1][1:])) == [
        ("not-a-number", "F2", {"text": "hai"}),
        ("choice-unknown", "I3", {"text": "mayby", "allowed": "yes, no"}),
        ("not-whole", "H4", {"text": "1.5"}),
        ("not-a-date", "J5", {"text": "31/02/2022"}),
        ("state-unknown", "D6", {"text": "scord", "allowed": states, "meant": "scored"}),
        ("seq-unfit", "L7", {"text": "x"}),
        ("case-unknown", "L8", {"cases": 2}),
        ("item-unknown", "C9", {"text": "9"}),
        ("item-missing", "C10", {"text": ""}),
        ("unit-missing", "A11", {}),
        ("choice-unknown", "I12", {"text": "erly", "allowed": "early, late", "meant": "early"}),
    ]
    assert facts(found) == {"A": {}, "B": {"2": points_given("5")}}


@pytest.mark.parametrize("seq", ["0", "-1", "1.5", "một", "²", "9" * 5000])
def test_a_seq_that_is_no_count_is_a_fault(tmp_path: Path, seq: str) -> None:
    found = read(csv_file(tmp_path, f"A,3,1,2,{seq}", "B,3,1,2,1", header="unit,item,numerator,denominator,seq"))

    assert told(found.faults) == [("seq-unfit", "E2", {"text": seq})]
    assert facts(found) == {"A": {}, "B": {"3": Fact(cases=(rate("1", "2"), None))}}


def test_a_misspelt_item_says_which_is_meant(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,reprots,5", "A,2,5"))

    assert told(found.faults) == [("item-unknown", "B2", {"text": "reprots", "meant": "reports"})]


def test_a_value_above_the_maximum_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,2,10", "B,2,10.0001", "C,2,-0.5"))

    assert all_faults(found) == [
        ("points-above-maximum", "C3", {"points": Amount(pts("10.0001")), "limit": Amount(pts("10"))}),
        ("points-below-minimum", "C4", {"points": Amount(pts("-0.5")), "limit": Amount(0)}),
        ("points-too-fine", "C3", {"points": Amount(pts("10.0001")), "limit": Amount(pts("0.01"))}),
    ]


def test_a_numerator_above_its_denominator_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,1.1,26,25", "B,1.1,5,0", "C,1.1,,5", header="unit,item,numerator,denominator"))

    assert [(code, cell) for code, cell, _ in all_faults(found)] == [
        ("fact-missing", "C4"),
        ("part-exceeds-whole", "C2"),
        ("whole-not-positive", "D3"),
    ]


def test_two_rows_for_one_item_count_neither(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,2,5", "B,2,6", "A,rest,5", "A,1.3,"))

    assert told(found.faults) == [("row-twice", "B4", {"first": "B2"})]
    assert facts(found) == {"A": {"1.3": Fact("not_filled")}, "B": {"2": points_given("6")}}


def test_cases_are_joined_in_their_order(tmp_path: Path) -> None:
    rows = ("A,3,,,có,2", "A,3,1,2,,1", "B,3,,,có,2", "C,3,,,,")

    found = read(csv_file(tmp_path, *rows, header="unit,item,numerator,denominator,choice,seq"))

    assert (found.faults, facts(found)) == (
        (),
        {
            "A": {"3": Fact(cases=(rate("1", "2"), Fact(choice=("yes",))))},
            "B": {"3": Fact(cases=(None, Fact(choice=("yes",))))},
            "C": {"3": Fact("not_filled")},
        },
    )


def test_a_case_twice_counts_neither(tmp_path: Path) -> None:
    rows = ("A,3,1,2,1", "A,3,1,2,1", "A,3,1,2,2", "B,3,1,2,1")

    found = read(csv_file(tmp_path, *rows, header="unit,item,numerator,denominator,seq"))

    assert told(found.faults) == [("row-twice", "B3", {"first": "B2"})]
    assert facts(found) == {"A": {}, "B": {"3": Fact(cases=(rate("1", "2"), None))}}


def test_cases_of_different_states_are_a_fault(tmp_path: Path) -> None:
    rows = ("A,3,,có,2", "A,3,na_decision,,1")

    found = read(csv_file(tmp_path, *rows, header="unit,item,state,choice,seq"))

    assert (told(found.faults), facts(found)) == ([("case-states-mixed", "B3", {})], {"A": {}})


def test_deeds_are_read_with_their_reasons(tmp_path: Path) -> None:
    rows = ("A,bonus,1,sáng kiến,2", "A,bonus,0.5,mô hình,1", "A,2,5,,")

    found = read(csv_file(tmp_path, *rows, header="unit,item,points,reason,seq"))

    assert found.faults == ()
    assert found.sheets[0].deeds == (Deed("bonus", pts("0.5"), "mô hình"), Deed("bonus", pts("1"), "sáng kiến"))


def test_deeds_that_cannot_count_are_faults(tmp_path: Path) -> None:
    rows = (
        "A,bonus,1,,1",
        "A,bonus,-1,lùi,2",
        "A,bonus,,trống,3",
        "A,penalty,1,trễ,1",
        "A,bonus,1,a,4",
        "A,bonus,1,b,4",
    )

    found = read(csv_file(tmp_path, *rows, header="unit,item,points,reason,seq"))

    assert told(found.faults) == [
        ("deed-reason-missing", "C2", {}),
        ("deed-points-unfit", "C3", {}),
        ("deed-points-unfit", "C4", {}),
        ("deeds-not-provided", "B5", {}),
        ("deed-twice", "B7", {"seq": 4}),
    ]
    assert found.sheets[0].deeds == ()


def test_a_column_nobody_knows_is_named_and_a_misspelt_one_is_an_error(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,2,5,x,1", header="unit,item,points,note,numeratr"))

    assert [(fault.code, fault.severity, fault.at.cell, fault.params) for fault in found.faults] == [
        ("column-unknown", "warning", "D1", {"text": "note"}),
        ("column-unknown", "error", "E1", {"text": "numeratr", "meant": "numerator"}),
    ]


def test_a_row_wider_than_the_header_is_a_fault(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,2,5,,", "B,2,7,5"))

    assert told(found.faults) == [("row-too-wide", "3:3", {"columns": 3})]


def test_long_rows_without_the_column_of_items_are_refused(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "A,5", header="unit,points")

    assert refused(path) == Fault("columns-missing", Place("scores.csv"), params={"columns": "item"})


def test_rows_without_the_column_of_units_are_refused(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "2,5", header="item,points")

    assert refused(path) == Fault("columns-missing", Place("scores.csv"), params={"columns": "unit"})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        (b"\n\n", "file-empty"),
        (b"unit,item,points\n", "no-rows"),
        (b"unit,item,points\n,,\n , ,\n", "no-rows"),
    ],
)
def test_a_file_without_rows_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "scores.csv").write_bytes(content)

    assert refused(str(tmp_path / "scores.csv")) == Fault(code, Place("scores.csv"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_has_any_delimiter_line_end_and_byte_order_mark(
    tmp_path: Path, delimiter: str, end: str, mark: str
) -> None:
    lines = ["unit,unit_name,item,points", 'A,"xã A",2,5', "", "B,xã B,2,6"]
    text = mark + end.join(line.replace(",", delimiter) for line in lines)
    (tmp_path / "scores.csv").write_bytes(text.encode())

    found = read(str(tmp_path / "scores.csv"))

    assert (found.faults, [(sheet.code, sheet.name) for sheet in found.sheets]) == ((), [("A", "xã A"), ("B", "xã B")])
    assert facts(found) == {"A": {"2": points_given("5")}, "B": {"2": points_given("6")}}


def test_addresses_count_blank_lines(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,2,5", "", ",,", "B,2,x"))

    assert told(found.faults) == [("not-a-number", "C5", {"text": "x"})]


def test_blank_rows_of_cases_are_an_item_not_filled(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,3,,1", "A,3,,2", header="unit,item,points,seq"))

    assert (told(found.faults), facts(found)) == ([], {"A": {"3": Fact("not_filled")}})


def test_cases_of_one_state_say_it_of_the_item(tmp_path: Path) -> None:
    rows = (
        "A,3,no_evidence,,1",
        "A,3,no_evidence,,2",
        "B,3,,,1",
        "B,3,no_evidence,,2",
        "C,3,no_evidence,,1",
        "C,3,,1,2",
    )

    found = read(csv_file(tmp_path, *rows, header="unit,item,state,points,seq"))

    assert told(found.faults) == [("case-states-mixed", "B6", {})]
    assert facts(found) == {"A": {"3": Fact("no_evidence")}, "B": {"3": Fact("no_evidence")}, "C": {}}


def test_objections_to_an_item_of_cases_point_at_its_first_row(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,1.1,,,", "A,3,na_decision,,1", header="unit,item,state,points,seq"))

    told_of = [fault for fault in all_faults(found) if fault[0] == "na-reason-missing"]
    assert told_of == [("na-reason-missing", "B3", {})]


@pytest.mark.parametrize(
    ("state", "deeds", "faults"),
    [
        ("", (Deed("bonus", pts("1"), "vì"),), []),
        ("scored", (Deed("bonus", pts("1"), "vì"),), []),
        ("no_evidence", (), []),
        ("not_filled", (), [("state-contradicts-values", "B2", {"state": "not_filled"})]),
        ("na_rule", (), [("state-contradicts-values", "B2", {"state": "na_rule"})]),
    ],
)
def test_a_deed_counts_only_if_it_was_scored(
    tmp_path: Path, state: str, deeds: tuple[Deed, ...], faults: list[object]
) -> None:
    found = read(csv_file(tmp_path, f"A,bonus,{state},1,vì", header="unit,item,state,points,reason"))

    assert (found.sheets[0].deeds, told(found.faults)) == (deeds, faults)


def test_a_row_of_deeds_nobody_filled_in_is_nothing(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,bonus,", "A,penalty,", "A,2,5"))

    assert (told(found.faults), found.sheets[0].deeds) == ([], ())
