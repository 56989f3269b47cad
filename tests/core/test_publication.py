"""A published result as it is kept and shown."""

import json

import pytest

from parindex.core.publication import (
    DomainPoints,
    PublishedDomain,
    PublishedLine,
    PublishedTable,
    read_snapshot,
    shade_of,
    slugs_of,
    snapshot_of,
)

LINE = PublishedLine(
    "24703", "xã Nâm Nung", "80.40", "100.50", "80.00", "Tốt", "1", (DomainPoints("17.50", "17.50", "1"),)
)
TABLE = PublishedTable(
    "Chỉ số CCHC năm 2022",
    2022,
    "krong-no-commune-2022",
    (PublishedDomain("1", "Công tác chỉ đạo, điều hành CCHC", "17.50", "10.25"),),
    (LINE,),
    "67.75",
    ("Điểm tối đa các lĩnh vực cộng lại là 100,5.",),
)


def test_a_snapshot_reads_back_as_it_was() -> None:
    assert read_snapshot(json.loads(snapshot_of(TABLE))) == TABLE


def test_a_snapshot_is_canonical_and_says_its_schema() -> None:
    text = snapshot_of(TABLE._replace(lines=(), domains=(), notes=()))

    assert text == (
        '{"criteria":"krong-no-commune-2022","domains":[],"lines":[],"mean":"67.75","notes":[],"schema":1,'
        '"title":"Chỉ số CCHC năm 2022","year":2022}'
    )


@pytest.mark.parametrize(
    ("points", "most", "shade"),
    [
        ("0", "10", 1),
        ("3.99", "10", 1),
        ("4", "10", 2),
        ("6", "10", 3),
        ("7.5", "10", 4),
        ("8.9999", "10", 4),
        ("9", "10", 5),
        ("10", "10", 5),
        ("1", "0", 0),
        ("", "10", 0),
    ],
)
def test_a_shade_begins_at_its_bound(points: str, most: str, shade: int) -> None:
    assert shade_of(points, most) == shade


def test_slugs_are_plain_letters_and_never_two_alike() -> None:
    names = ["Xã Nâm N'Đir", "xã Nam N’Đir", "Xã Đắk Sôr", "…", "Xã Đắk Sôr"]

    assert slugs_of(names) == ["xa-nam-n-dir", "xa-nam-n-dir-2", "xa-dak-sor", "don-vi", "xa-dak-sor-2"]


def test_a_number_never_makes_two_addresses_one() -> None:
    names = ["Phường 1", "Phường 1", "Phường 1 2", "Phường 1", "Phường 1 2"]

    assert slugs_of(names) == ["phuong-1", "phuong-1-2", "phuong-1-2-2", "phuong-1-3", "phuong-1-2-3"]
