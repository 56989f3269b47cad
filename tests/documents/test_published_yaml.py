from pathlib import Path

import pytest

from parindex.core.analysis.published import PrintedMean, PrintedRow, PrintedTable, PublishedPaper
from parindex.core.criteria.model import KnownFault
from parindex.core.faults import Fault, UnusableInputError
from parindex.documents.published_yaml import read_published
from support.sets import pts

PAPER = """\
format: parindex-published/1
title: Báo cáo thử
source: mục III
tables:
  - of: total
    title: Bảng chung
    rows:
      - {unit: "0012", points: "80.4", rank: 1, grade: Tốt}
      - {unit: B, points: 80}
      - {unit: C, rank: 3}
      - {unit: D}
    means:
      - {printed: "67.60", at: mục V}
  - of: steering
    title: Lĩnh vực 1
    rows:
      - {unit: B, points: "-0.5"}
known_faults:
  - {code: published-rank-differs, at: steering B, found: {printed: 2, computed: 3}, source: in nhầm}
"""


def paper_file(folder: Path, text: str = PAPER) -> str:
    path = folder / "paper.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def refused(folder: Path, text: str) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        read_published(paper_file(folder, text))
    return refusal.value.fault


def test_a_paper_is_read_with_its_tables_means_and_known_slips(tmp_path: Path) -> None:
    assert read_published(paper_file(tmp_path)) == PublishedPaper(
        "Báo cáo thử",
        (
            PrintedTable(
                "",
                "Bảng chung",
                (
                    PrintedRow("0012", pts("80.4"), 1, "Tốt"),
                    PrintedRow("B", pts("80")),
                    PrintedRow("C", rank=3),
                    PrintedRow("D"),
                ),
                (PrintedMean(pts("67.6"), 2, "mục V"),),
            ),
            PrintedTable("steering", "Lĩnh vực 1", (PrintedRow("B", -pts("0.5")),)),
        ),
        (KnownFault("published-rank-differs", "steering B", "in nhầm", {"printed": "2", "computed": "3"}),),
    )


def test_a_paper_without_tables_is_read(tmp_path: Path) -> None:
    text = "format: parindex-published/1\ntitle: Báo cáo\ntables: []\n"

    assert read_published(paper_file(tmp_path, text)) == PublishedPaper("Báo cáo", ())


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("parindex-published/1", "parindex-criteria/1", ("not-one-of", 1, "format")),
        ("title: Báo cáo thử\n", "", ("missing-key", 1, "")),
        ('"80.4"', "tám mươi", ("not-a-plain-number", 8, "tables[0].rows[0].points")),
        ("rank: 1", "rank: nhất", ("not-a-plain-number", 8, "tables[0].rows[0].rank")),
        ("rank: 3", "rank: 2.5", ("not-whole", 10, "tables[0].rows[2].rank")),
        ("{unit: D}", "{unt: D}", ("unknown-key", 11, "tables[0].rows[3].unt")),
        ("{unit: D}", "{unit: D, hang: 1}", ("unknown-key", 11, "tables[0].rows[3].hang")),
        ("{unit: D}", "D", ("not-a-mapping", 11, "tables[0].rows[3]")),
        ('"67.60"', '"67.60000"', ("too-fine", 13, "tables[0].means[0].printed")),
        ('"67.60"', "sáu", ("not-a-plain-number", 13, "tables[0].means[0].printed")),
        ("{unit: D}", '{unit: ""}', ("blank", 11, "tables[0].rows[3].unit")),
        ("source: in nhầm", "sorce: in nhầm", ("unknown-key", 19, "known_faults[0].sorce")),
    ],
)
def test_the_first_fault_of_a_paper_refuses_it_at_its_line(
    tmp_path: Path, old: str, new: str, fault: tuple[str, int, str]
) -> None:
    found = refused(tmp_path, PAPER.replace(old, new, 1))

    assert found.at.document == "paper.yaml"
    assert (found.code, found.at.line, found.at.path) == fault


def test_a_misspelt_field_says_which_is_meant(tmp_path: Path) -> None:
    fault = refused(tmp_path, PAPER.replace("{unit: D}", "{unit: D, rnk: 1}"))

    assert fault.params == {"key": "rnk", "meant": "rank"}
