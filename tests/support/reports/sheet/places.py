"""A country that does not exist: provinces, districts, communes, departments and people."""

from typing import NamedTuple

from support.reports.sheet.draft import Draft

PROVINCES = ("Lạc Giang", "Trường Khánh", "Bình Lâm", "Hoài Dương", "Đông Sơn Giang", "Vĩnh Hà")
DISTRICTS = ("Thạch Lâm", "Cẩm Đường", "Yên Hạ", "Ea Kriêng", "Mường Sang", "Hòa Trung", "Krông Tăl", "Tân Phú Tây")
COMMUNES = (
    "Tân Hội Đông", "Phú Lộc Thượng", "An Nhơn Bắc", "Đắk Pling", "Ea Sô Na", "K'Bông", "Nậm Khao", "Mường Tỳ",
    "Vĩnh Trạch Tây", "Đại Phước 1", "Đại Phước 2", "Sơn Hạ", "Sơn Hà", "Hải Quế", "Lộc Điền Sơn", "Gia Cát",
    "Thượng Nậm", "Bản Lầu Hạ", "Cẩm Thạch", "Yên Định Thượng", "Xuân Trạch", "Kỳ Lạc", "Hòa Lễ", "Ia Drăng",
    "Đông Phú Sơn", "Quảng Lợi Hạ", "Trà Nú", "Phước Bửu", "Long Hựu", "Thới Hòa", "Mỹ Xuyên Tây", "Bình Đại Đông",
    "Cư Né Thượng", "Chư Pơng", "Tiên Cẩm", "Hương Lạc", "Thạnh An 3", "Đồng Thắng", "Nghĩa Lạc", "Suối Trát",
)  # fmt: skip
WARDS = ("Trung Tâm", "Hòa Khánh Nam", "Bắc Giang Lộ", "Tân Thịnh Đông", "Phú Cát", "Quyết Tiến", "Ninh Hải Tây")
OLD_DEPARTMENTS = (
    "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Công Thương",
    "Sở Nông nghiệp và Phát triển nông thôn", "Sở Giao thông vận tải", "Sở Xây dựng", "Sở Tài nguyên và Môi trường",
    "Sở Thông tin và Truyền thông", "Sở Lao động - Thương binh và Xã hội", "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Y tế", "Thanh tra tỉnh", "Văn phòng UBND tỉnh",
    "Ban Dân tộc", "Sở Ngoại vụ", "Ban Quản lý các khu công nghiệp tỉnh",
)  # fmt: skip
NEW_DEPARTMENTS = (
    "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Công Thương", "Sở Nông nghiệp và Môi trường", "Sở Xây dựng",
    "Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Y tế",
    "Thanh tra tỉnh", "Văn phòng UBND tỉnh", "Sở Dân tộc và Tôn giáo", "Sở Ngoại vụ", "Ban Quản lý Khu kinh tế tỉnh",
)  # fmt: skip
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Lò", "Y", "H'")
MIDDLES = ("Khắc", "Đình", "Thanh", "Quốc", "Ngọc", "Hữu", "Minh", "Thị Hồng", "Xuân", "Bá")
GIVENS = ("Duyệt", "Toản", "Khuê", "Tuyển", "Nhạn", "Lẫm", "Thuyên", "Bích", "Lạng", "Vịnh", "Điềm", "Khoái")

TWISTS = {
    "ạ": "á", "ắ": "ấ", "ă": "â", "ộ": "ồ", "ơ": "ớ", "ồ": "ổ", "ị": "ỉ", "ậ": "ẫ", "ê": "ề", "ô": "ồ", "â": "ă",
    "ú": "ủ", "ỳ": "ỷ", "à": "á", "á": "à", "ĩ": "ỉ", "ứ": "ử", "ượ": "ưở", "ươ": "ướ", "ế": "ề", "ẩ": "ẫ", "ù": "ú",
    "ễ": "ể", "ò": "ỏ", "ở": "ỡ", "ớ": "ờ", "ự": "ữ", "ỹ": "ỷ", "ý": "ỳ", "í": "ì", "ã": "ả", "ệ": "ể", "ỏ": "õ",
}  # fmt: skip


class Place(NamedTuple):
    """The office that writes, and those above and below it."""

    province: str
    district: str
    level: str  # tỉnh, huyện or xã

    @property
    def own(self) -> str:
        return self.province if self.level == "tỉnh" else self.district

    @property
    def above(self) -> str:
        return {"xã": "UBND huyện", "huyện": "UBND tỉnh", "tỉnh": "Chính phủ"}[self.level]


def drawn_place(draft: Draft, level: str) -> Place:
    return Place(draft.pick(PROVINCES), draft.pick(DISTRICTS), level)


def communes(draft: Draft, number: int, *, wards: int = 0, prefix: str = "xã") -> list[str]:
    """Names with their kind, in no order: 'xã Sơn Hạ', 'phường Phú Cát'."""
    names = [f"{prefix} {name}" for name in draft.random.sample(COMMUNES, number - wards)]
    names += [f"phường {name}" for name in draft.random.sample(WARDS, wards)]
    draft.random.shuffle(names)
    return names


def misspelt(name: str, others: list[str]) -> str:
    """The name with one wrong accent or letter, the way hands slip; never the name of another."""
    for place in range(len(name) - 1, -1, -1):
        if name[place] in TWISTS:
            other = name[:place] + TWISTS[name[place]] + name[place + 1 :]
            if other not in others:
                return other
    return name + "g" if name.endswith("n") else name[:-1] + name[-1] * 2


def person(draft: Draft) -> str:
    return f"{draft.pick(FAMILIES[:10])} {draft.pick(MIDDLES)} {draft.pick(GIVENS)}"
