"""What is larger than any report is refused before it is read, and what is no text before it is looked at."""

from collections.abc import Callable

import pytest
from django.test import Client

from parindex.web.shared.bodies import MOST_BYTES
from support.pages import page_of


@pytest.mark.parametrize("stated", [str(MOST_BYTES + 1), "x", "-1"])
def test_a_body_that_is_too_large_is_refused_by_its_stated_length(stated: str) -> None:
    answer = Client().generic("POST", "/ra-soat/", b"", headers={"Content-Length": stated})

    assert page_of(answer, 413).findtext(".//h1") == "Tệp quá lớn"


@pytest.mark.django_db
@pytest.mark.parametrize("stated", [str(MOST_BYTES), "", "0"])
def test_one_that_is_not_goes_its_way(stated: str) -> None:
    answer = Client().generic("GET", "/ket-qua/", b"", headers={"Content-Length": stated})

    assert answer.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nhat-ky/Unit/a%00b/", "/don-vi/?q=a%00b", "/don-vi/?q%00=a", "/nhat-ky/?tim=%00"])
def test_an_address_that_is_no_text_is_refused_in_a_sentence(path: str, signed_in: Callable[..., Client]) -> None:
    answer = signed_in("coordinator").get(path)

    assert page_of(answer, 400).findtext(".//h1") == "Yêu cầu không hợp lệ"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/don-vi/them/", "/nguoi-dung/tao-moi/", "/dang-nhap/", "/tai-khoan/ma-pin/"])
def test_a_field_that_is_no_text_is_refused_in_a_sentence(path: str, signed_in: Callable[..., Client]) -> None:
    answer = signed_in("system-admin").post(path, {"name": "a\0b"})

    assert page_of(answer, 400).findtext(".//h1") == "Yêu cầu không hợp lệ"


@pytest.mark.django_db
def test_more_fields_than_any_form_has_are_refused_in_a_sentence(signed_in: Callable[..., Client]) -> None:
    answer = signed_in("coordinator").post("/don-vi/them/", {f"f{at}": "" for at in range(5_001)})

    assert page_of(answer, 400).findtext(".//h1") == "Yêu cầu không hợp lệ"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/nguoi-dung/", "/nhat-ky/", "/nhat-ky/xuat/", "/ket-qua/", "/khong-co/"])
def test_what_somebody_signed_in_reads_stays_in_no_cache(path: str, signed_in: Callable[..., Client]) -> None:
    answer = signed_in("unit-admin").get(path)

    assert "no-store" in answer["Cache-Control"]
    assert Client().get("/ket-qua/").headers.get("Cache-Control") is None
