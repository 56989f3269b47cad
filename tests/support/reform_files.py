"""The public lists around the reform of 2025: those beside the checkout, or a small made-up set alike."""

from pathlib import Path

LISTS = Path(__file__).parents[3] / "shared/data/units-2025"
DISTRICTS = (
    "Mã,Tên,Tên Tiếng Anh,Cấp,Mã TP,Tỉnh / Thành Phố\n"
    "461,Huyện Gio Linh,,Huyện,45,Tỉnh Quảng Trị\n"
    "471,Huyện Cồn Cỏ,,Huyện,45,Tỉnh Quảng Trị\n"
)
COMMUNES = (
    "Mã,Tên,Tên Tiếng Anh,Cấp,Mã QH,Quận Huyện,Mã TP,Tỉnh / Thành Phố\n"
    "00400,Xã Gio Mai,,Xã,461,Huyện Gio Linh,45,Tỉnh Quảng Trị\n"
    "19501,Thị Trấn Gio Châu,,Xã,461,Huyện Gio Linh,45,Tỉnh Quảng Trị\n"
)
NEW = (
    "province,ward,provinceCode,wardCode\nTỉnh Quảng Trị,Xã Gio Linh,44,400\n"
    "Tỉnh Quảng Trị,Xã Cửa Việt,44,19505\nTỉnh Quảng Trị,Đặc khu Cồn Cỏ,44,19742\n"
)
LINEAGE = (
    "provinceCode,districtCode,wardCode,district,ward,newWard,newProvinceCode,newWardCode\n"
    "45,461,400.0,Huyện Gio Linh,Xã Gio Mai,Xã Gio Linh,44,00400\n"
    "45,461,400.0,Huyện Gio Linh,Xã Gio Mai,Xã Cửa Việt,44,19505\n"
    "45,461,19501.0,Huyện Gio Linh,Xã Gio Chau Cũ,Xã Gio Linh,44,00400\n"
    "45,471,,Huyện Cồn Cỏ,,Đặc khu Cồn Cỏ,44,19742\n"
)


def write_lists(folder: Path, lineage: str = LINEAGE) -> str:
    """Write small lists; the folder's path."""
    for name, text in (
        ("gso_districts_before_2025-07.csv", DISTRICTS),
        ("gso_wards_before_2025-07.csv", COMMUNES),
        ("wards_2025_with_location.csv", NEW),
        ("lineage_old_to_new_ward.csv", lineage),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)
