"""Fields of the index, their criteria, and why points are lost, in the words of officers."""

from decimal import Decimal
from typing import NamedTuple

from support.reports.sheet.draft import Draft


class Criterion(NamedTuple):
    name: str
    most: str
    why: str
    cause: str
    cure: str
    owner: str


class Domain(NamedTuple):
    name: str
    most: Decimal


NAMES = (
    ("Công tác chỉ đạo, điều hành CCHC", "Công tác chỉ đạo điều hành cải cách hành chính", "Chỉ đạo, điều hành"),
    ("Cải cách thể chế", "Xây dựng và tổ chức thi hành pháp luật", "Theo dõi, thi hành pháp luật"),
    (
        "Cải cách thủ tục hành chính",
        "Cải cách TTHC, cơ chế một cửa, một cửa liên thông",
        "Kiểm soát thủ tục hành chính",
    ),
    ("Cải cách tổ chức bộ máy", "Cải cách tổ chức bộ máy hành chính nhà nước", "Tổ chức bộ máy"),
    ("Cải cách chế độ công vụ", "Xây dựng đội ngũ cán bộ, công chức, viên chức", "Chế độ công vụ"),
    ("Cải cách tài chính công", "Quản lý tài chính, ngân sách, tài sản công", "Tài chính công"),
    ("Xây dựng chính quyền điện tử, chính quyền số", "Chuyển đổi số", "Xây dựng và phát triển chính quyền số"),
    ("Tác động của cải cách hành chính", "Mức độ hài lòng và phát triển kinh tế - xã hội", "Tác động của CCHC"),
)

