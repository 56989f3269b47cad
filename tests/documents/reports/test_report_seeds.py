"""Real reports, read whole; the texts are not in the repository."""

from pathlib import Path

import pytest
from report_pages import shown_block, wrong_places

from parindex.core.proofreading.page import Document, Footnote, Lines, Table
from parindex.documents.reports.plain import plain_document

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"
NAMES = (
    "cu-lao-dung-quarter-report-2024q1",
    "gio-linh-district-result-2022",
    "krong-no-commune-ranking-2022",
    "quang-tri-directive-2023",
    "trieu-trach-remediation-2022",
)

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real reports are not here")


def seed(name: str) -> Document:
    found = next(SEEDS.glob(f"{name}*.txt"))
    return plain_document(found.read_text(encoding="utf-8"), found.name)


def joined_lines(document: Document) -> dict[int, int]:
    """Tell for the first line of each paragraph of several its last."""
    lines = Lines(document.text)
    spread = [(lines.number(paragraph.start), lines.number(paragraph.end)) for paragraph in document.paragraphs]
    return {first: last for first, last in spread if last > first}


@pytest.mark.parametrize("name", NAMES)
def test_every_place_is_true(name: str) -> None:
    assert wrong_places(seed(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_words_are_lost(name: str) -> None:
    document = seed(name)
    covered = {at for block in document.blocks for at in range(block.start, block.end)}
    left = "".join(" " if at in covered else sign for at, sign in enumerate(document.text))

    assert set(left) - set(" \n*|-") == set()


def test_tables_broken_over_pages_are_whole() -> None:
    lines = Lines(seed("krong-no").text)
    tables = list(seed("krong-no").tables)

    assert [(lines.number(table.start), lines.number(table.end)) for table in tables] == [
        (78, 92),
        (102, 116),
        (132, 149),
        (161, 178),
        (189, 203),
        (215, 229),
        (241, 258),
        (270, 287),
    ]
    assert [(table.headers, len(table.body)) for table in tables] == [(1, 13)] * 8


def test_sentences_cut_by_pages_are_whole() -> None:
    assert [joined_lines(seed(name)) for name in NAMES] == [
        {11: 12, 34: 36, 58: 60, 90: 92, 191: 192},
        {8: 9, 102: 104, 136: 138, 298: 300, 322: 324, 337: 338},
        {34: 36, 118: 120, 331: 333},
        {3: 4, 13: 16, 26: 30, 42: 44, 56: 58, 70: 72},
        {3: 4, 10: 11, 30: 31, 35: 36},
    ]


def test_a_footnote_that_interrupts_a_sentence() -> None:
    document = seed("quang-tri")
    [note] = document.footnotes
    words = (
        "Kế hoạch số 65/KH-UBND ngày 28/3/2023 và Quyết định số 1323/QĐ-UBND ngày 15/6/2023 của UBND tỉnh Quảng Trị."
    )

    assert (note.mark, note.text.strip()) == ("¹", words)
    assert document.text[note.anchor - 9 : note.anchor + 2] == "Quảng Trị¹."
    assert [isinstance(block, Footnote) for block in document.blocks].count(True) == 1


def test_a_table_of_tabs_with_lists_in_its_cells() -> None:
    [table] = seed("trieu-trach").tables

    assert (table.headers, len(table.body), {len(row) for row in table.rows}) == (1, 13, {6})
    assert [row[0].words.partition(" ")[0] for row in table.body] == [
        "I.",
        "1.1.3.",
        "1.2",
        "1.5.3.",
        "1.6.",
        "II.",
        "2.4.4.",
        "III.",
        "3.12.",
        "3.13.1.",
        "3.13.3.",
        "VII.",
        "7.7.Áp",
    ]
    assert table.body[1][5].words.startswith("- Cả năm - Cả năm - Kế hoạch ban hành trước ngày 01/5")


def test_marks_of_a_whole_report() -> None:
    marks = [block.mark for block in seed("quang-tri").paragraphs if block.mark not in ("", "-")]

    assert marks == ["1.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "9.", "10.", "12.", "13."]


def test_no_report_has_other_tables() -> None:
    assert [len([block for block in seed(name).blocks if isinstance(block, Table)]) for name in NAMES] == [
        0,
        0,
        8,
        0,
        1,
    ]


def test_a_line_of_stars_is_a_mark_in_emphasis() -> None:
    said = [shown_block(block) for block in seed("krong-no").blocks]

    assert said.count(("*", "Đánh giá chung")) == 6
