from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from set_files import EXTENSION, FRAME, WHOLE, set_file

from parindex.core.criteria.notation.write_set import fingerprint, write_set
from parindex.core.criteria.rules import Linear, YesNo
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.documents.addresses import address_text
from parindex.documents.checked_set import CheckedSet
from parindex.documents.criteria_files import library_names, load_criteria
from parindex.documents.criteria_xlsx.layout import COLUMNS, HEADER_SHEET, ITEMS_SHEET, flattened, unflattened
from parindex.documents.criteria_xlsx.reading import load_xlsx
from parindex.documents.criteria_xlsx.writing import write_criteria_xlsx
from parindex.documents.criteria_yaml.reading import load_yaml
from parindex.documents.workbooks.cells import SheetCells, read_workbook
from parindex.wording.language import language
from support.random_sets import Dice, random_set
from support.sets import branch, criteria_set, leaf, pts

type Told = tuple[str, str, str]

VIETNAMESE = language("vi")
FIELDS = [column.field for column in COLUMNS]


def exported(folder: Path, name: str = "sample-commune") -> str:
    path = str(folder / "set.xlsx")
    write_criteria_xlsx(path, load_criteria(name).criteria, VIETNAMESE)
    return path


def small(folder: Path) -> str:
    """Export a set of five items."""
    path = str(folder / "set.xlsx")
    write_criteria_xlsx(path, load_yaml(set_file(folder)).criteria, VIETNAMESE)
    return path


def edited(path: str, **changes: Any) -> str:
    """Copy a workbook with other values in some cells of its items: ``C3=5``."""
    sheets = read_workbook(path)
    with xlsxwriter.Workbook(path) as book:
        for sheet in sheets:
            _copied(book.add_worksheet(sheet.name), sheet, changes if sheet.name == ITEMS_SHEET else {})
    return path


def _copied(target: Any, sheet: SheetCells, changes: dict[str, Any]) -> None:
    for (row, column), cell in sheet.cells.items():
        if changes.get(address_text(row, column)) == "":
            continue
        write = target.write_number if cell.kind == "number" else target.write_string
        write(row - 1, column - 1, float(cell.text) if cell.kind == "number" else cell.text)
    for address, value in changes.items():
        if value != "":
            target.write(address, value)


def pasted(folder: Path, *rows: Sequence[object], head: Sequence[str] = ("STT", "Nội dung", "Điểm chuẩn")) -> str:
    """Write a table as someone pastes it from a decision: a title, a blank row, the table."""
    path = str(folder / "annex.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Phụ lục")
        sheet.write(0, 0, "PHỤ LỤC")
        for at, cells in enumerate((head, *rows), start=2):
            sheet.write_row(at, 0, cells)
    return path


def told(faults: Iterable[Fault]) -> list[Told]:
    """Give code, cell and path of each fault of the items."""
    return [(fault.code, fault.at.cell, fault.at.path) for fault in faults if fault.at.sheet not in {"", HEADER_SHEET}]


def items(found: CheckedSet) -> list[tuple[str, str, int]]:
    return [(node.code, node.title, node.most) for _, node in found.criteria.paths()]


def refused(path: str) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        load_xlsx(path)
    return refusal.value.fault


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("name", library_names())
def test_every_set_of_the_library_is_read_back_without_loss(tmp_path: Path, name: str, code: str) -> None:
    original = load_criteria(name)
    path = str(tmp_path / f"{name}.xlsx")

    write_criteria_xlsx(path, original.criteria, language("en" if code == "en" else "vi"))

    found = load_criteria(path)
    assert found.criteria == original.criteria
    assert found.fingerprint == original.fingerprint
    assert [(fault.code, fault.params) for fault in found.faults] == [
        (fault.code, fault.params) for fault in original.faults
    ]


@pytest.mark.parametrize("seed", range(30))
def test_a_random_set_is_read_back_equal(tmp_path: Path, seed: int) -> None:
    criteria = random_set(Dice(seed))
    path = str(tmp_path / "set.xlsx")

    write_criteria_xlsx(path, criteria, VIETNAMESE)

    found = load_xlsx(path).criteria
    assert (write_set(found), fingerprint(found)) == (write_set(criteria), fingerprint(criteria))


