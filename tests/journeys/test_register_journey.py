"""The register: import, a group as of an earlier day, a merger and what it leaves behind, and who changed what."""

from playwright.sync_api import Page, expect

from journeys.journey import Journey
from parindex.actions.demo import DEMO

COMMUNES = 12


def find(journey: Journey, name: str, day: str = "", kind: str = "") -> Page:
    """Search a unit by name or code."""
    page = journey.go("/don-vi/")
    page.get_by_label("Tên hoặc mã").fill(name)
    if day:
        page.get_by_label("Tại ngày").fill(day)
    if kind:
        page.get_by_label("Loại").select_option(kind)
    page.get_by_role("button", name="Tra cứu").click()
    return page


def open_unit(journey: Journey, name: str, day: str = "") -> Page:
    """Open the page of the one unit of this name."""
    page = find(journey, name, day)
    page.locator("tbody a").first.click()
    return page


def test_a_coordinator_groups_the_communes_of_a_district_of_2022(journey: Journey) -> None:
    journey.sign_in("dieuphoi")
    page = find(journey, "", "2022-11-30")
    journey.looked_at("danh-muc-tra-cuu")
    for row in page.locator("tbody tr").all():
        code = row.locator("td").nth(2).inner_text()
        if "24688" <= code <= "24715":
            row.get_by_role("checkbox").check()
    page.get_by_role("button", name="Lập khối từ các đơn vị đã chọn").click()

    assert page.get_by_label("Ngày tham chiếu").input_value() == "2022-11-30"
    page.get_by_label("Tên khối, cụm").fill("Các xã, thị trấn huyện Krông Nô")
    page.get_by_label("Mã đơn vị quản lý").fill("664")
    journey.looked_at()
    page.get_by_role("button", name="Lưu").click()

    journey.looked_at("danh-muc-khoi")
    assert page.locator("caption").inner_text() == "12 đơn vị, tên tại ngày 30/11/2022"
    codes = page.locator("tbody td:nth-child(2)").all_inner_texts()
    assert (len(codes), codes[0], codes[-1]) == (COMMUNES, "24688", "24715")
    expect(page.get_by_role("link", name="Thị trấn Đắk Mâm")).to_have_count(1)


def test_three_communes_become_one_and_leave_their_matters(journey: Journey) -> None:
    page = journey.sign_in("quantri")
    open_unit(journey, "24688")
    old = page.url
    page.get_by_role("link", name="Hợp nhất…").click()
    page.get_by_label("Mã các đơn vị").fill("24688\n24697\n24703")
    page.get_by_label("Loại").select_option("commune")
    page.get_by_label("Tên", exact=True).fill("Nam Nung Mới")
    page.get_by_label("Mã", exact=True).fill("24688")
    page.get_by_label("Từ ngày").fill("2026-11-01")
    page.get_by_label("Theo quyết định").fill("Nghị quyết 15/NQ-UBTVQH15")
    journey.looked_at("hop-nhat")
    page.get_by_role("button", name="Lưu").click()

    journey.looked_at("no-ke-thua")
    assert page.locator("h1").inner_text() == "Nợ kế thừa: Xã Nam Nung Mới"
    rows = page.locator("tbody tr")
    officer = rows.filter(has_text="Lãnh đạo UBND xã")
    officer.get_by_role("button", name="Tiếp nhận").first.click()
    expect(page.locator("tbody tr", has_text="Lãnh đạo UBND xã").get_by_text("đã tiếp nhận")).to_have_count(1)
    typist = page.locator("tbody tr", has_text="Chuyên viên Văn phòng")
    typist.get_by_role("button", name="Không tiếp nhận").click()
    journey.expects(422)
    expect(page.locator(".errors")).to_have_count(1)
    typist.get_by_role("textbox").fill("Chuyển sang xã khác")
    typist.get_by_role("button", name="Không tiếp nhận").click()
    assert "Chuyển sang xã khác" in typist.inner_text()

    page.goto(old)
    journey.looked_at("don-vi-da-ket-thuc")
    assert page.locator(".note").first.inner_text().startswith("Đơn vị này kết thúc từ ngày 01/11/2026.")
    page.locator(".note a").first.click()
    assert page.locator("h1").inner_text() == "Xã Nam Nung Mới"
    journey.looked_at("don-vi-qua-trinh")
    expect(page.locator(".life li").filter(has_text="01/11/2026").nth(2)).to_be_visible()
    expect(find(journey, "nam nung moi").locator("tbody tr")).to_have_count(1)


def test_a_rename_is_told_with_old_and_new(journey: Journey) -> None:
    page = journey.sign_in("dieuphoi")
    open_unit(journey, "24712")
    page.get_by_role("link", name="Đổi tên…").click()
    page.get_by_label("Tên", exact=True).fill("Quảng Phú Mới")
    page.get_by_label("Từ ngày").fill("2026-11-20")
    page.get_by_label("Theo quyết định").fill("Nghị quyết 20/NQ-HĐND")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_label("Đơn vị này").get_by_role("link", name="Lịch sử").click()

    journey.looked_at("lich-su-don-vi")
    newest = page.locator("tbody tr").first.inner_text()
    assert [
        each for each in ("Đổi tên đơn vị", "(Quảng Phú)", "Quảng Phú Mới", "20/NQ-HĐND") if each not in newest
    ] == []


def test_a_register_is_checked_while_its_owner_waits_and_found_again(journey: Journey) -> None:
    page = journey.sign_in("quantri")
    journey.go("/don-vi/nhap-danh-muc/")
    journey.looked_at("nhap-danh-muc")
    page.get_by_label("Tệp đơn vị").set_input_files(f"{DEMO}/units.csv")
    page.get_by_role("button", name="Kiểm tra tệp").click()

    page.get_by_text("Không có gì để nhập").wait_for()
    journey.looked_at("nhap-danh-muc-ket-qua")
    journey.go("/")
    page.get_by_role("link", name="Danh mục đơn vị đã kiểm tra: units.csv").click()
    page.get_by_role("button", name="Xóa tệp").click()
    expect(page.get_by_text("Đã xóa tệp")).to_have_count(1)
