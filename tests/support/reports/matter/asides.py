"""Sentences every structure may use: figures that look suspicious and are right, and small checkable ones."""

from decimal import Decimal

from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.papers import laws
from support.reports.sheet.rules import fits, how_many, in_order, numbers

TRAPS = (
    "Tiếp tục duy trì Hệ thống quản lý chất lượng theo tiêu chuẩn TCVN ISO 9001:2015 tại {n} cơ quan, đơn vị.",
    "Tổng đài hỗ trợ người dân (số điện thoại 0259.3.852.{m}) hoạt động 24/7, tiếp nhận ý kiến từ 07 giờ 30 phút.",
    "Việc niêm yết thủ tục hành chính thực hiện đúng Điều 14, khoản 2 Điều 15 của {law} của Chính phủ.",
    "Một số dịch vụ công trực tuyến mức độ 3, 4 (nay là một phần, toàn trình) còn ít phát sinh hồ sơ.",
    "Bố trí 02 máy quét/01 bộ phận; mỗi công chức được cấp 01 chứng thư số, thời hạn 05 năm.",
    "Nhóm Zalo “Hỏi đáp thủ tục hành chính” đến nay có trên 1.{m} lượt theo dõi, trung bình 3-5 lượt hỏi/ngày.",
    "Kinh phí bố trí cho nhiệm vụ cải cách hành chính trong kỳ là {a},{b} tỷ đồng, chủ yếu là chi thường xuyên.",
    "Chỉ tiêu đến hết giai đoạn: tối thiểu 30% cuộc họp trực tuyến, 90% báo cáo điện tử, 100% phòng họp không giấy.",
    "Thời gian giải quyết được rút ngắn từ 20 ngày xuống còn 15 ngày làm việc đối với một số thủ tục về đất đai.",
    "Mô hình “Ngày thứ Ba không viết, ngày thứ Năm không hẹn” tiếp tục được duy trì từ năm {y}.",
    "Phần mềm bị gián đoạn từ 9h30 đến 14h15 trong 02 ngày do nâng cấp đường truyền (gói 300 Mbps).",
    "Có {n} mô hình dân vận khéo đang duy trì, trong đó 02 mô hình được cấp tỉnh biểu dương; 100% thôn đăng ký mới.",
    "Khoảng 85% hộ dân có điện thoại thông minh; 62% người trưởng thành có tài khoản định danh mức 2.",
    "Mỗi thôn thành lập 01 Tổ công nghệ số cộng đồng từ 05 đến 07 thành viên, họp 02 lần/tháng.",
    "Giờ làm việc: sáng từ 7h00 đến 11h30, chiều từ 13h30 đến 17h00; riêng sáng thứ Bảy trực 1/2 số công chức.",
    "Chương trình tổng thể giai đoạn 2021-2030 chia thành 2 giai đoạn (2021-2025 và 2026-2030), 06 nội dung trọng tâm.",
    "Bộ phận Một cửa có diện tích {m} m2, 12 quầy giao dịch, 03 máy lấy số; camera lưu hình 30 ngày.",
    "Đường dây nóng 1022 (nhánh số 3) tiếp nhận {m} cuộc gọi, thời lượng bình quân 2,5 phút/cuộc.",
    "Phí thẩm định được miễn, giảm theo Thông tư số 85/2019/TT-BTC ngày 29/11/2019, mức giảm từ 10% đến 50%.",
    "Cắt giảm tối thiểu 30% thời gian giải quyết của {n} thủ tục, tương đương từ 02 đến 05 ngày làm việc/thủ tục.",
    "Tổ đề án 06 họp định kỳ ngày 15 và 30 hằng tháng; {n}/{n} thành viên tham dự đầy đủ.",
    "Hệ thống camera, wifi được đầu tư bằng nguồn xã hội hóa {m} triệu đồng, vượt 1,5 lần dự kiến ban đầu.",
    "Đề án 06/CP được triển khai đến 100% thôn, bản; mã định danh của cơ quan là H{m}.{a}.",
)
NEWS = (
    "Trong kỳ đã đăng tải {all} tin, bài về cải cách hành chính, trong đó có {some} phóng sự phát trên đài tỉnh.",
    "Cổng thông tin điện tử đăng {all} tin, bài, ảnh tuyên truyền (trong đó {some} bài chuyên sâu).",
    "Công tác tuyên truyền được duy trì với {all} tin, bài, gồm cả {some} tin phát trên hệ thống truyền thanh cơ sở.",
)
TRAINING = (
    "Đã cử {all} lượt cán bộ, công chức tham gia bồi dưỡng, trong đó cấp xã {one} lượt, nữ {two} lượt.",
    "Tập huấn nghiệp vụ cho {all} lượt người (trong đó {one} lượt thuộc Bộ phận Một cửa; {two} lượt là lãnh đạo).",
)
TARGETS = (
    "Tỷ lệ {what} chưa đạt chỉ tiêu được giao ({now}/{goal}).",
    "{What} mới đạt {now}, thấp hơn chỉ tiêu {goal} của kế hoạch năm.",
    "Còn chỉ tiêu về {what} chưa hoàn thành (thực hiện {now}, kế hoạch {goal}).",
)
PLAIN = (
    "Một số đơn vị cần chủ động hơn trong việc cung cấp tài liệu kiểm chứng.",
    "Kết quả ở lĩnh vực này tương đối đồng đều giữa các đơn vị.",
    "Đề nghị các đơn vị có điểm thấp xây dựng kế hoạch khắc phục cụ thể.",
    "Tài liệu kiểm chứng ở lĩnh vực này cơ bản đầy đủ, đúng thời gian.",
)
GOALS = (
    "thanh toán trực tuyến phí, lệ phí",
    "số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực",
    "hồ sơ nộp trực tuyến toàn trình",
    "tái sử dụng dữ liệu số hóa",
)