def test_an_extension_with_its_frame_is_read_back_as_the_whole_set(tmp_path: Path) -> None:
    set_file(tmp_path, FRAME)
    criteria = load_yaml(set_file(tmp_path, EXTENSION)).criteria
    path = str(tmp_path / "set.xlsx")

    write_criteria_xlsx(path, criteria, VIETNAMESE)

    assert load_xlsx(path).criteria == criteria


@pytest.mark.parametrize("text", ["=1+1", "+84", "@a", "https://a.vn/b", "1.10", "0012", "_x0041_", "TRUE", "{=1}"])
def test_text_that_looks_like_something_else_stays_text(tmp_path: Path, text: str) -> None:
    criteria = criteria_set(leaf(title=text, notes=text), title=text, notes=text)
    path = str(tmp_path / "set.xlsx")

    write_criteria_xlsx(path, criteria, VIETNAMESE)

    found = load_xlsx(path).criteria
    assert (found.title, found.notes, found.domains[0].title, found.domains[0].notes) == (text, text, text, text)


def test_text_longer_than_a_cell_holds_is_not_lost_in_silence(tmp_path: Path) -> None:
    criteria = criteria_set(leaf(notes="a" * 32_768))

    with pytest.raises(UnusableInputError):
        write_criteria_xlsx(str(tmp_path / "set.xlsx"), criteria, VIETNAMESE)


def test_codes_stay_text_so_that_1_10_is_not_1_1(tmp_path: Path) -> None:
    children = [leaf(Linear(pts("1")), f"k{at}", f"1.{at}") for at in range(1, 12)]
    path = str(tmp_path / "set.xlsx")

    write_criteria_xlsx(path, criteria_set(branch(*children)), VIETNAMESE)

    cells = read_workbook(path)[0].cells
    assert [(cells[row, 1].text, cells[row, 1].kind) for row in (3, 12)] == [("1.1", "text"), ("1.10", "text")]
    assert [node.code for node in load_xlsx(path).criteria.items()] == [f"1.{at}" for at in range(1, 12)]


def test_the_layout_is_the_official_one_with_the_notation_hidden_on_the_right(tmp_path: Path) -> None:
    cells = read_workbook(small(tmp_path))[0].cells

    assert [cells[1, column].text for column in range(1, 11)] == [
        "Mã",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Số liệu kê khai",
        "Cách tính điểm",
        "Tài liệu kiểm chứng",
        "Cơ quan thẩm định",
        "Không áp dụng khi",
        "Hiệu lực từ",
        "Ghi chú",
    ]
    assert [cells[3, column].text for column in (1, 2, 3, 5, 11, 12, 13)] == [
        "1.1",
        "Kế hoạch",
        "2",
        "đạt: 2; không đạt: 0",
        "2",
        "plan",
        '{"type": "yes_no"}',
    ]


