"""Published results: what everybody reads without an account."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from parindex.actions.results import Issued, publish_result
from parindex.core.access import GRANTED
from parindex.core.actors import machine
from parindex.core.publication import DomainPoints, PublishedDomain, PublishedLine, PublishedTable
from parindex.documents.results.as_publication import table_of_files
from parindex.records.models import Event, Publication, PublishedStanding, Succession, UnitCode
from parindex.wording.language import language
from support.pages import cells_of, page_of
from support.register import Register

pytestmark = pytest.mark.django_db
KRONG_NO = Path(__file__).parents[2] / "src/parindex/library/krong-no-commune-2022"
SLUG = "krong-no-2022"


@pytest.fixture
def published(db: None) -> Publication:  # noqa: ARG001 -- wanted for its effect
    scores, paper = str(KRONG_NO / "scores.csv"), str(KRONG_NO / "published.yaml")
    title = "Chỉ số CCHC năm 2022 của các xã, thị trấn huyện Krông Nô"
    table = table_of_files("krong-no-commune-2022", scores, paper, title, language())
    return publish_result(machine("demo"), GRANTED, table, Issued(SLUG, "library"))


def test_a_publication_is_one_event_with_its_snapshot(published: Publication) -> None:
    event = Event.objects.get()

    assert (event.verb, sorted({each.type for each in event.subjects.all()})) == (
        "result.published",
        ["Blob", "Publication"],
    )
    assert published.head["mean"] == "67.75"
    assert published.head["best"] == ["17.50", "10.00", "18.80", "17.00", "8.50", "12.10", "5.00"]


def test_the_list_names_what_is_published(published: Publication) -> None:
    rows = [cells_of(row) for row in page_of(Client().get("/ket-qua/")).iter("tr")][1:]

    assert rows == [["2022", published.title, "12", "", ""]]


@pytest.mark.usefixtures("published")
def test_a_ranking_shows_every_figure_of_the_paper() -> None:
    root = page_of(Client().get(f"/ket-qua/{SLUG}/"))

    rows = [cells_of(row) for row in root.iter("tr")][1:]
    assert rows[0] == ["1", "xã Nâm Nung", "80,40", "Tốt", "17,50", "10,00", "16,80", "17,00", "7,50", "9,60", "2,00"]
    assert rows[-1] == ["", "Điểm trung bình", "67,75", "", "10,25", "7,83", "12,92", "16,92", "7,71", "8,29", "3,83"]
    assert len(rows) == 13
    assert [each.get("class") for each in next(iter(root.iter("tbody")))[0].iter("td")][4:] == [
        f"num h{shade}" for shade in (5, 5, 4, 5, 4, 2, 2)
    ]


@pytest.mark.usefixtures("published")
def test_a_unit_is_found_without_accents() -> None:
    rows = [cells_of(row) for row in page_of(Client().get(f"/ket-qua/{SLUG}/?tim=nam d")).iter("tr")][1:]

    assert [row[1] for row in rows] == ["xã Nam Đà"]


def test_a_unit_shows_its_points_against_mean_and_best(published: Publication) -> None:
    root = page_of(Client().get(f"/ket-qua/{SLUG}/xa-nam-nung/"))

    rows = [cells_of(row) for row in root.iter("tr")][1:]
    assert rows[5] == ["6. " + published.head["domains"][5]["title"], "9,60", "21,50", "9,60", "2", "8,29", "12,10"]
    assert rows[-1] == ["Tổng điểm", "80,40", "100,50", "", "1", "67,75", ""]


@pytest.mark.usefixtures("published")
def test_a_unit_says_what_it_became(register: Register) -> None:
    UnitCode.objects.filter(value="19400").update(value="24703")
    standing = PublishedStanding.objects.get(slug="xa-nam-nung")
    standing.unit = register.units["an-phu"]
    standing.save()
    Succession.objects.create(
        from_unit=register.units["an-phu"], to_unit=register.units["binh-loi"], kind="merge", day="2025-07-01"
    )

    [note] = page_of(Client().get(f"/ket-qua/{SLUG}/xa-nam-nung/")).find_class("note")

    assert " ".join(note.text_content().split()) == "Đơn vị này nay thuộc: Xã Bình Lợi."


def test_units_are_those_of_the_register_on_the_last_day_of_the_year(register: Register) -> None:
    UnitCode.objects.filter(value="19400").update(value="24703")
    scores, paper = str(KRONG_NO / "scores.csv"), str(KRONG_NO / "published.yaml")
    table = table_of_files("krong-no-commune-2022", scores, paper, "Kết quả", language())

    publish_result(machine("demo"), GRANTED, table, Issued(SLUG, "library"))

    found = PublishedStanding.objects.exclude(unit=None).values_list("slug", "unit")
    assert list(found) == [("xa-nam-nung", register.units["an-phu"].pk)]


@pytest.mark.usefixtures("published")
def test_open_data_is_csv_excel_opens() -> None:
    answer = Client().get(f"/ket-qua/{SLUG}/du-lieu.csv")

    lines = answer.content.decode("utf-8").split("\r\n")
    assert answer["Content-Disposition"] == f'attachment; filename="{SLUG}.csv"'
    assert lines[0].startswith("\ufeffMã đơn vị,Đơn vị,Điểm,")
    assert lines[1] == "24703,xã Nâm Nung,80.40,100.50,80.00,Tốt,1,17.50,10.00,16.80,17.00,7.50,9.60,2.00"
    assert len(lines) == 14


@pytest.mark.parametrize("address", ["/ket-qua/khac/", "/ket-qua/khac/du-lieu.csv", f"/ket-qua/{SLUG}/xa-khac/"])
@pytest.mark.usefixtures("published")
def test_what_is_not_published_is_not_there(address: str) -> None:
    assert Client().get(address).status_code == 404


def many(count: int) -> PublishedTable:
    domains = (PublishedDomain("1", "Thể chế", "10", "5"),)
    lines = [
        PublishedLine(str(at), f"Xã {at}", "5", "10", "50", "Yếu", "1", (DomainPoints("5", "10", "1"),))
        for at in range(count)
    ]
    return PublishedTable("Kết quả", 2022, "a", domains, tuple(lines), "5")


@pytest.mark.parametrize("count", [3, 705])
def test_pages_ask_the_database_as_often_whatever_their_length(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish_result(machine("demo"), GRANTED, many(count), Issued(SLUG, "library"))

    with django_assert_num_queries(2):
        page_of(Client().get(f"/ket-qua/{SLUG}/"))
    with django_assert_num_queries(1):
        page_of(Client().get(f"/ket-qua/{SLUG}/xa-1/"))


def test_nothing_of_a_published_name_is_markup() -> None:
    told = many(1)
    line = told.lines[0]._replace(name='<b>Xã "1"</b>', grade="<i>", rank="<u>", points="<s>")
    publish_result(machine("demo"), GRANTED, told._replace(lines=(line,)), Issued(SLUG, "library"))

    root = page_of(Client().get(f"/ket-qua/{SLUG}/"))

    [row] = list(root.iter("tr"))[1:-1]
    assert cells_of(row) == ["<u>", '<b>Xã "1"</b>', "<s>", "<i>", "5"]