def _told(draft: Draft, year: int, text: str) -> str:
    return text.format(
        n=draft.house.tally(Decimal(draft.number(3, 14))),
        m=draft.number(112, 988),
        law=draft.pick(laws(year)),
        a=draft.number(1, 9),
        b=draft.number(12, 95),
        y=year - draft.number(1, 3),
    )


def traps(draft: Draft, year: int, number: int) -> list[str]:
    """Sentences with figures that are nobody's sum, none told twice in a report."""
    chosen = draft.random.sample([text for text in TRAPS if text not in draft.told], number)
    draft.told.update(chosen)
    return [_told(draft, year, text) for text in chosen]


def remark(draft: Draft) -> str:
    """Some sentence with a small checkable figure; what a report said of a matter it does not say again otherwise."""
    fresh = [tell for tell in (news, training, unmet_target) if tell.__name__ not in draft.told]
    return draft.pick(fresh)(draft) if fresh else draft.pick(PLAIN)


def news(draft: Draft) -> str:
    """Parts that are not all of the whole."""
    draft.told.add("news")
    key = draft.key("news")
    every = draft.number(12, 96)
    some = draft.number(2, every // 4)
    text = draft.pick(NEWS).format(all=draft.count(key + ".all", every), some=draft.count(key + ".some", some))
    claim = draft.claim("bound", in_order(key + ".some", key + ".all"), (key + ".all", key + ".some"), key + ".some")
    draft.slip(claim, {key + ".some": Decimal(every + draft.number(2, 9))}, Wrong("part > whole", computed="≤ whole"))
    return text


def training(draft: Draft) -> str:
    """Parts that overlap."""
    draft.told.add("training")
    key = draft.key("training")
    every = draft.number(40, 180)
    one, two = draft.number(every // 2 + 2, every - 3), draft.number(every // 2, every - 5)
    text = draft.pick(TRAINING).format(
        all=draft.count(key + ".all", every), one=draft.count(key + ".one", one), two=draft.count(key + ".two", two)
    )
    draft.claim("bound", in_order(key + ".one", key + ".all"), (key + ".all", key + ".one"), key + ".one")
    claim = draft.claim("bound", in_order(key + ".two", key + ".all"), (key + ".all", key + ".two"), key + ".two")
    draft.slip(claim, {key + ".two": Decimal(every + draft.number(3, 20))}, Wrong("part > whole", computed="≤ whole"))
    return text


def unmet_target(draft: Draft) -> str:
    """A pair of actual and target that is no ratio."""
    draft.told.add("unmet_target")
    key = draft.key("target")
    goal = draft.pick((30, 40, 50, 60, 80))
    now = draft.pick((0, goal - draft.number(5, 20)))
    what = draft.pick(GOALS)
    text = draft.pick(TARGETS).format(
        what=what,
        What=what[0].upper() + what[1:],
        now=draft.rate(key + ".now", Decimal(now)),
        goal=draft.rate(key + ".goal", Decimal(goal)),
    )
    text = draft.mark(key + ".text", text)
    rule = fits((key + ".now", key + ".goal"), lambda values: _less(numbers(values, (key + ".now", key + ".goal"))))
    claim = draft.claim("contradiction", rule, key + ".text", key + ".now")
    over = Decimal(goal + draft.number(3, 15))
    draft.slip(claim, {key + ".now": over}, Wrong("unmet target that is met", computed=f"{goal}% đã đạt"))
    return text


def _less(pair: list[Decimal]) -> bool:
    return pair[0] < pair[1]


def numbered_tasks(draft: Draft, text: str, most: int, many: int = 8) -> str:
    """'07 nhiệm vụ (số 6, 7, 8 và 29)': the text has {n} and {list}."""
    key = draft.key("tasks")
    size = draft.number(3, many)
    chosen = sorted(draft.random.sample(range(2, most), size))
    items = [draft.count(f"{key}.{place}", task, str) for place, task in enumerate(chosen)]
    joined = ", ".join(items[:-1]) + draft.pick((" và ", ", ", "; ")) + items[-1]
    counted = draft.count(key + ".n", size)
    keys = [f"{key}.{place}" for place in range(size)]
    marked = draft.mark(key + ".text", text.format(n=counted, list=joined))
    draft.claim("count", how_many(key + ".n", keys, bool), key + ".text", key + ".n")
    return marked
