"""People of a site: officers from Excel, first sign-in by a link, hand-over, locked accounts, PIN, typed text."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from journeys.journey import Journey
from parindex.documents.people.reading import COLUMNS
from parindex.documents.people.writing import write_sheet

NEW_PASSWORD = "một hai ba bốn năm"  # noqa: S105 -- of an example person
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
PIN = "274951"
LEAVER = "Chuyên viên thẩm định (Sở Tư pháp)"


def officers(folder: Path, *rows: tuple[str, ...]) -> Path:
    path = folder / "can-bo.xlsx"
    write_sheet(str(path), "Người dùng", tuple(COLUMNS.values()), rows)
    return path


def row(
    username: str, name: str, unit: str, role: str = "Cán bộ nhập liệu", day: str = "01/11/2026"
) -> tuple[str, ...]:
    return (username, name, unit, role, "", day, "", "", "")


def person_page(journey: Journey, name: str) -> Page:
    page = journey.go("/nguoi-dung/")
    page.get_by_role("link", name=name).click()
    return page


def test_officers_come_from_excel_all_or_none_and_open_their_accounts(journey: Journey, tmp_path: Path) -> None:
    page = journey.sign_in("quantri")
    page.get_by_role("link", name="Người dùng").first.click()
    page.get_by_role("link", name="Nhập từ Excel…").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tệp mẫu").click()
    assert download.value.suggested_filename == "mau-nguoi-dung.xlsx"

    wrong = officers(tmp_path, row("lan.nt", "Nguyễn Thị Lan", "24688"), row("hung", "", "99999", "Vai lạ", "hôm qua"))
    page.set_input_files("#id_file", wrong)
    page.get_by_role("button", name="Nhập", exact=True).click()
    journey.expects(422)
    journey.looked_at("nhap-can-bo-loi")
    lines = page.locator(".errors li").all_inner_texts()
    assert [cell for cell in ("B3", "D3", "F3") if not any(cell in line for line in lines)] == []
    journey.go("/nguoi-dung/?tim=lan.nt")
    expect(page.get_by_role("link", name="Nguyễn Thị Lan")).to_have_count(0)

    right = officers(tmp_path, row("lan.nt", "Nguyễn Thị Lan", "24688"), row("hung.tv", "Trần Văn Hùng", "24688"))
    journey.go("/nguoi-dung/nhap-tu-tep/")
    page.set_input_files("#id_file", right)
    page.get_by_role("button", name="Nhập", exact=True).click()
    journey.looked_at("phieu-tai-khoan")
    expect(page.locator(".slip")).to_have_count(2)
    address = page.locator(".slip", has_text="lan.nt").locator("code").inner_text()
    page.get_by_role("button", name="Đăng xuất").click()

    page.goto(address)
    journey.looked_at("dat-mat-khau")
    page.get_by_label("Mật khẩu mới", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("Nhập lại mật khẩu mới").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Đặt mật khẩu").click()
    page = journey.sign_in("lan.nt", NEW_PASSWORD)
    assert page.locator(".who b").inner_text() == "Nguyễn Thị Lan"
    page.goto(address)
    journey.expects(404)
    expect(page.get_by_label("Mật khẩu mới", exact=True)).to_have_count(0)


def test_a_post_is_handed_over_and_the_name_stays(journey: Journey) -> None:
    journey.sign_in("quantri")
    page = person_page(journey, LEAVER)
    page.get_by_role("link", name="Bàn giao…").click()
    page.get_by_label("Người nhận thực hiện từ ngày").fill(datetime.now(VIETNAM).date().isoformat())
    page.get_by_label("Tên đăng nhập người nhận").fill("congbo")
    journey.looked_at()
    page.get_by_role("button", name="Bàn giao").click()
    journey.looked_at("ban-giao")
    expect(page.get_by_text("Đã bàn giao.")).to_have_count(1)
    page = person_page(journey, "Người công bố kết quả")
    page.get_by_role("cell", name="Cán bộ thẩm định").wait_for()

    journey.go("/nhat-ky/?viec=post.handed-over")
    told = page.locator("tbody tr").first.inner_text()
    assert [each for each in ("Bàn giao công việc", LEAVER) if each not in told] == []


def test_wrong_passwords_lock_and_the_unit_admin_unlocks(journey: Journey) -> None:
    page = journey.page
    for _ in range(6):
        journey.sign_in("lanhdaoxa", "sai mật khẩu rồi")
    journey.expects(422)
    journey.looked_at("bi-khoa")
    journey.sign_in("lanhdaoxa")
    expect(page.locator(".who b")).to_have_count(0)
    journey.expects(422)

    journey.context.clear_cookies()
    journey.sign_in("quantrixa")
    journey.go("/nguoi-dung/nhat-ky-bao-mat/")
    journey.looked_at("nhat-ky-bao-mat")
    assert "Lãnh đạo UBND xã" in page.locator(".note.bad").inner_text()
    page = person_page(journey, "Lãnh đạo UBND xã")
    journey.looked_at("mo-khoa")
    page.locator("#unlock").fill("Đã gọi điện xác nhận")
    page.get_by_role("button", name="Mở khóa").click()
    expect(page.get_by_text("Đã mở khóa tài khoản.")).to_have_count(1)
    with page.expect_download():
        page.evaluate("location.href = '/nguoi-dung/tai-khoan.xlsx'")
    journey.go("/nguoi-dung/nhat-ky-bao-mat/?loai=file-downloaded")
    assert "tệp: Tài khoản" in page.locator("tbody tr").first.inner_text()

    journey.context.clear_cookies()
    journey.sign_in("lanhdaoxa")
    assert page.locator(".who b").inner_text() == "Lãnh đạo UBND xã"


def test_colleagues_change_by_pin_on_a_registered_computer(journey: Journey) -> None:
    page = journey.sign_in("quantrixa")
    journey.go("/nguoi-dung/may-tinh/")
    page.get_by_label("Tên, ví dụ theo phòng làm việc").fill("Một cửa, bàn 2")
    page.get_by_role("button", name="Đăng ký", exact=True).click()
    journey.looked_at("may-tinh")
    page.get_by_role("button", name="Đăng xuất").click()

    page = journey.sign_in("nhaplieu")
    journey.go("/tai-khoan/")
    page.get_by_label("Mã PIN, 06 chữ số").fill(PIN)
    page.get_by_label("Nhập lại mã PIN").fill(PIN)
    page.get_by_role("button", name="Đặt mã PIN").click()
    expect(page.get_by_text("Đã đặt mã PIN.")).to_have_count(1)
    page.get_by_role("button", name="Đăng xuất").click()

    journey.sign_in("quantrixa")
    page.get_by_role("link", name="Đổi người dùng").click()
    page.get_by_label("Chuyên viên Văn phòng HĐND và UBND xã").check()
    page.get_by_label("Mã PIN").fill(PIN)
    journey.looked_at("doi-nguoi-dung")
    page.get_by_role("button", name="Đổi người", exact=True).click()
    assert page.locator(".who b").inner_text() == "Chuyên viên Văn phòng HĐND và UBND xã"


def test_typed_text_survives_an_ended_session(journey: Journey) -> None:
    page = journey.sign_in("quantri")
    journey.go("/thiet-lap/")
    long = "\n".join(f"CQ{at} = Cơ quan thứ {at} của tỉnh" for at in range(60))
    page.get_by_label("Chữ viết tắt").fill(long)
    journey.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lưu").click()
    journey.expects(401)
    journey.looked_at("phien-het-han")
    assert "Nội dung vừa nhập được giữ lại" in page.locator(".note").inner_text()

    page.fill("#id_login", "quantri")
    page.fill("#id_password", "trinh-dien-2026")
    page.click("main button.main")
    journey.looked_at()
    assert page.get_by_label("Chữ viết tắt").input_value() == long
