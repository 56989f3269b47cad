"""The site itself: rules, errors in plain words, the keyboard alone, paper."""

from contextlib import closing

import pytest
from playwright.sync_api import Browser, Route, expect

from journeys.conftest import WINDOW
from journeys.journey import Journey


def test_rules_are_tried_saved_and_never_overwritten_unseen(journey: Journey, browser: Browser) -> None:
    page = journey.sign_in("quantri")
    page.get_by_role("link", name="Thiết lập").first.click()
    page.get_by_label("Điểm bắt đầu của mức 2").fill("75")
    page.get_by_role("button", name="Thử trên kết quả gần nhất").click()
    journey.looked_at("thiet-lap-thu")
    assert "đơn vị sẽ đổi xếp loại" in page.locator("div.note").inner_text()

    with closing(browser.new_context(viewport=WINDOW, locale="vi-VN")) as context:
        other = Journey(journey.site, context)
        other.sign_in("quantri")
        other.go("/thiet-lap/")
        other.page.get_by_label("Tên cơ quan").fill("Sở Nội vụ tỉnh Lâm Đồng")
        other.page.get_by_role("button", name="Lưu").click()
        assert other.faults == []
    page.get_by_label("Tên cơ quan").fill("Văn phòng Sở Nội vụ")
    page.get_by_role("button", name="Lưu").click()

    journey.expects(409)
    journey.looked_at("thiet-lap-409")
    assert page.get_by_label("Tên cơ quan").input_value() == "Văn phòng Sở Nội vụ"
    expect(page.get_by_text("Đang lưu: Sở Nội vụ tỉnh Lâm Đồng")).to_have_count(1)


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/nguoi-dung/", "403", "Đồng chí không có quyền thực hiện việc này"),
        ("/khong-co/", "404", "Không tìm thấy nội dung"),
    ],
)
def test_errors_say_what_and_why(journey: Journey, path: str, status: str, title: str) -> None:
    page = journey.sign_in("nhaplieu")
    journey.go(path)

    journey.expects(int(status))
    journey.looked_at(f"loi-{status}")
    assert page.locator("h1").inner_text() == title
    assert page.locator("main p").first.inner_text() != ""
    page.get_by_role("link", name="Về công việc của tôi").click()
    assert page.locator("h1").inner_text() == "Công việc của tôi"


def test_sign_in_and_search_need_no_mouse(journey: Journey) -> None:
    page = journey.go("/dang-nhap/")
    keys = page.keyboard
    page.locator("#id_login").focus()
    keys.type("nhaplieu")
    keys.press("Tab")
    keys.type("trinh-dien-2026")
    keys.press("Enter")
    page.wait_for_url(f"{journey.site.address}/")

    keys.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(12):
        if "/don-vi/" in page.evaluate("document.activeElement.href || ''"):
            break
        keys.press("Tab")
    keys.press("Enter")
    page.wait_for_url("**/don-vi/")
    keys.type("nam nung")
    keys.press("Enter")
    page.wait_for_url("**q=nam*")
    assert page.locator("tbody a").first.inner_text() == "Xã Nâm Nung"


def test_a_ranking_prints_without_the_shell(journey: Journey) -> None:
    page = journey.go("/ket-qua/krong-no-2022/")
    page.emulate_media(media="print")

    journey.looked_at("in-xep-hang")
    hidden = [page.locator(each).first.is_visible() for each in ("header.top", "footer", ".head form", ".demo")]
    assert hidden == [False] * 4
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert page.evaluate("getComputedStyle(document.querySelector('thead th')).position") == "static"


def test_the_network_is_needed_for_nothing_but_the_site(journey: Journey) -> None:
    """T11: whatever is not the site's is refused, and every page is whole."""
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.abort()

    journey.context.route(lambda url: not url.startswith(journey.site.address), refuse)
    journey.sign_in("quantri")
    for path in ("/", "/ket-qua/krong-no-2022/", "/don-vi/", "/ra-soat/", "/nguoi-dung/", "/he-thong/", "/thiet-lap/"):
        page = journey.go(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.fonts.status") == "loaded"
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor") == "rgb(11, 79, 108)"
    assert refused == []
