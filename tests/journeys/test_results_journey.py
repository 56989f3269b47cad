"""A citizen reads the result of the own commune, without an account; and finds it after the merger."""

from playwright.sync_api import expect

from journeys.journey import Journey


def test_a_citizen_reads_a_ranking_and_a_commune(journey: Journey) -> None:
    page = journey.go("/ket-qua/")
    journey.looked_at()
    page.get_by_role("link", name="Chỉ số CCHC năm 2022").click()
    journey.looked_at("ket-qua-xep-hang")
    expect(page.locator("tbody tr")).to_have_count(12)

    page.get_by_label("Tìm đơn vị").fill("nam d")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="xã Nam Đà").click()

    journey.looked_at("ket-qua-don-vi")
    assert page.locator("h1").inner_text() == "xã Nam Đà"
    assert page.locator(".note").inner_text() == "Đơn vị này nay thuộc: Xã Nam Đà."


def test_a_phone_needs_no_sideways_scroll(journey: Journey) -> None:
    journey.page.set_viewport_size({"width": 360, "height": 740})
    for path in ("/ket-qua/", "/ket-qua/krong-no-2022/", "/ket-qua/krong-no-2022/xa-nam-da/", "/dang-nhap/"):
        journey.go(path)
        journey.looked_at()


def test_an_address_that_is_not_there_says_so(journey: Journey) -> None:
    page = journey.go("/ket-qua/khong-co/")

    journey.expects(404)
    journey.looked_at()
    assert page.locator("h1").inner_text() == "Không tìm thấy nội dung"
