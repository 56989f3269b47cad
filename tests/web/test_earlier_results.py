"""G8: last year's workbook moved in; what is not understood is asked cell by cell, and nothing is guessed."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import rmtree
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import DjangoAssertNumQueries

from parindex.actions.earlier_results.reading import read_earlier
from parindex.actions.files import bytes_of
from parindex.actions.jobs.kinds import JobRun
from parindex.actions.jobs.uploads import folder_of
from parindex.records.models import Event, Job, Publication, PublishedStanding
from parindex.records.queries.actors import actor_of
from support.earlier_workbooks import LINES, Ranked, workbook
from support.pages import body_of, errors_of
from support.register import Register

pytestmark = pytest.mark.django_db
TITLE = "Chỉ số CCHC năm 2024"


@pytest.fixture
def coordinator(signed_in: Callable[..., Client]) -> Client:
    return signed_in("coordinator", "province")


def hand_in(client: Client, path: Path, register: Register, **told: str) -> Job:
    fields = {"title": TITLE, "year": "2024", "parent": str(register.units["province"].pk), "decision": "12/QĐ-UBND"}
    fields |= {"day": "15/01/2025", **told}
    answer = client.post("/ket-qua/chuyen-so-lieu/", {**fields, "workbook": upload(path)})
    job = Job.objects.latest("made_at")
    assert (answer.status_code, answer["Location"]) == (302, address(job))
    return job


def upload(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile("Bảng 2024.xlsx", path.read_bytes())


def address(job: Job) -> str:
    return f"/ket-qua/chuyen-so-lieu/{job.pk}/"


def read(job: Job) -> Job:
    """Do what a worker does with the job."""
    assert job.owner is not None
    read_earlier(JobRun(job, actor_of(job.owner, timezone.localdate())))
    job.state, job.ended_at = "done", timezone.now()
    job.save()
    return job


def page(client: Client, job: Job) -> html.HtmlElement:
    answer = client.get(address(job))
    assert answer.status_code == 200
    return html.document_fromstring(answer.content)


def version(root: html.HtmlElement) -> str:
    return str(root.xpath("//input[@name='version']/@value")[0])


def test_a_table_that_is_clear_is_published_as_printed(coordinator: Client, register: Register, tmp_path: Path) -> None:
    path = workbook(tmp_path)
    job = read(hand_in(coordinator, path, register))
    root = page(coordinator, job)

    answer = coordinator.post(f"{address(job)}luu/", {"version": version(root)})

    made = Publication.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/ket-qua/chi-so-cchc-nam-2024/")
    assert (made.title, made.year, made.origin, made.decision, made.published_on) == (
        TITLE,
        2024,
        "earlier",
        "12/QĐ-UBND",
        date(2025, 1, 15),
    )
    assert made.original is not None
    assert bytes_of(made.original.pk) == path.read_bytes()
    lines = PublishedStanding.objects.order_by("place")
    told = [
        (each.name, each.unit_id, each.content["code"], each.content["points"], each.content["rank"]) for each in lines
    ]
    units = register.units
    assert told == [
        ("UBND xã An Phú", units["an-phu"].pk, "19400", "96.5", "1"),
        ("Xã Bình Lợi", units["binh-loi"].pk, "19401", "85.25", "2"),
    ]
    assert [event.verb for event in Event.objects.all()] == ["result.published"]
    assert coordinator.get("/ket-qua/chi-so-cchc-nam-2024/").status_code == 200


def test_what_was_published_says_where_it_came_from(coordinator: Client, register: Register, tmp_path: Path) -> None:
    lines = (LINES[0], LINES[1]._replace(rank=3))
    job = read(hand_in(coordinator, workbook(tmp_path, lines), register))
    coordinator.post(f"{address(job)}luu/", {"version": version(page(coordinator, job))})

    notes = Publication.objects.get().head["notes"]

    assert notes[0] == "Chuyển từ tệp Excel “Bảng 2024.xlsx”, tệp gốc được lưu giữ."
    assert re.fullmatch(r"\d+ ô được chuyển từ phông chữ cũ \(TCVN3, VNI\)\.", notes[1])
    assert [note for note in notes[2:] if "F7" in note and "theo điểm là 2" in note] == notes[2:]


def test_a_saved_table_leaves_nothing_behind(
    coordinator: Client, register: Register, tmp_path: Path, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    job = read(hand_in(coordinator, workbook(tmp_path), register))
    folder = folder_of(job)
    token = version(page(coordinator, job))

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        coordinator.post(f"{address(job)}luu/", {"version": token})

    assert (Job.objects.count(), folder.exists()) == (0, False)


def test_a_converted_cell_says_what_it_was(coordinator: Client, register: Register, tmp_path: Path) -> None:
    root = page(coordinator, read(hand_in(coordinator, workbook(tmp_path), register)))

    told = [cell.text_content() for cell in root.find_class("cell-converted") if cell.tag == "td"]

    assert told == [
        "UBND xã An Phúchuyển từ TCVN3 UBND x· An Phó",
        "Tốtchuyển từ TCVN3 Tèt",
        "Xã Bình Lợichuyển từ TCVN3 X· B×nh Lîi",
        "Tốtchuyển từ TCVN3 Tèt",
    ]


def test_a_unit_nobody_knows_is_asked_and_not_guessed(coordinator: Client, register: Register, tmp_path: Path) -> None:
    lines = (LINES[0], LINES[1]._replace(name="Xã Bình Lơi Đông"))
    job = read(hand_in(coordinator, workbook(tmp_path, lines), register))
    root = page(coordinator, job)

    refused = coordinator.post(f"{address(job)}luu/", {"version": version(root)})

    options = root.xpath("//select[@name='unit-7']/option/@value")
    assert options == ["", str(register.units["an-phu"].pk), str(register.units["binh-loi"].pk), "none"]
    assert (refused.status_code, Publication.objects.count()) == (422, 0)
    assert errors_of(refused) == ["Còn 1 câu hỏi chưa trả lời. Trả lời hết các câu hỏi rồi lưu."]


def test_an_answer_is_kept_and_the_unit_told_is_published(
    coordinator: Client, register: Register, tmp_path: Path
) -> None:
    lines = (LINES[0], LINES[1]._replace(name="Xã Bình Lơi Đông"))
    job = read(hand_in(coordinator, workbook(tmp_path, lines), register))
    unit = str(register.units["binh-loi"].pk)

    kept = coordinator.post(address(job), {"version": version(page(coordinator, job)), "unit-7": unit})
    saved = coordinator.post(f"{address(job)}luu/", {"version": version(page(coordinator, job))})

    assert (kept.status_code, saved.status_code) == (302, 302)
    told = PublishedStanding.objects.get(place=2)
    assert (told.name, str(told.unit_id)) == ("Xã Bình Lơi Đông", unit)


def test_an_answer_that_is_no_choice_is_none(coordinator: Client, register: Register, tmp_path: Path) -> None:
    lines = (LINES[0], LINES[1]._replace(name="Xã Khác"))
    job = read(hand_in(coordinator, workbook(tmp_path, lines), register))

    stranger = str(register.units["cat-trinh"].pk)
    coordinator.post(address(job), {"version": version(page(coordinator, job)), "unit-7": stranger})

    job.refresh_from_db()
    assert job.args["answers"] == {}


def test_answers_of_an_old_page_change_nothing_and_stay_typed(
    coordinator: Client, register: Register, tmp_path: Path
) -> None:
    lines = (LINES[0], LINES[1]._replace(name="Xã Khác"))
    job = read(hand_in(coordinator, workbook(tmp_path, lines), register))
    old = version(page(coordinator, job))
    coordinator.post(address(job), {"version": old, "unit-7": "none"})

    answer = coordinator.post(address(job), {"version": old, "unit-7": str(register.units["binh-loi"].pk)})

    root = html.document_fromstring(answer.content)
    chosen = root.xpath("//select[@name='unit-7']/option[@selected]/@value")
    job.refresh_from_db()
    assert (answer.status_code, job.args["answers"]) == (409, {"unit-7": "none"})
    assert chosen == [str(register.units["binh-loi"].pk)]
    assert [each.text_content() for each in root.find_class("hint")] == ["Đang lưu: Không có trong danh mục"]


def test_a_cell_not_understood_is_red_until_it_is_left_blank(
    coordinator: Client, register: Register, tmp_path: Path
) -> None:
    lines = (LINES[0], LINES[1]._replace(points=("mười lăm", 70)))
    job = read(hand_in(coordinator, workbook(tmp_path, lines), register))
    root = page(coordinator, job)
    red = [cell.text_content() for cell in root.find_class("cell-bad") if cell.tag == "td"]

    coordinator.post(address(job), {"version": version(root), "cell-C7": "blank"})
    coordinator.post(f"{address(job)}luu/", {"version": version(page(coordinator, job))})

    assert [text.partition("“")[0] for text in red] == ["mười lăm"]
    assert PublishedStanding.objects.get(place=2).content["domains"][0]["points"] == ""
    assert [note for note in Publication.objects.get().head["notes"] if "C7 “mười lăm”" in note] != []


@pytest.mark.parametrize("way", ["", "luu/", "xoa/"])
@pytest.mark.parametrize("other", ["publisher", "system-admin"])
def test_what_somebody_else_handed_in_is_not_there(
    register: Register, signed_in: Callable[..., Client], tmp_path: Path, way: str, other: str
) -> None:
    job = read(hand_in(signed_in("coordinator", "province"), workbook(tmp_path), register))
    stranger = signed_in(other, "province")

    hidden = stranger.post(f"{address(job)}{way}", {"version": "x"})
    missing = stranger.post(f"/ket-qua/chuyen-so-lieu/{UUID(int=7)}/{way}", {"version": "x"})

    assert (hidden.status_code, missing.status_code, body_of(hidden)) == (404, 404, body_of(missing))
    assert (Job.objects.count(), Publication.objects.count()) == (1, 0)


def test_an_officer_may_not_even_ask(register: Register, signed_in: Callable[..., Client], tmp_path: Path) -> None:
    job = read(hand_in(signed_in("coordinator", "province"), workbook(tmp_path), register))

    assert signed_in("entry-officer").get(address(job)).status_code == 403


def test_everything_wrong_with_the_form_is_told_at_once(coordinator: Client) -> None:
    told = {"title": " ", "year": "1980", "day": "31/02/2024", "parent": ""}

    answer = coordinator.post("/ket-qua/chuyen-so-lieu/", told)

    assert answer.status_code == 422
    assert errors_of(answer) == [
        "Chưa ghi tên bảng. Ghi tên bảng xếp hạng đã công bố.",
        f"Thiếu năm hoặc năm không hợp lý. Ghi năm từ 2000 đến {timezone.localdate().year}.",
        "“31/02/2024” không phải là ngày. Ghi theo dạng 15/12/2022.",
        "Chưa chọn tệp. Chọn tệp rồi gửi lại.",
    ]
    assert Job.objects.count() == 0


@pytest.mark.parametrize("parent", ["không", str(UUID(int=3))])
def test_a_unit_that_is_none_is_refused(coordinator: Client, tmp_path: Path, parent: str) -> None:
    fields = {"title": TITLE, "year": "2024", "parent": parent, "workbook": upload(workbook(tmp_path))}

    answer = coordinator.post("/ket-qua/chuyen-so-lieu/", fields)

    assert (answer.status_code, Job.objects.count()) == (422, 0)


def test_a_file_that_is_no_workbook_is_refused_in_one_line(
    coordinator: Client, register: Register, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook")
    job = read(hand_in(coordinator, tmp_path / "a.xlsx", register))

    root = page(coordinator, job)

    assert [each.text_content() for each in root.find_class("bad")] == [
        "Bảng 2024.xlsx: Tệp không phải Excel (.xlsx). Lưu dạng .xlsx."
    ]


def test_a_workbook_without_a_ranking_says_so(coordinator: Client, register: Register, tmp_path: Path) -> None:
    path = workbook(tmp_path, heads=("a", "b", "c"), is_old=False)
    job = read(hand_in(coordinator, path, register))

    told = coordinator.post(f"{address(job)}luu/", {"version": version(page(coordinator, job))})

    assert (told.status_code, Publication.objects.count()) == (422, 0)


def test_a_title_that_is_an_address_of_ours_gets_another(
    coordinator: Client, register: Register, tmp_path: Path
) -> None:
    for _ in range(2):
        job = read(hand_in(coordinator, workbook(tmp_path), register, title="Chuyển số liệu"))
        coordinator.post(f"{address(job)}luu/", {"version": version(page(coordinator, job))})

    assert sorted(Publication.objects.values_list("slug", flat=True)) == ["chuyen-so-lieu-2", "chuyen-so-lieu-3"]


def test_a_table_that_waits_is_a_matter_of_its_owner(coordinator: Client, register: Register, tmp_path: Path) -> None:
    job = hand_in(coordinator, workbook(tmp_path), register)
    waiting = coordinator.get(address(job))
    read(job)

    home = html.document_fromstring(coordinator.get("/").content)

    assert b"http-equiv" in waiting.content
    assert [each.get("href") for each in home.iter("a") if "chuyen-so-lieu" in each.get("href", "")] == [address(job)]


def test_removing_leaves_nothing(coordinator: Client, register: Register, tmp_path: Path) -> None:
    job = read(hand_in(coordinator, workbook(tmp_path), register))

    answer = coordinator.post(f"{address(job)}xoa/", {"version": "x"})

    assert (answer.status_code, Job.objects.count(), folder_of(job).exists()) == (302, 0, False)


def test_more_lines_need_no_more_queries(
    coordinator: Client, register: Register, tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many = [Ranked(f"Xã số {at}", (10, 20), 30, 1) for at in range(60)]
    jobs = [read(hand_in(coordinator, workbook(tmp_path, lines), register)) for lines in (LINES, many)]

    for job in jobs:
        with django_assert_num_queries(7):
            coordinator.get(address(job))


def test_a_workbook_that_was_removed_meanwhile_is_asked_for_again(
    coordinator: Client, register: Register, tmp_path: Path
) -> None:
    job = read(hand_in(coordinator, workbook(tmp_path), register))
    rmtree(folder_of(job))

    answers = [coordinator.get(address(job)), coordinator.post(f"{address(job)}luu/", {"version": "x"})]

    assert [each.status_code for each in answers] == [200, 409]
    assert ["không còn được giữ" in each.text for each in answers] == [True, True]
