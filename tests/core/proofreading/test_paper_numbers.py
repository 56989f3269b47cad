"""Numbers and days of papers: written as offices write them."""

import pytest

from support.claims import findings


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("Kế hoạch số 37/KH-UBND ngày 25/7/2025", []),
        ("Kế hoạch số 37KH/UBND ngày 25/7/2025", [("number-form", "37KH/UBND", ("37/KH-UBND",))]),
        ("Chỉ thị số 12CT/TU ngày 25/7/2025", [("number-form", "12CT/TU", ("12-CT/TU",))]),
        ("Quyết định số 12/QĐUBND ngày 02/7/2025", [("number-form", "12/QĐUBND", ("12/QĐ-UBND",))]),
        (
            "Kế hoạch số 37/QĐ-UBND ngày 25/7/2025",
            [("code-of-other-kind", "Kế hoạch số 37/QĐ-UBND ngày 25/7/2025", ())],
        ),
        ("Kết luận số 15/TB-UBND ngày 25/7/2025", []),
        ("Đề án 06 (Quyết định số 06/QĐ-TTg ngày 06/01/2022)", []),
        ("Nghị quyết số 12-NQ/TU ngày 25/7/2025", []),
        ("Kế hoạch số 37/KH-UBND ngày 31/6/2025", [("no-such-day", "31/6/2025", ())]),
        ("Kế hoạch số 37/KH-UBND ngày 29 tháng 02 năm 2025", [("no-such-day", "29 tháng 02 năm 2025", ())]),
        ("Kế hoạch số 37/KH-UBND ngày 29 tháng 02 năm 2024", []),
    ],
)
def test_numbers_and_days_of_papers_have_their_form(cited: str, found: list[tuple[str, str, tuple[str, ...]]]) -> None:
    claims = findings(f"Thực hiện {cited} của cơ quan cấp trên.")

    assert [(each.code, each.quote, each.repairs) for each in claims] == found
