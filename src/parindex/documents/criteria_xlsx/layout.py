"""The layout of the workbook: what officers see on the left, what the program needs on the right.

The left columns are those of the official forms (Mã, Tiêu chí, Điểm tối đa, Số liệu kê khai,
Cách tính điểm, Tài liệu kiểm chứng …). The right ones hold the notation of criteria files. What
is seen is what counts: code, title, maximum, evidence, appraiser and notes are read from the
left, the rule from the right, and a rule whose words on the left were changed is a fault.
"""

from parindex.core.criteria.notation.fields import Plain
from parindex.core.light_typing import Final, Mapping, NamedTuple, Sequence
from parindex.core.number_text import read_whole

ITEMS_SHEET: Final = "Bộ tiêu chí"
HEADER_SHEET: Final = "Thông tin chung"


class ColumnSpec(NamedTuple):
    """A column: its heading, the field of the notation it holds, its width, and who reads it."""

    heading: str
    field: str
    width: int
    is_technical: bool = False


COLUMNS: Final = (
    ColumnSpec("Mã", "code", 8),
    ColumnSpec("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "title", 40),
    ColumnSpec("Điểm tối đa", "max", 8),
    ColumnSpec("Số liệu kê khai", "facts_words", 24),
    ColumnSpec("Cách tính điểm", "rule_words", 32),
    ColumnSpec("Tài liệu kiểm chứng", "evidence", 28),
    ColumnSpec("Cơ quan thẩm định", "appraiser", 14),
    ColumnSpec("Không áp dụng khi", "not_applicable_when", 16),
    ColumnSpec("Hiệu lực từ", "effective", 11),
    ColumnSpec("Ghi chú", "notes", 18),
    ColumnSpec("Cấp", "depth", 6, is_technical=True),
    ColumnSpec("Khóa", "key", 22, is_technical=True),
    ColumnSpec("Quy tắc (máy đọc)", "rule", 40, is_technical=True),
    ColumnSpec("Các quy tắc theo ngày (máy đọc)", "rules", 40, is_technical=True),
    ColumnSpec("Số liệu (máy đọc)", "facts", 40, is_technical=True),
    ColumnSpec("Căn cứ (máy đọc)", "legal", 30, is_technical=True),
    ColumnSpec("Nguồn điểm", "filled_by", 10, is_technical=True),
    ColumnSpec("Cách xử lý khi không áp dụng", "not_applicable", 14, is_technical=True),
    ColumnSpec("Tỷ lệ có thể vượt 100%", "may_exceed", 10, is_technical=True),
)
AS_JSON: Final = frozenset({"rule", "rules", "facts", "legal"})
ONLY_WORDS: Final = frozenset({"rule_words", "facts_words", "depth"})

# Headings seen on annexes of decisions, for tables that were pasted rather than exported.
OTHER_HEADINGS: Final[Mapping[str, str]] = {
    "stt": "code",
    "tt": "code",
    "mã tiêu chí": "code",
    "tiêu chí": "title",
    "nội dung": "title",
    "lĩnh vực/tiêu chí": "title",
    "tiêu chí, tiêu chí thành phần": "title",
    "lĩnh vực, tiêu chí, tiêu chí thành phần": "title",
    "điểm chuẩn": "max",
    "điểm": "max",
    "thang điểm": "max",
    "các yêu cầu và tài liệu kiểm chứng": "evidence",
    "yêu cầu và tài liệu kiểm chứng": "evidence",
}
HEADINGS: Final[Mapping[str, str]] = {
    **OTHER_HEADINGS,
    **{column.heading.casefold(): column.field for column in COLUMNS},
}

HEADER_LABELS: Final[Mapping[str, str]] = {
    "code": "Mã bộ tiêu chí",
    "title": "Tên bộ tiêu chí",
    "level": "Cấp",
    "year": "Năm",
    "version": "Phiên bản",
    "status": "Tình trạng",
    "legal_basis": "Căn cứ pháp lý",
    "total": "Tổng điểm theo quyết định",
    "as_of": "Ngày áp dụng quy tắc",
    "rounding": "Làm tròn",
    "decimals": "Số chữ số thập phân in ra",
    "denominator": "Mẫu số của chỉ số",
    "not_applicable": "Cách xử lý khi không áp dụng",
    "ranking": "Xếp hạng",
    "grades": "Xếp loại",
    "survey_points": "Điểm điều tra xã hội học",
    "bonus_cap": "Điểm cộng tối đa",
    "penalty_cap": "Điểm trừ tối đa",
    "frame": "Khung",
    "crosswalk": "Đối chiếu với bộ năm trước",
    "known_faults": "Lỗi đã biết của văn bản",
    "notes": "Ghi chú",
    "format": "Định dạng",
}


def flattened(tree: Plain, path: str = "") -> list[tuple[str, str]]:
    """Write a tree as pairs of path and text, so that a sheet can hold it."""
    if isinstance(tree, str):
        return [(path, tree)]
    if isinstance(tree, Mapping):
        parts = [(f"{path}.{name}" if path else name, value) for name, value in tree.items()]
    else:
        parts = [(f"{path}[{at}]", value) for at, value in enumerate(tree)]
    return [pair for name, value in parts for pair in flattened(value, name)]


def unflattened(pairs: Sequence[tuple[str, str]]) -> dict[str, Plain]:
    """Rebuild the tree from pairs of path and text."""
    tree: dict[str, Plain] = {}
    for path, text in pairs:
        _put(tree, path.replace("[", ".[").split("."), text)
    return tree


def _put(tree: dict[str, Plain], steps: Sequence[str], text: str) -> None:
    node: Plain = tree
    for step, following in zip(steps, [*steps[1:], ""], strict=True):
        fresh: Plain = text if not following else ([] if following.startswith("[") else {})
        if isinstance(node, dict):
            node = node.setdefault(step, fresh)
        elif isinstance(node, list):
            at = read_whole(step[1:-1])
            if at is None or at >= len(node):
                node.append(fresh)
                at = len(node) - 1
            node = node[at]
