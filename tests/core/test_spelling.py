"""N1 and N2: one name, however it is typed."""

import unicodedata

import pytest

from parindex.core.spelling import bare_name, search_key, tidy_name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Thuỷ Xuân", "Thủy Xuân"),
        ("Đắc Nang", "Đắk Nang"),
        ("Đăk Nang", "Đắk Nang"),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("ðắk lắk", "Đắk Lắk"),
        ("dak lak", "Đắk Lắk"),
        ("N'Đir", "N’Đir"),
        ("N`Dir", "N’Đir"),
        ("Qui Nhơn", "Quy Nhơn"),
        ("Mĩ Tho", "Mỹ Tho"),
        ("xã Nam Đà", "Nam Đà"),
        ("UBND xã Nam Đà", "Nam Đà"),
        ("Đặc khu Lý Sơn", "Lý Sơn"),
        ("Quận 1", "1"),
        ("Văn Miếu - Quốc Tử Giám", "Văn Miếu Quốc Tử Giám"),
        ("  nam   nung ", "Nâm Nung"),
        ("Năm Nung", "Nam Nung"),
    ],
)
def test_spellings_of_one_name_have_one_key(typed: str, meant: str) -> None:
    assert search_key(typed) == search_key(meant)


@pytest.mark.parametrize(
    ("one", "other"), [("Nam Đà", "Nam Xuân"), ("Phường 1", "Phường 10"), ("Quan Hóa", "Hóa"), ("Tân Lập", "Tân Lạc")]
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert search_key(one) != search_key(other)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("name", ["Đắk Mâm", "Thừa Thiên – Huế", "Bà Rịa - Vũng Tàu", "N’Đir", "Buôn Choáh"])
def test_a_name_is_one_in_every_form_of_unicode(form: str, name: str) -> None:
    typed = unicodedata.normalize(form, name)  # type: ignore[arg-type]

    assert (search_key(typed), tidy_name(typed)) == (search_key(name), tidy_name(name))


def test_a_name_that_is_only_a_kind_keeps_its_letters() -> None:
    assert (search_key("xã"), search_key("Quận"), search_key("")) == ("xa", "quan", "")


def test_names_are_kept_in_one_form() -> None:
    assert tidy_name("  Ðắk   N'Đir ") == "Đắk N’Đir"


def test_the_kind_of_a_special_zone_is_dropped() -> None:
    assert bare_name("Đặc khu Côn Đảo") == "con dao"
