from pathlib import Path

import pytest
from command_line import KRONG_NO, LIBRARY, SCORES, parindex, score_words

from parindex.core.criteria.notation.write_set import fingerprint
from parindex.documents.criteria_files import library_names, load_criteria

type Capture = pytest.CaptureFixture[str]

BROKEN = """\
format: parindex-criteria/1
code: bo-thu
title: Bộ tiêu chí thử
level: comune
year: 2022
status: sample
total: 25
domains:
  - key: steering
    code: I
    title: Chỉ đạo điều hành
    max: 12
    children:
      - key: plan
        code: "1.1"
        title: Kế hoạch
        max: 2
        rule: {type: yes_no}
      - key: reports
        code: "1.1"
        titel: Báo cáo
        max: 9
        rule: {type: linear_floor, floor: 50}
  - key: law
    code: II
    title: Thể chế
    max: 8
    rule: {type: unread_remainder}
"""


def broken_set(folder: Path, text: str = BROKEN) -> Path:
    path = folder / "bo-thu.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_list_names_the_sets_of_the_library_in_order(capsys: Capture) -> None:
    ended = parindex(capsys, "criteria", "list")

    lines = ended.out.splitlines()
    assert (ended.status, ended.err) == (0, "")
    assert [line.split()[0] for line in lines[2:]] == list(library_names())
    assert lines[0].split("  ")[0] == "Tên"
    assert lines[3].split(maxsplit=6)[:5] == [KRONG_NO, "xã", "2022", "7", "100"]


def test_list_marks_the_sample_as_not_official(capsys: Capture) -> None:
    lines = parindex(capsys, "criteria", "list").out.splitlines()

    told = [line.split()[0] for line in lines if "mẫu, không phải văn bản chính thức " in line]
    assert told == ["sample-commune"]


def test_show_prints_head_items_and_rules(capsys: Capture) -> None:
    ended = parindex(capsys, "criteria", "show", KRONG_NO)

    lines = ended.out.splitlines()
    assert ended.status == 0
    assert lines[1:8] == [
        "krong-no-commune-2022, phiên bản 1; cấp xã, năm 2022; một phần của quyết định; đọc được một phần",
        "  2995/QĐ-UBND, 18/11/2022, UBND huyện Krông Nô",
        "  1704/QĐ-UBND, 18/10/2022, UBND tỉnh Đắk Nông",
        "1  Công tác chỉ đạo, điều hành CCHC: 17,5",
        "    đọc được một phần: chưa biết cách tính điểm",
        "2  Cải cách thể chế: 10",
        "    đọc được một phần: chưa biết cách tính điểm",
    ]


def test_show_indents_items_under_their_parents(capsys: Capture) -> None:
    lines = parindex(capsys, "criteria", "show", "sample-commune").out.splitlines()

    conditions = "Đủ các nội dung CCHC, Có sản phẩm và thời hạn, Có người chủ trì, Có bố trí kinh phí"
    at = next(number for number, line in enumerate(lines) if line.startswith("1  "))
    assert lines[at : at + 7] == [
        "1  Công tác chỉ đạo, điều hành CCHC: 14",
        "  1.1  Kế hoạch CCHC năm: 4",
        "    1.1.1  Ban hành kế hoạch CCHC năm: 1",
        "        Trong tháng 01: 1; Sau tháng 01: 0,5; Không ban hành: 0",
        "    1.1.2  Chất lượng kế hoạch: 1",
        f"        đủ ({conditions}): 1; nếu không: 0",
        "    1.1.3  Mức độ hoàn thành kế hoạch: 2",
    ]


@pytest.mark.parametrize("name", library_names())
def test_check_of_every_set_of_the_library_has_status_0(capsys: Capture, name: str) -> None:
    ended = parindex(capsys, "criteria", "check", name)

    assert (ended.status, ended.err, ended.out.partition(":")[0]) == (0, "", name)


