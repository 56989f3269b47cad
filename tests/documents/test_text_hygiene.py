import os
import unicodedata
from pathlib import Path

import pytest

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.terms import Amount
from parindex.documents.text_hygiene import document_name, file_bytes, is_old_font, one_line, unicode_text

LIMIT = 100


def refusal_of_file(path: str, limit: int = LIMIT) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        file_bytes(path, limit)
    return refusal.value.fault


def refusal_of_text(content: bytes) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        unicode_text(content, "a.csv")
    return refusal.value.fault


def test_file_bytes_gives_the_whole_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b" \xffa\n")

    assert file_bytes(str(tmp_path / "a.csv"), 4) == b" \xffa\n"


def test_file_bytes_of_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal_of_file(str(tmp_path / "không có.csv")) == Fault("file-not-found", Place("không có.csv"))


def test_file_bytes_of_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal_of_file(str(tmp_path), 1 << 20) == Fault("file-unreadable", Place(tmp_path.name))


def test_the_name_of_a_document_can_be_written_anywhere_on_one_line() -> None:
    assert document_name("/b/a\n\t\x1b[2J\x00\x9b\udc80đ.txt") == "a  ?[2J???đ.txt"


def test_file_bytes_of_a_name_no_file_can_have_is_refused() -> None:
    assert refusal_of_file("a\0b.csv") == Fault("file-unreadable", Place("a?b.csv"))


def test_file_bytes_of_a_name_too_long_is_refused(tmp_path: Path) -> None:
    name = "ă" * 300

    assert refusal_of_file(str(tmp_path / name)).code == "file-unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_file_bytes_without_the_right_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("unit")
    path.chmod(0)

    assert refusal_of_file(str(path)).code == "file-unreadable"


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n"], ids=["no bytes", "white space"])
def test_file_bytes_of_nothing_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)

    assert refusal_of_file(str(tmp_path / "a.csv")) == Fault("file-empty", Place("a.csv"))


def test_file_bytes_above_the_limit_is_refused_without_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    fault = refusal_of_file(str(path), 2_500_000)

    params = {"size": Amount(500_000), "limit": Amount(25_000)}
    assert fault == Fault("file-too-large", Place("a.csv"), params=params)


def test_unicode_text_drops_the_mark_and_composes_letters() -> None:
    decomposed = unicodedata.normalize("NFD", "Tiêu chí Đắk Sôr")

    texts = [unicode_text(content, "a.csv") for content in (decomposed.encode(), decomposed.encode("utf-8-sig"))]

    assert texts == ["Tiêu chí Đắk Sôr", "Tiêu chí Đắk Sôr"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param("unit\nxã\n".encode("utf-16"), 1, id="utf-16"),
        pytest.param("unit\nĐăk\n".encode("cp1258"), 2, id="cp1258"),
        pytest.param(b"a\nb\nc\xff", 3, id="last line"),
        pytest.param(b"\xc3", 1, id="half a letter"),
    ],
)
def test_unicode_text_in_another_encoding_is_refused_with_the_line(content: bytes, line: int) -> None:
    assert refusal_of_text(content) == Fault("not-utf8", Place("a.csv"), params={"line": line})


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_unicode_text_in_utf_16_without_a_mark_is_refused(encoding: str) -> None:
    assert refusal_of_text("unit,item".encode(encoding)) == Fault("not-text-file", Place("a.csv"))


@pytest.mark.parametrize(
    "text",
    [
        "Tiªu chÝ",
        "x· §¾k M©m",
        "C«ng t¸c chØ ®¹o",  # noqa: RUF001 -- text in a TCVN3 font
    ],
)
def test_old_font_is_known_by_its_signs(text: str) -> None:
    assert is_old_font(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tiêu chí",
        "Chỉ số cải cách hành chính",
        "XÃ ĐẮK SÔR, HUYỆN KRÔNG NÔ",
        "Ý kiến của UBND tỉnh; ý kiến chỉ đạo",
        "Điều § 5; khoản · 6",
        "20/25 = 80% × 2 = 1,60",
        "Nghị quyết số 76/NQ-CP “Chương trình tổng thể” – giai đoạn 2021–2030…",
        "5 m² × 3",
        "±0,5 °C",
        "naïve café",
        "N’Đir, Đ’Mông",
        "N'Trang Lơng",
    ],
)
def test_unicode_text_is_no_old_font(text: str) -> None:
    assert is_old_font(text) is False


def test_one_line_folds_every_white_space() -> None:
    assert one_line("  Tỷ lệ\r\n\tđúng\u00a0hạn ") == "Tỷ lệ đúng hạn"
