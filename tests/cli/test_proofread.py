"""``parindex proofread``: every way of giving the findings, many files, and what cannot be read."""

import json
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from command_line import parindex

type Capture = pytest.CaptureFixture[str]

LETTER = """Chỉ số đạt 92,47 điểm, cụ thể:

- Tiêu chí thứ 1: đạt 17,1/21 điểm;
- Tiêu chí thứ 2: đạt 11,8/12 điểm;
- Tiêu chí thứ 3: đạt 63,84/67 điểm, đạt tỷ lệ 95/28%.
"""
SUM = "Tổng điểm các phần: 17,1 + 11,8 + 63,84 = 92,74."
LINES = [
    "thu.txt",
    f"  ✗ dòng 1: “92,47” [tổng] 92,47 → 92,74. {SUM} Có thể là 92,74.",
    "  ✗ dòng 5: “95/28%” [thể thức] Dấu gạch chéo đứng ở chỗ của dấu phẩy thập phân. Có thể là 95,28%.",
    "04 số liệu kiểm tra được: 02 khớp, 02 chưa khớp, 00 cần xem lại.",
    "",
]


def letter(folder: Path, text: str = LETTER, name: str = "thu.txt") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def word_letter(folder: Path, name: str = "thu.docx") -> str:
    document = python_docx.Document()
    for line in LETTER.splitlines():
        document.add_paragraph(line)
    document.save(str(folder / name))
    return str(folder / name)


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

    text = page.read_text(encoding="utf-8")
    assert (ended.status, ended.out) == (1, "")
    assert '<mark class="fails" id="b0s1">92,47</mark>' in text
    assert "<h2>02 số liệu chưa khớp</h2>" in text
    assert '<a href="#b0s1">92,47</a>' in text
    assert "http" not in text


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


def test_several_word_files_go_into_a_folder(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    out.mkdir()
    names = [word_letter(tmp_path, name) for name in ("mot.docx", "hai.docx")]

    ended = parindex(capsys, "proofread", *names, "--format", "docx", "--output", str(out))

    assert ended.status == 1
    assert sorted(path.name for path in out.iterdir()) == ["hai.docx", "mot.docx"]


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


def test_one_bad_file_does_not_stop_the_rest(capsys: Capture, tmp_path: Path) -> None:
    empty = tmp_path / "rong.docx"
    empty.write_bytes(b"")

    ended = parindex(capsys, "proofread", str(empty), letter(tmp_path))

    assert (ended.status, ended.out.splitlines()) == (2, LINES)
    assert ended.err.splitlines() == ["rong.docx: Tệp trống. Chọn tệp có số liệu.", "2/2: thu.txt"]


def test_a_file_that_cannot_be_read_has_its_place_in_json(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "proofread", str(tmp_path / "mat.txt"), letter(tmp_path), "--format", "json")

    documents = json.loads(ended.out)["documents"]
    assert [(each["file"], "error" in each) for each in documents] == [("thu.txt", False), ("mat.txt", True)]
    assert documents[1]["error"]["code"] == "file-not-found"


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
