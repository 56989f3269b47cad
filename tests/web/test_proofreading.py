"""Proofreading in the browser: a report is handed in, read by the worker, shown, and kept only if asked."""

import json
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from word_files import docx, p

from parindex.actions.jobs.kinds import JobRun
from parindex.actions.jobs.uploads import folder_of, told_name
from parindex.actions.proofreading.asking import KEPT_FOR, forget_old_reports
from parindex.actions.proofreading.reading import proofread
from parindex.records.models import Blob, Event, Job, KeptReport
from parindex.records.queries.actors import actor_of
from support.pages import body_of, errors_of, page_of
from support.register import Register
from support.wrong_letter import LETTER

pytestmark = pytest.mark.django_db
MISSING = UUID(int=7)
WORD = docx("".join(p(line) for line in LETTER.splitlines() if line))


@pytest.fixture
def officer(signed_in: Callable[..., Client]) -> Client:
    return signed_in("entry-officer")


def hand_in(client: Client, content: bytes = LETTER.encode(), name: str = "Công văn 10.txt") -> Job:
    answer = client.post("/ra-soat/", {"report": SimpleUploadedFile(name, content)})
    job = Job.objects.latest("made_at")
    assert (answer.status_code, answer["Location"]) == (302, f"/ra-soat/{job.pk}/")
    return job


def read(job: Job) -> Job:
    """Do what a worker does with the job."""
    assert job.owner is not None
    proofread(JobRun(job, actor_of(job.owner, timezone.localdate())))
    job.state, job.ended_at = "done", timezone.now()
    job.save()
    return job


def test_a_report_waits_until_it_is_read(officer: Client) -> None:
    job = hand_in(officer)

    root = page_of(officer.get(f"/ra-soat/{job.pk}/"))

    assert (job.kind, job.args["name"], root.findtext(".//h1")) == ("proofread", "Công văn 10.txt", "Công văn 10.txt")
    assert [each.get("hx-get") for each in root.xpath("//*[@hx-get]")] == [f"/ra-soat/{job.pk}/"]
    part = officer.get(f"/ra-soat/{job.pk}/", headers={"HX-Request": "true"})
    assert part.content.startswith(b'<div class="panel" role="status"')


