"""An officer checks the figures of a letter at 16:50 on the last day."""

from playwright.sync_api import FilePayload, expect
from word_files import docx, p

from journeys.journey import Journey
from support.wrong_letter import LETTER

WORD: FilePayload = {
    "name": "Công văn 10.docx",
    "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "buffer": docx("".join(p(line) for line in LETTER.splitlines() if line)),
}


def test_a_letter_is_proofread_and_taken_away_with_comments(journey: Journey) -> None:
    page = journey.sign_in("nhaplieu")
    journey.looked_at("cong-viec-cua-toi")
    page.get_by_role("link", name="Rà soát số liệu").first.click()
    journey.looked_at("ra-soat-chon-tep")

    page.set_input_files("#report", files=WORD)
    page.get_by_role("button", name="Rà soát số liệu").click()
    page.wait_for_selector("article.paper")

    journey.looked_at("ra-soat-ket-qua")
    assert page.locator("aside h2").first.inner_text() == "02 số liệu chưa khớp"
    page.locator("mark.fails a").first.click()
    expect(page.locator("li:target")).to_have_count(1)
    page.locator("li:target > a").first.click()
    assert page.locator("mark:target").inner_text() == "92,47"
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải bản Word có ghi chú").click()
    assert download.value.suggested_filename == "ra-soat-Công văn 10.docx"


def test_a_file_that_is_no_report_is_refused_in_a_sentence(journey: Journey) -> None:
    page = journey.sign_in("nhaplieu")
    page.goto(f"{journey.site.address}/ra-soat/")

    broken: FilePayload = {
        "name": "bao-cao.docx",
        "mimeType": "application/octet-stream",
        "buffer": b"PK\x03\x04 broken",
    }
    page.set_input_files("#report", files=broken)
    page.get_by_role("button", name="Rà soát số liệu").click()
    page.wait_for_selector(".note.bad")

    journey.looked_at()
    assert page.locator(".note.bad").inner_text().startswith("bao-cao.docx: ")


def test_a_report_is_kept_and_found_again(journey: Journey) -> None:
    page = journey.sign_in("nhaplieu")
    page.goto(f"{journey.site.address}/ra-soat/")
    page.set_input_files("#report", files=WORD)
    page.get_by_role("button", name="Rà soát số liệu").click()
    page.wait_for_selector("article.paper")

    page.get_by_role("button", name="Lưu báo cáo này").click()

    journey.looked_at()
    page.goto(f"{journey.site.address}/ra-soat/")
    page.get_by_role("link", name="Công văn 10.docx").last.click()
    expect(page.locator("article.paper")).to_have_count(1)
