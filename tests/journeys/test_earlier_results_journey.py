"""G8: last year's Excel, typed in TCVN3 with merged cells, is moved in; what is not clear is asked."""

from pathlib import Path

from playwright.sync_api import expect

from journeys.journey import Journey
from support.earlier_workbooks import Ranked, workbook

LINES = (
    Ranked("UBND xã Nam Đà", (16.5, 63), 79.5, 1, "Khá"),
    Ranked("Nâm N’Đir", ("9,25", 50), "59,25", 2, "Yếu"),
    Ranked("Xã Nam Đông", (8, 41), 50, 3, "Yếu"),
)


def test_last_years_ranking_is_moved_in(journey: Journey, tmp_path: Path) -> None:
    page = journey.sign_in("dieuphoi")
    page.goto(f"{journey.site.address}/ket-qua/chuyen-so-lieu/")
    journey.looked_at("chuyen-so-lieu-chon-tep")
    page.fill("#title", "Chỉ số CCHC năm 2021 của các xã huyện Krông Nô")
    page.fill("#year", "2021")
    page.select_option("#parent", label="Huyện Krông Nô (đến 30/06/2025)")
    page.fill("#day", "20/01/2022")
    page.set_input_files("#workbook", str(workbook(tmp_path, LINES)))
    page.get_by_role("button", name="Đọc bảng").click()
    page.wait_for_selector("table.dense")

    journey.looked_at("chuyen-so-lieu-doi-chieu")
    expect(page.locator(".cell-converted").nth(3)).to_be_visible()
    expect(page.get_by_role("button", name="Lưu và công bố")).to_have_count(0)
    answers = page.locator("form.questions select")
    for at in range(answers.count()):
        answers.nth(at).select_option(index=1)
    page.get_by_role("button", name="Ghi câu trả lời").click()
    page.get_by_role("button", name="Lưu và công bố").click()

    journey.looked_at()
    page.goto(f"{journey.site.address}/ket-qua/")
    page.get_by_role("link", name="Chỉ số CCHC năm 2021").click()
    assert [cell.inner_text() for cell in page.locator("tbody tr").first.locator("td").all()][2:] == [
        "79,5",
        "Khá",
        "16,5",
        "63",
    ]