CRITERIA: tuple[tuple[Criterion, ...], ...] = (
    (
        Criterion("Mức độ hoàn thành Kế hoạch cải cách hành chính", "2", "còn nhiệm vụ chuyển sang năm sau",
                  "một số đơn vị tham mưu chậm, chưa bám tiến độ", "giao ban tháng, nhắc việc trước hạn 10 ngày",
                  "Văn phòng"),
        Criterion("Chất lượng báo cáo định kỳ", "1,5", "báo cáo quý II gửi sau ngày 10/6",
                  "đơn vị cung cấp số liệu muộn", "chốt số liệu trước kỳ báo cáo 05 ngày làm việc", "Phòng Nội vụ"),
        Criterion("Sáng kiến, mô hình mới về cải cách hành chính", "2,5", "chỉ một sáng kiến được công nhận",
                  "chưa phát động rộng rãi trong đội ngũ", "tổ chức cuộc thi sáng kiến trong toàn cơ quan",
                  "Phòng Nội vụ"),
        Criterion("Kiểm tra cải cách hành chính tại cơ sở", "2", "chưa theo dõi đến cùng kết quả sau kiểm tra",
                  "công chức phụ trách kiêm nhiệm", "lập sổ theo dõi kiến nghị, báo cáo kết quả hằng quý", "Thanh tra"),
        Criterion("Tuyên truyền cải cách hành chính", "1", "hình thức tuyên truyền chưa đa dạng",
                  "chưa bố trí kinh phí riêng", "xây dựng chuyên mục hằng tháng", "Phòng Văn hóa và Thông tin"),
    ),
    (
        Criterion("Xử lý kết quả theo dõi thi hành pháp luật", "1,5", "chưa ban hành văn bản xử lý sau kiểm tra",
                  "chưa rõ đầu mối theo dõi", "giao một công chức theo dõi, báo cáo kết quả xử lý", "Phòng Tư pháp"),
        Criterion("Rà soát, hệ thống hóa văn bản quy phạm pháp luật", "2", "danh mục công bố chậm so với thời hạn",
                  "khối lượng văn bản lớn", "rà soát thường xuyên, không dồn vào cuối kỳ", "Phòng Tư pháp"),
        Criterion("Tự kiểm tra văn bản", "1", "hồ sơ tự kiểm tra thiếu phiếu", "công chức mới nhận việc",
                  "tập huấn nghiệp vụ, dùng chung một mẫu phiếu", "Phòng Tư pháp"),
    ),
    (
        Criterion("Tỷ lệ hồ sơ trực tuyến toàn trình", "2", "tỷ lệ thấp hơn mức giao",
                  "người dân quen nộp trực tiếp", "bố trí người hướng dẫn nộp tại nhà văn hóa thôn",
                  "Bộ phận Một cửa"),
        Criterion("Tỷ lệ hồ sơ thanh toán trực tuyến", "1,5", "nhiều thủ tục chưa phát sinh giao dịch",
                  "mức phí nhỏ, người dân trả tiền mặt", "niêm yết mã QR tại quầy", "Bộ phận Một cửa"),
        Criterion("Số hóa kết quả giải quyết thủ tục hành chính", "2", "kết quả cũ chưa số hóa hết",
                  "thiếu máy quét khổ lớn", "mua sắm bổ sung, ưu tiên hồ sơ đất đai", "Văn phòng"),
        Criterion("Giải quyết hồ sơ đúng hạn", "3", "còn hồ sơ đất đai quá hạn",
                  "phối hợp xác minh kéo dài", "ký quy chế phối hợp với Chi nhánh Văn phòng Đăng ký đất đai",
                  "Phòng Tài nguyên và Môi trường"),
        Criterion("Công khai thủ tục hành chính", "1", "còn thủ tục hết hiệu lực chưa gỡ",
                  "quyết định công bố cập nhật chậm", "rà soát vào ngày 25 hằng tháng", "Văn phòng"),
    ),
    (
        Criterion("Thực hiện quy định về vị trí việc làm", "1,5", "đề án điều chỉnh trình chậm",
                  "chờ hướng dẫn của bộ, ngành", "cử người phối hợp hoàn thiện đề án", "Phòng Nội vụ"),
        Criterion("Kiểm tra việc phân cấp quản lý", "1", "chưa kiểm tra đủ lĩnh vực", "kế hoạch ban hành muộn",
                  "lồng ghép với kiểm tra cải cách hành chính", "Phòng Nội vụ"),
    ),
    (
        Criterion("Hoàn thành kế hoạch đào tạo, bồi dưỡng", "1,5", "một lớp phải lùi sang năm sau",
                  "không bố trí được giảng viên", "đăng ký lớp ngay từ đầu năm", "Phòng Nội vụ"),
        Criterion("Chấp hành kỷ luật, kỷ cương", "2", "có công chức bị xử lý kỷ luật",
                  "người đứng đầu chưa sâu sát", "kiểm tra công vụ đột xuất hằng tháng", "Phòng Nội vụ"),
        Criterion("Cập nhật cơ sở dữ liệu cán bộ, công chức, viên chức", "1", "hồ sơ điện tử chưa đồng bộ hết",
                  "thay đổi phần mềm giữa năm", "đối chiếu, làm sạch dữ liệu", "Phòng Nội vụ"),
    ),
    (
        Criterion("Tỷ lệ giải ngân vốn đầu tư công", "2", "giải ngân chưa đạt mức bình quân",
                  "vướng mắc giải phóng mặt bằng", "giao ban tiến độ dự án hằng tuần", "Phòng Tài chính - Kế hoạch"),
        Criterion("Thực hiện kiến nghị sau kiểm toán, thanh tra", "1", "còn kiến nghị chưa nộp đủ",
                  "đơn vị liên quan đã giải thể", "đôn đốc, báo cáo hằng tháng", "Phòng Tài chính - Kế hoạch"),
        Criterion("Quản lý, sử dụng tài sản công", "1,5", "quy chế chưa sửa đổi theo quy định mới",
                  "chưa kịp rà soát", "rà soát, sửa đổi quy chế", "Phòng Tài chính - Kế hoạch"),
    ),
    (
        Criterion("Cổng/Trang thông tin điện tử", "2", "chuyên mục chưa đủ theo quy định",
                  "người phụ trách kiêm nhiệm", "phân công biên tập theo chuyên mục", "Phòng Văn hóa và Thông tin"),
        Criterion("Văn bản ký số, xử lý trên môi trường mạng", "2", "tỷ lệ ký số cá nhân còn thấp",
                  "chứng thư số hết hạn chưa gia hạn", "rà soát, gia hạn trước 15 ngày", "Văn phòng"),
        Criterion("Mức độ hoàn thành kế hoạch chuyển đổi số", "2", "còn nhiệm vụ chưa bố trí được vốn",
                  "nguồn vốn phân bổ chậm", "đề xuất lồng ghép nguồn vốn", "Phòng Văn hóa và Thông tin"),
    ),
    (
        Criterion("Chỉ số hài lòng của người dân", "4", "kết quả khảo sát giảm ở tiêu chí thời gian",
                  "việc xin lỗi khi trễ hẹn chưa nghiêm", "xin lỗi bằng văn bản 100% hồ sơ trễ hẹn", "Bộ phận Một cửa"),
        Criterion("Thu ngân sách trên địa bàn", "2", "số thu chưa đạt dự toán", "thị trường bất động sản trầm lắng",
                  "nuôi dưỡng nguồn thu, chống thất thu", "Phòng Tài chính - Kế hoạch"),
    ),
)  # fmt: skip

TOTALS = ("100", "100", "100", "98", "96.5", "95", "90")


def drawn_domains(draft: Draft, number: int) -> list[Domain]:
    """So many fields with their maxima in halves, a hundred together or less."""
    names = [draft.pick(variants) for variants in NAMES[:number]]
    halves = [18 for _ in names]
    for _ in range(int(Decimal(draft.pick(TOTALS)) * 2) - 18 * number):
        halves[draft.pick((0, 1, 2, 2, 2, 3, 4, 5, 6, 6, 7)) % number] += 1
    return [Domain(name, Decimal(most) / 2) for name, most in zip(names, halves, strict=True)]


def criteria_of(draft: Draft, place: int, number: int) -> list[Criterion]:
    return draft.some(CRITERIA[place], number)


def most_of(criterion: Criterion) -> Decimal:
    return Decimal(criterion.most.replace(",", "."))


def drawn_loss(draft: Draft, most: Decimal) -> Decimal:
    """What is lost of a criterion: a step, the half, all of it, or by a linear rule."""
    steps = [Decimal("0.25"), Decimal("0.5"), most / 2, most / 2, most, Decimal(draft.number(3, 60)) / 100]
    return min(draft.pick(steps), most).quantize(Decimal("0.01"))
