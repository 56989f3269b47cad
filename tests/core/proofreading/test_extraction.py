"""What a report holds, as data."""

from parindex.core.proofreading.extraction import Count, LostPoints, Task, UnitPoints, extract
from parindex.core.terms import SCALE, Amount
from parindex.documents.reports.plain import plain_document

LETTER = """ỦY BAN NHÂN DÂN
XÃ TRIỆU TRẠCH

Số: 10/UBND
V/v khắc phục Chỉ số cải
cách hành chính năm 2022

Triệu Trạch, ngày 15 tháng 02 năm 2023

Kính gửi: Các cán bộ, công chức xã

Bộ phận Một cửa cấp xã tiếp nhận 1.334 hồ sơ, đã giải quyết 1.125 hồ sơ, 01 hồ sơ trễ hạn.

- Báo cáo: đạt 3,45/4 điểm. Bị trừ 0,55 điểm.

+ Lý do: Gửi chậm.

+ Giải pháp: Gửi đúng hạn.

| Xếp hạng | Xã | Điểm (tối đa 20 điểm) |
|---|---|---|
| 1 | xã An Hòa | 18,5 |
| 2 | xã Bình Minh | 17 |
| 3 | xã Cẩm Tú | 16 |

Tiêu chí\tĐiểm tối đa\tĐiểm thẩm định\tNguyên nhân\tBiện pháp khắc phục\tChủ trì\tThời hạn
1.1. Kế hoạch\t2\t1,6\tChậm\tĐôn đốc\tVăn phòng\tCả năm

Nơi nhận:

- Như trên;
- Lưu VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


def amount(text: str) -> Amount:
    whole, _, part = text.partition(".")
    return Amount(int(whole) * SCALE + int(part.ljust(4, "0") or 0))


def test_the_header_is_read_and_no_official_is_named() -> None:
    header = extract(plain_document(LETTER, "x")).header

    assert header.number == "10/UBND"
    assert (header.place, header.date) == ("Triệu Trạch", "15/02/2023")
    assert header.subject == "khắc phục Chỉ số cải cách hành chính năm 2022"
    assert header.recipients == ("Như trên", "Lưu VT")
    assert header.signer == "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"


def test_points_losses_tasks_and_dossiers_are_read() -> None:
    found = extract(plain_document(LETTER, "x"))

    assert found.units[0] == UnitPoints("Điểm (tối đa 20 điểm)", "xã An Hòa", 1, amount("18.5"), amount("20"))
    assert found.lost == (
        LostPoints("Báo cáo", amount("4"), amount("3.45"), amount("0.55"), "Gửi chậm.", "", "Gửi đúng hạn."),
        LostPoints("1.1. Kế hoạch", amount("2"), amount("1.6"), amount("0.4"), "", "Chậm", "Đôn đốc"),
    )
    assert found.tasks == (Task("1.1. Kế hoạch", "Đôn đốc", "Văn phòng", "Cả năm"),)
    assert found.dossiers == (
        Count("received", "cấp xã", 1334),
        Count("resolved", "cấp xã", 1125),
        Count("late", "cấp xã", 1),
    )
