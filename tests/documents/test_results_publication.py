"""The published table of Krông Nô 2022: the figures of the paper, and what has to be said of them."""

from pathlib import Path

from parindex.core.publication import DomainPoints, PublishedDomain, PublishedLine
from parindex.documents.results.as_publication import table_of_files
from parindex.wording.language import language


def test_a_library_result_gives_the_figures_of_its_paper(krong_no: Path) -> None:
    paper, scores = str(krong_no / "published.yaml"), str(krong_no / "scores.csv")

    table = table_of_files("krong-no-commune-2022", scores, paper, "Chỉ số CCHC năm 2022", language())

    assert (table.title, table.year, table.mean, len(table.lines)) == ("Chỉ số CCHC năm 2022", 2022, "67.75", 12)
    assert table.domains[0] == PublishedDomain("1", "Công tác chỉ đạo, điều hành CCHC", "17.50", "10.25")
    assert [each.most for each in table.domains] == ["17.50", "10.00", "20.50", "17.50", "8.50", "21.50", "5.00"]
    assert table.lines[0] == PublishedLine(
        "24703",
        "xã Nâm Nung",
        "80.40",
        "100.50",
        "80.00",
        "Tốt",
        "1",
        (
            DomainPoints("17.50", "17.50", "1"),
            DomainPoints("10.00", "10.00", "1"),
            DomainPoints("16.80", "20.50", "3"),
            DomainPoints("17.00", "17.50", "1"),
            DomainPoints("7.50", "8.50", "3"),
            DomainPoints("9.60", "21.50", "2"),
            DomainPoints("2.00", "5.00", "4"),
        ),
    )
    assert [each.rank for each in table.lines] == [str(rank) for rank in range(1, 13)]
    assert len(table.notes) == 11
    assert "Tổng điểm tối đa các lĩnh vực là 100,5, văn bản ghi tổng 100 điểm." in table.notes[1]
