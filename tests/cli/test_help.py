import pytest
from command_line import parindex

type Capture = pytest.CaptureFixture[str]

COMMANDS = "'criteria', 'score', 'explain', 'compare', 'proofread', 'site'"


def test_help_lists_every_command_and_ends_with_0(capsys: Capture) -> None:
    ended = parindex(capsys, "--help")

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "cách dùng: parindex [-h] [--version] [--lang {vi,en}] LỆNH ...",
        "",
        "Tính chính xác chỉ số cải cách hành chính: điểm, xếp loại, xếp hạng.",
        "",
        "tham số:",
        "  LỆNH",
        "    criteria      bộ tiêu chí: liệt kê, kiểm tra, xem, xuất",
        "    score         chấm điểm một đợt đánh giá: điểm, chỉ số, xếp loại, xếp hạng",
        "    explain       diễn giải điểm của một đơn vị theo từng tiêu chí",
        "    compare       so sánh hai tệp results.json: điểm, xếp loại, số bậc tăng giảm",
        "    proofread     rà soát số liệu của báo cáo trước khi ký",
        "    site          hệ thống: tạo, chạy, kiểm tra, sao lưu, khôi phục, đối chiếu",
        "",
        "tùy chọn:",
        "  -h, --help      hiện hướng dẫn này",
        "  --version       hiện phiên bản",
        "  --lang {vi,en}  ngôn ngữ hiển thị",
    ]


def test_help_in_english(capsys: Capture) -> None:
    ended = parindex(capsys, "--lang=en", "--help")

    lines = ended.out.splitlines()
    assert (ended.status, lines[0], lines[2]) == (
        0,
        "usage: parindex [-h] [--version] [--lang {vi,en}] COMMAND ...",
        "Compute the administrative-reform index exactly: points, class, rank.",
    )


def test_version_is_printed(capsys: Capture) -> None:
    assert parindex(capsys, "--version") == (0, "parindex 0.1.0\n", "")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("criteria", "--help"), "cách dùng: parindex criteria [-h] LỆNH ..."),
        (("criteria", "check", "--help"), "cách dùng: parindex criteria check [-h] TÊN|TỆP"),
        (
            ("score", "--help"),
            "cách dùng: parindex score [-h] --criteria TÊN|TỆP --input TỆP.csv|.xlsx|.parquet [--units TỆP]",
        ),
        (
            ("explain", "--help"),
            "cách dùng: parindex explain [-h] --criteria TÊN|TỆP --input TỆP.csv|.xlsx|.parquet [--units TỆP]",
        ),
        (("compare", "--help"), "cách dùng: parindex compare [-h] TRƯỚC.json SAU.json"),
    ],
)
def test_help_of_each_command_begins_with_its_usage(capsys: Capture, words: tuple[str, ...], first: str) -> None:
    ended = parindex(capsys, *words)

    assert (ended.status, ended.out.splitlines()[0], ended.err) == (0, first, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "parindex: lỗi: thiếu tham số: LỆNH"),
        (("criteria",), "parindex criteria: lỗi: thiếu tham số: LỆNH"),
        (("score",), "parindex score: lỗi: thiếu tham số: --criteria, --input, --output"),
        (("explain", "--criteria", "a", "--input", "b"), "parindex explain: lỗi: thiếu tham số: --unit"),
        (("compare", "a.json"), "parindex compare: lỗi: thiếu tham số: SAU.json"),
        (("scor",), f"parindex: lỗi: tham số LỆNH: giá trị không đúng: 'scor' (chọn trong {COMMANDS})"),
        (
            ("score", "--criteria", "a", "--input", "b", "--output", "c", "--format", "xml"),
            "parindex score: lỗi: tham số --format: giá trị không đúng: 'xml' (chọn trong 'table', 'json')",
        ),
        (("score", "--criteria"), "parindex score: lỗi: tham số --criteria: cần một giá trị"),
        (("compare", "a", "b", "c"), "parindex: lỗi: tham số không nhận ra: c"),
    ],
)
def test_wrong_usage_is_said_in_vietnamese_with_status_2(capsys: Capture, words: tuple[str, ...], said: str) -> None:
    ended = parindex(capsys, *words)

    assert (ended.status, ended.out, ended.err.splitlines()[-1]) == (2, "", said)


def test_wrong_usage_in_english(capsys: Capture) -> None:
    ended = parindex(capsys, "--lang", "en", "compare", "a.json")

    assert (ended.status, ended.out, ended.err.splitlines()) == (
        2,
        "",
        [
            "parindex compare: error: the following arguments are required: AFTER.json",
        ],
    )


def test_a_language_nobody_offers_is_refused(capsys: Capture) -> None:
    ended = parindex(capsys, "--lang", "fr", "compare")

    assert (ended.status, ended.err.splitlines()[-1]) == (
        2,
        "parindex: lỗi: tham số --lang: giá trị không đúng: 'fr' (chọn trong 'vi', 'en')",
    )