def test_the_same_set_gives_the_same_workbook(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()

    assert Path(exported(tmp_path)).read_bytes() == Path(exported(tmp_path / "again")).read_bytes()


def test_a_maximum_changed_on_the_left_is_what_counts(tmp_path: Path) -> None:
    found = load_xlsx(edited(small(tmp_path), C3="3,5", B3="Kế hoạch mới"))

    assert items(found)[1] == ("1.1", "Kế hoạch mới", pts("3.5"))
    assert told(found.faults) == [
        ("children-do-not-add-up", "A2", "domains[0]"),
        ("rule-words-changed", "E3", "domains[0].children[0].rule_words"),
    ]


def test_words_of_a_rule_changed_alone_are_a_fault(tmp_path: Path) -> None:
    found = load_xlsx(edited(small(tmp_path), E3="đạt: 5; không đạt: 0"))

    place = Place("set.xlsx", "domains[0].children[0].rule_words", sheet=ITEMS_SHEET, cell="E3")
    changed = [fault for fault in found.faults if fault.code == "rule-words-changed"]
    assert changed == [Fault("rule-words-changed", place, params={"item": "1.1"})]
    assert (len(told(found.faults)), found.is_whole) == (1, False)


def test_white_space_in_the_words_of_a_rule_changes_nothing(tmp_path: Path) -> None:
    found = load_xlsx(edited(small(tmp_path), E3=" đạt:  2;\nkhông đạt: 0 "))

    assert (told(found.faults), found.is_whole) == ([], True)


def test_a_rule_changed_with_its_words_is_read(tmp_path: Path) -> None:
    found = load_xlsx(edited(small(tmp_path), E3="tỷ lệ × 2", M3='{"type": "linear"}'))

    rules = [node.rules[0].rule for node in found.criteria.items()]
    assert (rules[0], told(found.faults)) == (Linear(pts("2")), [])


@pytest.mark.parametrize(
    "text",
    ["{", "yes_no", '{"type": }', "[" * 100_000, r'{"type": "yes_no\ud800"}', r'{"type": "yes_no", "\ud800": "1"}'],
)
def test_a_rule_that_is_no_notation_is_a_fault_of_its_cell(tmp_path: Path, text: str) -> None:
    found = load_xlsx(edited(small(tmp_path), M3=text[:32_000]))

    assert [each for each in told(found.faults) if each[0] == "cell-not-notation"] == [("cell-not-notation", "M3", "")]
    assert found.is_whole is False


def test_a_rule_misspelt_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    found = load_xlsx(edited(small(tmp_path), M3='{"type": "yes_no", "otherwis": 1}'))

    assert told(found.faults) == [("unknown-key", "M3", "domains[0].children[0].rule.otherwis")]
    assert found.is_whole is False


def test_an_item_whose_code_and_maximum_were_deleted_does_not_vanish(tmp_path: Path) -> None:
    path = str(tmp_path / "set.xlsx")
    write_criteria_xlsx(path, criteria_set(leaf(Linear(pts("5"))), leaf(YesNo(0), "b", "2")), VIETNAMESE)

    found = load_xlsx(edited(path, A3="", C3=""))

    assert ([code for code, _, _ in told(found.faults)], found.is_whole) != ([], True)
    assert len(items(found)) == 2


def test_a_pasted_table_is_read_whole_but_for_the_rules_and_the_head(tmp_path: Path) -> None:
    rows = (("1", "Lĩnh vực A", 3), ("1.1", "Tiêu chí 1", "2,5"), ("1.2", "Tiêu chí 2", 0.5), ("", "Ghi chú", ""))

    found = load_xlsx(pasted(tmp_path, *rows))

    assert items(found) == [
        ("1", "Lĩnh vực A", pts("3")),
        ("1.1", "Tiêu chí 1", pts("2.5")),
        ("1.2", "Tiêu chí 2", pts("0.5")),
    ]
    assert found.is_whole is False
    assert told(found.faults) == [
        ("rule-missing", "A5", "domains[0].children[0]"),
        ("rule-missing", "A6", "domains[0].children[1]"),
    ]
    keys = [fault.params["key"] for fault in found.faults if fault.code == "missing-key"]
    assert keys == ["code", "format", "level", "status", "title", "total", "year"]
    assert {fault.at.document for fault in found.faults} == {"annex.xlsx"}


def test_a_damaged_paste_gives_every_row_and_every_fault_at_its_cell(tmp_path: Path) -> None:
    rows = (
        ("1", "Lĩnh vực A", 3),
        (1.1, "Tiêu chí 1", "hai"),
        ("1.2", "Tiªu chÝ 2", 1),
        ("", "Không có mã", 1),
        ("2.1.1", "Thiếu cấp trên", 0.5),
        ("x?", "Mã lạ", 1),
    )

    found = load_xlsx(pasted(tmp_path, *rows))

    assert [(code, title) for code, title, _ in items(found)] == [
        ("1", "Lĩnh vực A"),
        ("1.1", "Tiêu chí 1"),
        ("1.2", "Tiªu chÝ 2"),
        ("", "Không có mã"),
        ("2.1.1", "Thiếu cấp trên"),
        ("x?", "Mã lạ"),
    ]
    assert found.is_whole is False
    assert [(code, cell) for code, cell, _ in told(found.faults) if code != "rule-missing"] == [
        ("children-do-not-add-up", "A7"),
        ("item-code-is-number", "A5"),
        ("item-level-skipped", "A8"),
        ("item-level-unknown", "A7"),
        ("item-level-unknown", "A9"),
        ("missing-key", "A7"),
        ("missing-key", "A7"),
        ("not-a-plain-number", "C5"),
        ("old-font", "B6"),
    ]


def test_a_code_that_excel_took_for_a_date_is_a_fault(tmp_path: Path) -> None:
    path = str(tmp_path / "annex.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Phụ lục")
        sheet.write_row(0, 0, ("Mã", "Tiêu chí", "Điểm"))
        sheet.write_row(1, 0, ("1", "A", 1))
        sheet.write_number(2, 0, 44_563, book.add_format({"num_format": "dd/mm"}))
        sheet.write_row(2, 1, ("Tiêu chí 1", 1))

    assert [each[:2] for each in told(load_xlsx(path).faults) if each[0] == "item-level-unknown"] == [
        ("item-level-unknown", "A3")
    ]


def test_a_formula_in_a_paste_is_read_by_its_value_and_refused_without_one(tmp_path: Path) -> None:
    path = str(tmp_path / "annex.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Phụ lục")
        sheet.write_row(0, 0, ("Mã", "Tiêu chí", "Điểm"))
        for row, (code, value) in enumerate((("1", 3), ("2", ""), ("3", "#REF!"), ("4", 9)), start=1):
            sheet.write_row(row, 0, (code, f"Lĩnh vực {code}"))
            sheet.write_formula(row, 2, "=1+2", None, value)

    found = load_xlsx(path)

    assert [most for _, _, most in items(found)] == [pts("3"), 0, 0, pts("9")]
    assert [each[:2] for each in told(found.faults) if each[0] not in {"rule-missing", "missing-key"}] == [
        ("cell-error", "C4"),
        ("formula-differs", "C5"),
        ("formula-without-value", "C3"),
    ]


@pytest.mark.parametrize(
    ("rows", "head", "fault"),
    [
        ([("1", "A", 3)], ("a", "b", "c"), ("columns-missing", {"columns": "Mã, Tiêu chí, Điểm tối đa"})),
        ([], ("STT", "Nội dung", "Điểm"), ("no-rows", {})),
        ([("", "Chỉ có tên", "")], ("STT", "Nội dung", "Điểm"), ("no-rows", {})),
    ],
)
def test_a_workbook_without_items_is_refused(
    tmp_path: Path, rows: list[Sequence[object]], head: Sequence[str], fault: tuple[str, dict[str, str]]
) -> None:
    code, params = fault

    assert refused(pasted(tmp_path, *rows, head=head)) == Fault(code, Place("annex.xlsx"), params=params)


def test_two_columns_of_one_meaning_are_a_fault_and_no_guess(tmp_path: Path) -> None:
    path = pasted(tmp_path, (1, "A", 3, "I"), head=("STT", "Nội dung", "Điểm chuẩn", "Mã"))

    found = load_xlsx(path)

    place = Place("annex.xlsx", sheet="Phụ lục", cell="D3")
    assert Fault("column-twice", place, params={"text": "Mã"}) in found.faults
    assert not found.is_whole


@pytest.mark.parametrize("heading", ["TT", "Mã tiêu chí", " mã ", "STT"])
def test_headings_of_annexes_are_known_whatever_their_case(tmp_path: Path, heading: str) -> None:
    found = load_xlsx(pasted(tmp_path, ("1", "A", 3), head=(heading, "TIÊU CHÍ", "Thang\nđiểm")))

    assert items(found) == [("1", "A", pts("3"))]


@pytest.mark.parametrize(
    "tree",
    [
        {"a": "1"},
        {"a": {"b": "1", "c": "2"}},
        {"a": ["1", "2", "3"]},
        {"a": [{"b": "1"}, {"b": "2", "c": ["x", "y"]}]},
        {"a": {"b-c": {"d": "1"}}, "e": "2"},
    ],
)
def test_a_header_is_flattened_and_rebuilt_equal(tree: dict[str, Any]) -> None:
    assert unflattened(flattened(tree)) == tree


def test_the_header_keeps_order_of_long_lists() -> None:
    tree = {"a": [str(at) for at in range(12)]}

    assert unflattened(flattened(tree)) == tree


def test_whole_set_written_by_hand_is_the_one_read_back(tmp_path: Path) -> None:
    found = load_xlsx(small(tmp_path))

    assert (found.criteria, found.is_whole) == (load_yaml(set_file(tmp_path, WHOLE)).criteria, True)
