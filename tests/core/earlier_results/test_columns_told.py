"""What a column is, told from the words of its header, and what is left to a person."""

import pytest

from parindex.core.earlier_results.columns import Column, column_told, role_of, settled, title_of


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("number", ["STT"]),
        ("number", ["TT"]),
        ("unit", ["Tên đơn vị"]),
        ("unit", ["Xã, phường"]),
        ("unit", ["UBND cấp xã"]),
        ("code", ["Mã đơn vị"]),
        ("total", ["Tổng điểm"]),
        ("total", ["TỔNG CỘNG"]),
        ("total", ["Tổng điểm (100 điểm)"]),
        ("total", ["Điểm"]),
        ("index", ["Chỉ số CCHC (%)"]),
        ("index", ["Tỷ lệ (%)"]),
        ("class", ["Xếp loại"]),
        ("rank", ["Xếp hạng"]),
        ("rank", ["Thứ hạng"]),
        ("domain", ["Lĩnh vực 1 (Điểm tối đa 17,5)"]),
        ("domain", ["Điểm các lĩnh vực", "Cải cách thể chế"]),
        ("domain", ["Điểm các lĩnh vực", "II. Cải cách thủ tục hành chính", "Điểm đạt"]),
        ("domain-rank", ["Lĩnh vực 1", "Xếp hạng"]),
        ("left-out", ["Lĩnh vực 1", "Tỷ lệ (%)"]),
        ("left-out", ["Lĩnh vực 1", "Điểm tự chấm"]),
        ("left-out", ["Ghi chú"]),
        ("unknown", ["Kết quả kiểm tra"]),
        ("unknown", ["Tăng/giảm"]),
        ("unknown", ["Lĩnh vực 1", "Số hồ sơ"]),
        ("unknown", [""]),
    ],
)
def test_a_header_tells_a_role_or_nothing(role: str, path: list[str]) -> None:
    assert role_of(path) == role


def test_the_maximum_and_the_number_are_told_by_the_header() -> None:
    column = column_told(3, "C", ["Lĩnh vực IV - Điểm tối đa: 17,5 điểm", "Điểm"], 2024)

    assert (column.role, column.most, column.number, title_of(column)) == ("domain", "17.5", "4", "Lĩnh vực IV")


def test_a_column_of_points_with_a_maximum_is_a_domain_whatever_its_name() -> None:
    column = column_told(3, "C", ["Nội dung mới (tối đa 5 điểm)"], 2024)

    assert (column.role, column.most) == ("domain", "5")


@pytest.mark.parametrize(("year", "role"), [(2024, "rank"), (2023, "unknown")])
def test_a_header_that_names_another_year_is_a_question(year: int, role: str) -> None:
    assert column_told(5, "E", [f"Xếp hạng năm {year}"], 2024).role == role


def columns(*paths: tuple[str, ...]) -> list[Column]:
    return [column_told(at, "ABCDEF"[at - 1], path, 2024) for at, path in enumerate(paths, 1)]


def test_two_columns_of_one_meaning_are_two_questions() -> None:
    told = settled(columns(("Tên đơn vị",), ("Tổng điểm",), ("Tổng cộng",), ("Xếp hạng",)))

    assert [each.role for each in told] == ["unit", "unknown", "unknown", "rank"]


def test_two_columns_of_points_under_one_domain_are_two_questions() -> None:
    told = settled(columns(("Lĩnh vực 1", "Điểm"), ("Lĩnh vực 1", "Điểm thẩm định"), ("Lĩnh vực 2", "Điểm")))

    assert [each.role for each in told] == ["unknown", "unknown", "domain"]
