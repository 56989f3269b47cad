"""G7: letterhead, abbreviations, classes and tie rule are settled on a page."""

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from parindex.actions.results import Issued, publish_result
from parindex.core.access import GRANTED
from parindex.core.actors import machine
from parindex.core.publication import PublishedLine, PublishedTable
from parindex.records.models import Event, SiteSettings
from support.pages import Answer, cells_of, errors_of

pytestmark = pytest.mark.django_db
TYPED = {
    "version": "1",
    "upper_body": "UBND tỉnh Quảng Trị",
    "own_name": "UBND  xã An Phú",
    "place": "An Phú",
    "abbreviations": "UBND = Ủy ban nhân dân\n\nPNV= Phòng Nội vụ ",
    "band-1-name": "Tốt",
    "band-1-from": "80",
    "band-2-name": "Khá",
    "band-2-from": "65,5",
    "band-3-name": "Yếu",
    "band-3-from": "0",
    "tie_rule": "competition",
}


@pytest.fixture
def admin(signed_in: Callable[..., Client]) -> Client:
    return signed_in("system-admin", "province")


def values(answer: Answer) -> dict[str, str]:
    root = html.document_fromstring(answer.content)
    fields = {str(each.get("name")): str(each.get("value") or "") for each in root.iter("input") if each.get("name")}
    checked = [each.get("value") for each in root.iter("input") if each.get("checked") is not None]
    [area] = root.iter("textarea")
    return fields | {"abbreviations": area.text or "", "tie_rule": "".join(map(str, checked))}


def test_rules_are_saved_by_one_event_and_shown_as_typed(admin: Client) -> None:
    answer = admin.post("/thiet-lap/", TYPED, follow=True)

    row = SiteSettings.objects.get()
    assert (row.own_name, row.abbreviations, row.tie_rule, row.version) == (
        "UBND xã An Phú",
        [["UBND", "Ủy ban nhân dân"], ["PNV", "Phòng Nội vụ"]],
        "competition",
        2,
    )
    assert row.grade_bands == [
        {"name": "Tốt", "floor": 800_000},
        {"name": "Khá", "floor": 655_000},
        {"name": "Yếu", "floor": 0},
    ]
    assert [event.verb for event in Event.objects.all()] == ["site.rules-settled"]
    shown = values(answer)
    assert {name: shown[name] for name in ("band-2-from", "tie_rule", "version", "abbreviations")} == {
        "band-2-from": "65,5",
        "tie_rule": "competition",
        "version": "2",
        "abbreviations": "UBND = Ủy ban nhân dân\nPNV = Phòng Nội vụ",
    }


def test_classes_nobody_settled_yet_are_the_usual_ones(admin: Client) -> None:
    shown = values(admin.get("/thiet-lap/"))

    assert [(shown[f"band-{at}-name"], shown[f"band-{at}-from"]) for at in range(1, 7)] == [
        ("Xuất sắc", "95"),
        ("Tốt", "80"),
        ("Khá", "70"),
        ("Trung bình", "60"),
        ("Yếu", "0"),
        ("", ""),
    ]


def test_every_fault_is_told_and_nothing_is_saved(admin: Client) -> None:
    answer = admin.post("/thiet-lap/", TYPED | {"own_name": "", "band-3-from": "5", "tie_rule": ""})

    assert answer.status_code == 422
    assert errors_of(answer) == [
        "Chưa có tên cơ quan. Nhập đúng như ghi ở đầu văn bản.",
        "Mức cuối “Yếu” bắt đầu từ 5: điểm thấp hơn sẽ không có xếp loại. Để mức cuối bắt đầu từ 0.",
        "Không có cách xếp hạng “”. Chọn một trong các cách đã liệt kê.",
    ]
    assert values(answer)["band-3-from"] == "5"
    assert (SiteSettings.objects.get().version, Event.objects.count()) == (1, 0)


def test_a_bound_that_is_no_number_is_told(admin: Client) -> None:
    assert errors_of(admin.post("/thiet-lap/", TYPED | {"band-1-from": "tám mươi"})) == [
        "Điểm bắt đầu “tám mươi” của mức “Tốt” không phải là số. Nhập điểm, ví dụ 80 hoặc 79,5."
    ]


def test_the_second_of_two_pages_sees_both_values_and_keeps_what_was_typed(admin: Client) -> None:
    admin.post("/thiet-lap/", TYPED)

    answer = admin.post("/thiet-lap/", TYPED | {"own_name": "UBND xã Bình Lợi"})

    assert answer.status_code == 409
    assert values(answer)["own_name"] == "UBND xã Bình Lợi"
    hints = [each.text_content() for each in html.document_fromstring(answer.content).find_class("hint")]
    assert hints[1] == "Đang lưu: UBND xã An Phú"
    assert SiteSettings.objects.get().own_name == "UBND xã An Phú"


def test_rules_are_tried_on_the_latest_result_and_nothing_changes(admin: Client) -> None:
    lines = (
        PublishedLine("1", "Xã A", "80.00", "100", "80", "Tốt", "1", ()),
        PublishedLine("2", "Xã B", "66.00", "100", "66", "Trung bình", "2", ()),
        PublishedLine("3", "Xã C", "66.00", "100", "66", "Trung bình", "2", ()),
        PublishedLine("4", "Xã D", "10.00", "100", "10", "Yếu", "3", ()),
    )
    publish_result(machine("demo"), GRANTED, PublishedTable("Kết quả", 2022, "a", (), lines), Issued("a", "library"))

    answer = admin.post("/thiet-lap/", TYPED | {"try": "1"})

    [note] = [each for each in html.document_fromstring(answer.content).find_class("note") if each.get("role")]
    rows = [cells_of(row) for row in note.iter("tr")][1:]
    assert rows == [
        ["Xã B", "66,00", "Trung bình → Khá", "2 → 2"],
        ["Xã C", "66,00", "Trung bình → Khá", "2 → 2"],
        ["Xã D", "10,00", "Yếu", "3 → 4"],
    ]
    assert SiteSettings.objects.get().version == 1
