"""What a report says of its own sections, against the points they state."""

import pytest

from support.claims import findings, seen

REPORT = """Tổng điểm là 25,5 trên 30 điểm. Có {full} lĩnh vực đạt điểm tối đa, gồm lĩnh vực {names}.
Lĩnh vực có tỷ lệ điểm cao nhất là {best}, thấp nhất là {worst}.

Lĩnh vực I. Chỉ đạo, điều hành – được 8 trên 10 điểm

Lĩnh vực II. Cải cách thể chế – được 7,5 trên 10 điểm

Lĩnh vực III. Tổ chức bộ máy – được 10 trên 10 điểm
"""
RIGHT = {"full": "01/03", "names": "III", "best": "Tổ chức bộ máy", "worst": "Cải cách thể chế"}


def test_what_is_said_of_the_sections_holds() -> None:
    claims = seen(REPORT.format(**RIGHT), "highest-section", "lowest-section", "sections-of-report", "full-sections")

    assert [(each.code, each.verdict, each.quote) for each in claims] == [
        ("full-sections", "holds", "01/03"),
        ("sections-of-report", "holds", "01/03"),
        ("highest-section", "holds", "Tổ chức bộ máy"),
        ("lowest-section", "holds", "Cải cách thể chế"),
    ]
    assert findings(REPORT.format(**RIGHT)) == []


@pytest.mark.parametrize(
    ("change", "code", "verdict", "computed"),
    [
        ({"best": "Chỉ đạo, điều hành"}, "highest-section", "fails", "Tổ chức bộ máy"),
        ({"worst": "Chỉ đạo, điều hành"}, "lowest-section", "fails", "Cải cách thể chế"),
        ({"full": "01/08"}, "sections-of-report", "check", "3"),
        ({"names": "II, III"}, "members-named", "fails", "2"),
    ],
)
def test_what_the_sections_contradict_is_found(change: dict[str, str], code: str, verdict: str, computed: str) -> None:
    found = findings(REPORT.format(**{**RIGHT, **change}))

    assert [(each.code, each.verdict, each.computed) for each in found] == [(code, verdict, computed)]


def test_sections_out_of_nothing_have_no_rates() -> None:
    text = REPORT.format(**RIGHT).replace("7,5 trên 10", "0 trên 0")

    assert seen(text, "highest-section", "lowest-section") == []


def test_more_full_sections_than_there_are() -> None:
    found = findings(REPORT.format(**{**RIGHT, "full": "02/03", "names": "II, III"}))

    assert [(each.code, each.verdict, each.computed) for each in found] == [("full-sections", "check", "1")]


def test_points_alone_name_no_section_best() -> None:
    text = REPORT.format(**{**RIGHT, "best": "Chỉ đạo, điều hành"}).replace("có tỷ lệ điểm cao nhất", "quan trọng nhất")

    assert seen(text, "highest-section") == []


def test_a_title_of_a_section_counts_with_its_word() -> None:
    text = """Lĩnh vực I. Chỉ đạo – được 8 trên 10 điểm

Lĩnh vực II. Thể chế – được 7 trên 10 điểm

Lĩnh vực IV. Bộ máy – được 7 trên 10 điểm
"""

    assert [(each.code, each.verdict) for each in findings(text)] == [("number-missing", "fails")]