def test_check_tells_a_known_fault_as_a_notice_with_its_source(capsys: Capture) -> None:
    assert parindex(capsys, "criteria", "check", KRONG_NO).out.splitlines() == [
        "krong-no-commune-2022: 7 lĩnh vực, 7 nội dung chấm điểm, 100,5 điểm; 1 lỗi và lưu ý.",
        "",
        "LƯU Ý (1)",
        "- set.yaml:10:1 total: Tổng điểm tối đa các lĩnh vực là 100,5, văn bản ghi tổng 100 điểm.",
        "  → Đã biết: báo cáo 02/2023 nói tổng 100 điểm (mục I.4), các mức tối đa ở mục IV cộng lại là 100,5.",
    ]


def test_check_tells_all_faults_of_a_set_at_once_with_place_and_remedy(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "criteria", "check", broken_set(tmp_path))

    levels = "commune, district, province, ministry, department, any"
    assert (ended.status, ended.err) == (1, "")
    assert ended.out.splitlines() == [
        "bo-thu: 2 lĩnh vực, 3 nội dung chấm điểm, 20 điểm; 7 lỗi và lưu ý.",
        "",
        "LỖI CẦN SỬA (7)",
        "- bo-thu.yaml:9:5 domains[0]: Tổng điểm các phần của I là 11, điểm tối đa ghi 12.",
        "  → Sửa điểm tối đa, hoặc bổ sung tiêu chí thành phần còn thiếu.",
        "- bo-thu.yaml:7:1 total: Tổng điểm tối đa các lĩnh vực là 20, văn bản ghi tổng 25 điểm.",
        "  → Sửa điểm tối đa hoặc tổng điểm, hoặc ghi vào known_faults kèm nguồn.",
        "- bo-thu.yaml:15:9 domains[0].children[0].code: Mã 1.1 bị dùng nhiều lần.",
        "  → Sửa các mã.",
        "- bo-thu.yaml:20:9 domains[0].children[1].code: Mã 1.1 bị dùng nhiều lần.",
        "  → Sửa các mã.",
        f"- bo-thu.yaml:4:1 level: “comune” không thuộc các giá trị: {levels}.",
        "  → Có thể là “commune”. Chọn một trong các giá trị đó.",
        "- bo-thu.yaml:23:36 domains[0].children[1].rule.floor: “50” thiếu dấu %.",
        "  → Ghi dạng tỷ lệ phần trăm, ví dụ 80%.",
        "- bo-thu.yaml:21:9 domains[0].children[1].titel: Không có trường “titel”.",
        "  → Có thể là “title”. Sửa lại hoặc xóa.",
    ]


def test_score_with_a_set_that_could_not_be_read_whole_is_refused(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, *score_words(SCORES, tmp_path / "out", criteria=broken_set(tmp_path)))

    said = "bo-thu.yaml: Bộ tiêu chí có 7 lỗi, chưa dùng để chấm điểm được. Xem bằng lệnh “parindex criteria check”.\n"
    assert ended == (2, "", said)


