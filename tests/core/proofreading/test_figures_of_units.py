"""Figures told with a unit's name: accused only where it is clear which cell was meant."""

import pytest

from support.claims import findings

TABLE = """| TT | Đơn vị | Tiếp nhận | Trễ hạn | Tỷ lệ đúng hạn (%) | Điểm |
|---|---|---|---|---|---|
| 1 | Xã An Bình | 1.284 | 3 | 99,77 | 84,50 |
| 2 | Xã Hòa Lợi | 1.046 | 5 | 99,52 | 79,24 |
| 3 | Xã Mỹ Tân | 947 | 2 | 99,79 | 81,35 |

{words}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Xã Hòa Lợi đạt 79,24 điểm.", []),
        ("Xã Hòa Lợi đạt 79,42 điểm.", [("79,42", "79.24")]),
        ("Xã có nhiều hồ sơ nhất trong hai xã đồng bằng là xã Mỹ Tân với 1.046 hồ sơ.", [("1.046", "947")]),
        ("Số công chức bị kỷ luật gồm xã An Bình 02 người, xã Hòa Lợi 01 người.", []),
        ("Tỷ lệ chữ ký số của xã An Bình đạt 63,40%.", []),
        ("Tỷ lệ đúng hạn: xã An Bình (99,77%); xã Hòa Lợi (95,12%).", [("95,12%", "99.52")]),
        ("Tỷ lệ đúng hạn: xã An Bình (99,77%). Tỷ lệ số hóa: xã Hòa Lợi (95,12%).", []),
    ],
)
def test_only_a_figure_whose_cell_is_clear_is_accused(words: str, found: list[tuple[str, str]]) -> None:
    told = findings(TABLE.format(words=words))

    assert [(each.quote, each.computed) for each in told if each.code == "figure-not-of-unit"] == found


NUMERALS = """| Lĩnh vực | Nội dung | Điểm tối đa | Điểm đạt | Tỷ lệ (%) |
|---|---|---|---|---|
| I | Chỉ đạo, điều hành | 10 | 8,3 | 83,0 |
| II | Cải cách thể chế | 10 | 9,4 | 94,0 |
| III | Cải cách thủ tục | 10 | 8,1 | 81,0 |

{words}
"""


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Lĩnh vực có tỷ lệ thấp nhất là Cải cách thủ tục (81,0%).", []),
        ("Lĩnh vực có tỷ lệ thấp nhất là Chỉ đạo, điều hành (83,0%).", ["last-in-table"]),
        ("Lĩnh vực đạt điểm cao nhất là Cải cách thể chế (9,4/10 điểm).", []),
    ],
)
def test_rows_are_named_beside_their_numerals(words: str, codes: list[str]) -> None:
    assert [each.code for each in findings(NUMERALS.format(words=words))] == codes
