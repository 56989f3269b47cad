"""``parindex proofread``: every way of giving the findings of one report, and what cannot be read."""

import json
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from command_line import parindex
from lxml import html

from support.wrong_letter import LETTER, LINES, SUM, letter, word_letter

type Capture = pytest.CaptureFixture[str]


def test_text_is_a_line_a_finding_and_a_summary(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "proofread", letter(tmp_path))

    assert (ended.status, ended.err) == (1, "")
    assert ended.out.splitlines() == LINES


def test_a_report_that_holds_ends_with_0(capsys: Capture, tmp_path: Path) -> None:
    right = LETTER.replace("92,47", "92,74").replace("95/28", "95,28")

    ended = parindex(capsys, "proofread", letter(tmp_path, right))

    summary = "03 số liệu kiểm tra được: 03 khớp, 00 chưa khớp, 00 cần xem lại."
    assert (ended.status, ended.out.splitlines()[1]) == (0, summary)


def test_json_quotes_to_the_letter_whatever_the_unicode_form(capsys: Capture, tmp_path: Path) -> None:
    import unicodedata  # noqa: PLC0415 -- only this test

    raw = unicodedata.normalize("NFD", LETTER)

    ended = parindex(capsys, "proofread", letter(tmp_path, raw), "--format", "json", "--with-text")

    (document,) = json.loads(ended.out)["documents"]
    assert (document["file"], document["text"]) == ("thu.txt", raw)
    assert [document["text"][each["at"]["start"] : each["at"]["end"]] for each in document["claims"]] == [
        each["quote"] for each in document["claims"]
    ]
    assert document["summary"] == {"holds": 2, "rounding": 0, "fails": 2, "check": 0}


def test_json_has_the_contract_of_a_claim(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "proofread", letter(tmp_path), "--format", "json")

    (document,) = json.loads(ended.out)["documents"]
    assert set(document) == {"file", "title", "claims", "extracted", "summary"}
    assert next(each for each in document["claims"] if each["verdict"] == "fails") == {
        "id": "001",
        "kind": "sum",
        "verdict": "fails",
        "severity": "error",
        "quote": "92,47",
        "at": {"line": 1, "start": 11, "end": 16, "cell": None},
        "stated": 92.47,
        "computed": 92.74,
        "message": SUM,
        "repair": "Có thể là 92,74.",
    }


def test_numbers_of_json_are_exact_decimals(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "proofread", letter(tmp_path), "--format", "json")

    assert '"stated": 92.47,' in ended.out


def test_html_is_one_page_with_the_figures_marked(capsys: Capture, tmp_path: Path) -> None:
    page = tmp_path / "trang.html"

    ended = parindex(capsys, "proofread", letter(tmp_path), "--format", "html", "--output", str(page))

    root = html.document_fromstring(page.read_bytes())
    assert (ended.status, ended.out, root.findtext(".//title")) == (1, "", "thu.txt")
    assert [each.text for each in root.iter("mark") if each.get("class") == "fails"] == ["92,47", "95/28%"]
    assert root.findtext(".//h2") == "02 số liệu chưa khớp"
    assert [(each.get("href"), each.text_content()) for each in root.iter("a")] == [
        ("#b0s1", "92,47"),
        ("#b0s2", "95/28%"),
    ]


def test_text_of_a_report_is_never_markup_of_the_page(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "proofread", letter(tmp_path, "Điểm 5 < 6 & “x”.\n"), "--format", "html")

    assert "Điểm 5 &lt; 6 &amp; “x”." in ended.out


def test_a_word_file_comes_back_with_comments_at_the_words(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "ra.docx"

    ended = parindex(capsys, "proofread", word_letter(tmp_path), "--format", "docx", "--output", str(out))

    with zipfile.ZipFile(out) as package:
        comments = package.read("word/comments.xml").decode()
    assert (ended.status, ended.err) == (1, "")
    assert [text.text for text in python_docx.Document(str(out)).paragraphs] == LETTER.splitlines()
    assert f"[tổng] 92,47 → 92,74. {SUM} Có thể là 92,74." in comments


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["thu.txt", "--format", "docx", "--output", "ra.docx"],
            "thu.txt: Chỉ ghi nhận xét được vào tệp Word (.docx).",
        ),
        (["thu.docx", "--format", "docx"], "thu.docx: Chưa chỉ ra nơi ghi tệp Word có nhận xét."),
        (["khong-co.txt"], "khong-co.txt: Không có tệp này. Kiểm tra tên tệp và thư mục."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    letter(tmp_path)
    word_letter(tmp_path)
    monkeypatch.chdir(tmp_path)

    ended = parindex(capsys, "proofread", *words)

    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert ended.err.startswith(said)


def test_names_are_held_against_a_register(capsys: Capture, tmp_path: Path) -> None:
    register = letter(tmp_path, "unit,unit_name\n1,xã Buôn Choáh\n", "danh-muc.csv")

    ended = parindex(capsys, "proofread", letter(tmp_path, "UBND xã Buôn Choah báo cáo.\n"), "--units", register)

    assert (
        ended.out.splitlines()[1]
        == "  ? dòng 1: “Buôn Choah” [tên gọi] Danh mục ghi “Buôn Choáh”. Có thể là “Buôn Choáh”."
    )


def test_english_is_spoken_too(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "--lang", "en", "proofread", letter(tmp_path))

    assert ended.out.splitlines()[-2] == "04 figures can be checked: 02 hold, 02 do not hold yet, 00 to be looked at."