@pytest.mark.parametrize("suffix", ["xlsx", "yaml", "yml", "XLSX"])
@pytest.mark.parametrize("name", [KRONG_NO, "sample-commune"])
def test_export_is_read_back_as_the_same_set(capsys: Capture, tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"{name}.{suffix}"

    ended = parindex(capsys, "criteria", "export", name, "--output", path)

    original, again = load_criteria(name), load_criteria(str(path))
    assert (ended.status, ended.err) == (0, "")
    assert again.criteria == original.criteria
    assert again.fingerprint == fingerprint(original.criteria)


def test_export_writes_the_same_bytes_twice(capsys: Capture, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx", "a.yaml", "b.yaml"):
        parindex(capsys, "criteria", "export", "sample-commune", "--output", tmp_path / name)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()


def test_exported_workbook_scores_as_its_set_does(capsys: Capture, tmp_path: Path) -> None:
    scores = LIBRARY / "sample-commune/scores.csv"
    parindex(capsys, "criteria", "export", "sample-commune", "--output", tmp_path / "set.xlsx")

    parindex(capsys, *score_words(scores, tmp_path / "a", criteria="sample-commune"))
    parindex(capsys, *score_words(scores, tmp_path / "b", criteria=tmp_path / "set.xlsx"))

    assert (tmp_path / "a/results.json").read_bytes() == (tmp_path / "b/results.json").read_bytes()


def test_export_of_a_broken_set_tells_its_faults(capsys: Capture, tmp_path: Path) -> None:
    text = BROKEN.replace("comune", "commune").replace("titel", "title").replace("floor: 50}", "floor: 50%}")

    ended = parindex(capsys, "criteria", "export", broken_set(tmp_path, text), "--output", tmp_path / "out.yaml")

    assert (ended.status, [line for line in ended.out.splitlines() if line.startswith("- ")]) == (
        1,
        [
            "- bo-thu.yaml:9:5 domains[0]: Tổng điểm các phần của I là 11, điểm tối đa ghi 12.",
            "- bo-thu.yaml:7:1 total: Tổng điểm tối đa các lĩnh vực là 20, văn bản ghi tổng 25 điểm.",
            "- bo-thu.yaml:15:9 domains[0].children[0].code: Mã 1.1 bị dùng nhiều lần.",
            "- bo-thu.yaml:20:9 domains[0].children[1].code: Mã 1.1 bị dùng nhiều lần.",
        ],
    )


def test_export_to_a_format_nobody_writes_is_refused(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "criteria", "export", KRONG_NO, "--output", tmp_path / "set.docx")

    said = f"{tmp_path}/set.docx: Bộ tiêu chí được ghi dạng .xlsx hoặc .yaml. Đặt đuôi tệp là .xlsx hoặc .yaml.\n"
    assert ended == (2, "", said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["set.xlsx", "set.yaml"])
def test_export_into_a_folder_that_is_not_there_is_refused(capsys: Capture, tmp_path: Path, name: str) -> None:
    path = tmp_path / "none" / name

    ended = parindex(capsys, "criteria", "export", KRONG_NO, "--output", path)

    assert (ended.status, ended.out, ended.err.count("\n"), ended.err.partition(": ")[2]) == (
        2,
        "",
        1,
        "Không ghi được tệp hoặc thư mục. Kiểm tra quyền ghi và dung lượng đĩa.\n",
    )


@pytest.mark.parametrize("command", ["check", "show"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp trống. Chọn tệp có số liệu."),
        (
            b"format: parindex-criteria/1\ntitle: \xff\n",
            "Tệp không dùng bảng mã UTF-8; không đọc được dòng 2. Lưu dạng “CSV UTF-8” hoặc văn bản UTF-8.",
        ),
    ],
)
def test_a_set_that_cannot_be_read_at_all_is_refused_in_one_line(
    capsys: Capture, tmp_path: Path, command: str, content: bytes, said: str
) -> None:
    path = tmp_path / "set.yaml"
    path.write_bytes(content)

    assert parindex(capsys, "criteria", command, path) == (2, "", f"set.yaml: {said}\n")


def test_a_yaml_bomb_is_refused_in_one_line(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_text("a: &a [1, 2]\nb: &b [*a, *a]\nc: [*b, *b]\n", encoding="utf-8")

    ended = parindex(capsys, "criteria", "check", path)

    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_a_set_of_50_megabytes_is_refused_in_one_line(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    assert parindex(capsys, "criteria", "check", path) == (
        2,
        "",
        "big.yaml: Tệp nặng 50 MB, vượt mức 2 MB. Kiểm tra xem có đúng tệp không.\n",
    )


def test_text_in_an_old_font_is_named(capsys: Capture, tmp_path: Path) -> None:
    path = broken_set(tmp_path, BROKEN.replace("Kế hoạch", "KÕ ho¹ch"))

    lines = parindex(capsys, "criteria", "check", path).out.splitlines()

    place = "bo-thu.yaml:16:9 domains[0].children[0].title"
    assert [line for line in lines if place in line] == [
        f"- {place}: Văn bản gõ bằng phông chữ cũ (TCVN3, .VnTime): 1 chỗ, đây là chỗ đầu tiên."
    ]