def test_a_page_that_waits_goes_on_when_the_report_is_read(officer: Client) -> None:
    job = read(hand_in(officer))

    answer = officer.get(f"/ra-soat/{job.pk}/", headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == f"/ra-soat/{job.pk}/"


def test_every_figure_is_shown_with_its_claim(officer: Client) -> None:
    job = read(hand_in(officer))

    root = page_of(officer.get(f"/ra-soat/{job.pk}/"))

    [article], [aside] = root.find_class("paper"), root.iter("aside")
    leads = [(each.find("a").get("href")[1:], each.get("id")) for each in article.iter("mark")]
    assert all(back == f"#{own}" for goes, own in leads for back in root.xpath(f"//*[@id='{goes}']/a/@href"))
    assert [each.text for each in article.xpath(".//mark[@class='fails']/a")] == ["92,47", "95/28%"]
    assert [each.text_content() for each in aside.iter("h2")] == ["02 số liệu chưa khớp"]
    assert "Có thể là" in aside.text_content()


def test_a_word_file_is_taken_away_with_comments(officer: Client) -> None:
    job = read(hand_in(officer, WORD, "Báo cáo.docx"))

    answer = officer.get(f"/ra-soat/{job.pk}/ghi-chu.docx")

    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''ra-soat-B%C3%A1o%20c%C3%A1o.docx"
    assert (answer["X-Content-Type-Options"], answer.content[:2]) == ("nosniff", b"PK")


def test_what_is_no_word_file_has_no_comments(officer: Client) -> None:
    job = read(hand_in(officer))

    assert officer.get(f"/ra-soat/{job.pk}/ghi-chu.docx").status_code == 404
    assert "Chỉ ghi chú được vào tệp Word" in page_of(officer.get(f"/ra-soat/{job.pk}/")).text_content()


def test_findings_are_data_too(officer: Client) -> None:
    job = read(hand_in(officer))

    answer = officer.get(f"/ra-soat/{job.pk}/du-lieu.json")

    tree = json.loads(answer.content)
    assert tree["documents"][0]["summary"]["fails"] == 2


def test_a_report_that_cannot_be_read_says_why(officer: Client) -> None:
    job = read(hand_in(officer, b"\x00\x01\x02", "ảnh.docx"))

    root = page_of(officer.get(f"/ra-soat/{job.pk}/"))

    [note] = root.find_class("bad")
    assert note.text_content().startswith("ảnh.docx: ")
    assert root.find_class("paper") == []


@pytest.mark.parametrize(("files", "line"), [({}, "Chưa chọn tệp. Chọn tệp rồi gửi lại.")])
def test_without_a_file_that_is_said(officer: Client, files: dict[str, object], line: str) -> None:
    answer = officer.post("/ra-soat/", files)

    assert (answer.status_code, errors_of(answer), Job.objects.count()) == (422, [line], 0)


def test_an_empty_file_is_refused_and_leaves_nothing(officer: Client, settings: Settings) -> None:
    answer = officer.post("/ra-soat/", {"report": SimpleUploadedFile("a.txt", b"")})

    assert (answer.status_code, Job.objects.count()) == (422, 0)
    assert errors_of(answer) == ["a.txt: Tệp trống. Chọn tệp có số liệu."]
    assert [path for path in settings.SITE.folder.rglob("*") if path.is_file()] == []


def test_nothing_is_stored_unless_asked(officer: Client) -> None:
    job = read(hand_in(officer))
    officer.get(f"/ra-soat/{job.pk}/")

    assert (KeptReport.objects.count(), Blob.objects.count(), Event.objects.count()) == (0, 0, 0)
    assert forget_old_reports(timezone.now()) == 0
    assert forget_old_reports(timezone.now() + KEPT_FOR + timedelta(seconds=1)) == 1
    assert (folder_of(job).exists(), Job.objects.count()) == (False, 0)


def test_a_report_is_removed_at_once_when_asked(officer: Client) -> None:
    job = read(hand_in(officer))

    officer.post(f"/ra-soat/{job.pk}/xoa/")

    assert (folder_of(job).exists(), Job.objects.count()) == (False, 0)


def test_a_report_is_kept_by_one_event_and_removed_by_another(officer: Client) -> None:
    job = read(hand_in(officer))

    address = officer.post(f"/ra-soat/{job.pk}/luu/")["Location"]
    kept = KeptReport.objects.get()
    page = page_of(officer.get(address))
    original = officer.get(f"{address}tep/")
    removed = officer.post(f"{address}xoa/", {"version": "1"})

    assert (address, kept.fails, kept.unit) == (f"/ra-soat/da-luu/{kept.pk}/", 2, None)
    assert page.findtext(".//h1") == "Rà soát số liệu: Công văn 10.txt"
    assert original.content == LETTER.encode()
    assert removed["Location"] == "/ra-soat/"
    assert [event.verb for event in Event.objects.order_by("seq")] == ["report.kept", "report.removed"]
    assert (KeptReport.objects.count(), Blob.objects.count()) == (0, 0)


def test_files_another_report_keeps_stay(officer: Client) -> None:
    first, second = [officer.post(f"/ra-soat/{read(hand_in(officer)).pk}/luu/")["Location"] for _ in range(2)]

    officer.post(f"{first}xoa/", {"version": "1"})

    assert officer.get(f"{second}tep/").content == LETTER.encode()


def test_a_stale_page_removes_nothing(officer: Client) -> None:
    address = officer.post(f"/ra-soat/{read(hand_in(officer)).pk}/luu/")["Location"]

    assert officer.post(f"{address}xoa/", {"version": "0"}).status_code == 409
    assert KeptReport.objects.count() == 1


@pytest.mark.parametrize("part", ["", "ghi-chu.docx", "du-lieu.json"])
def test_a_report_of_somebody_else_is_as_if_it_were_not_there(
    officer: Client, signed_in: Callable[..., Client], part: str
) -> None:
    job = read(hand_in(officer, WORD, "a.docx"))
    other = signed_in("unit-leader")

    hidden, missing = other.get(f"/ra-soat/{job.pk}/{part}"), other.get(f"/ra-soat/{MISSING}/{part}")

    assert (hidden.status_code, body_of(hidden)) == (404, body_of(missing))
    assert officer.get(f"/ra-soat/{job.pk}/{part}").status_code == 200


@pytest.mark.parametrize("deed", ["luu", "xoa"])
def test_a_report_of_somebody_else_is_neither_kept_nor_removed(
    officer: Client, signed_in: Callable[..., Client], deed: str
) -> None:
    job = read(hand_in(officer))

    assert signed_in("unit-leader").post(f"/ra-soat/{job.pk}/{deed}/").status_code == 404
    assert (folder_of(job).exists(), KeptReport.objects.count()) == (True, 0)


def test_what_is_kept_for_the_unit_its_people_see_and_no_others(
    officer: Client, signed_in: Callable[..., Client], register: Register
) -> None:
    unit = str(register.units["an-phu"].pk)
    address = officer.post(f"/ra-soat/{read(hand_in(officer)).pk}/luu/", {"unit": unit})["Location"]

    seen = [signed_in("unit-leader"), signed_in("unit-leader", "binh-loi"), signed_in("entry-officer", "cat-trinh")]

    assert [client.get(address).status_code for client in seen] == [200, 404, 404]
    assert [client.get(f"{address}tep/").status_code for client in seen] == [200, 404, 404]
    assert [client.post(f"{address}xoa/", {"version": "1"}).status_code for client in seen] == [404, 404, 404]
    assert KeptReport.objects.count() == 1


def test_nobody_keeps_a_report_for_a_foreign_unit(officer: Client, register: Register) -> None:
    unit = str(register.units["cat-trinh"].pk)

    officer.post(f"/ra-soat/{read(hand_in(officer)).pk}/luu/", {"unit": unit})

    assert KeptReport.objects.get().unit is None


def test_a_read_report_waits_in_my_work(officer: Client) -> None:
    job = read(hand_in(officer))

    [entry] = page_of(officer.get("/")).find_class("todo")[0].iter("li")

    assert (entry.find("a").get("href"), entry.find("a").text) == (
        f"/ra-soat/{job.pk}/",
        "Đã rà soát: Công văn 10.txt",
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Tài liệu\\báo cáo.docx", "báo cáo.docx"),
        ("Ho\u0300a.docx", "Hòa.docx"),
        ("a\u202etxt.docx\n", "atxt.docx"),
        ("...", "bao-cao"),
        ("x" * 300 + ".docx", "x" * 250 + ".docx"),
    ],
)
def test_names_are_told_as_people_read_them(name: str, told: str) -> None:
    assert told_name(name) == told


@pytest.mark.parametrize("count", [1, 4])
def test_the_first_page_asks_the_database_as_often_whatever_is_there(
    officer: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        hand_in(officer)

    with django_assert_num_queries(5):
        officer.get("/ra-soat/")
