"""What is larger than any report is refused before it is read."""

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
