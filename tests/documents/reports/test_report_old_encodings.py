import pytest

from parindex.documents.reports.old_encodings import OldEncoding, encoding_of_font, modernised, modernised_plain

TCVN3 = (
    ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    ("B¸o c¸o kÕt qu¶ c«ng t¸c c¶i c¸ch hµnh chÝnh", "Báo cáo kết quả công tác cải cách hành chính"),  # noqa: RUF001 -- the old signs themselves
    ("QuyÕt ®Þnh cña ñy ban nh©n d©n tØnh", "Quyết định của ủy ban nhân dân tỉnh"),
    ("®­îc nh÷ng tæ chøc, doanh nghiÖp", "được những tổ chức, doanh nghiệp"),
    ("thÈm ®Þnh, mÉu, gÇn, thÊp, tËp", "thẩm định, mẫu, gần, thấp, tập"),
    ("b»ng, th¼ng, s½n, B¾c, ®Æt, n¨m", "bằng, thẳng, sẵn, Bắc, đặt, năm"),
    ("xÌ, trÎ, sÏ, xÐt, hÑn", "xè, trẻ, sẽ, xét, hẹn"),
    ("vÒ, thÓ, lÔ, kÕt, viÖc, lªn", "về, thể, lễ, kết, việc, lên"),
    ("t×nh, tØnh, nghÜa, chÝnh, trÞ", "tình, tỉnh, nghĩa, chính, trị"),
    ("hßa, bá, râ, cã, häc", "hòa, bỏ, rõ, có, học"),
    ("®ång, tæ, lçi, sè, héi", "đồng, tổ, lỗi, số, hội"),
    ("h¬n, thêi, ë, ì, víi, ®îi", "hơn, thời, ở, ỡ, với, đợi"),
    ("cïng, ñy, mò, phóc, vô", "cùng, ủy, mũ, phúc, vụ"),
    ("­u, tõ, cöa, nh÷ng, thø, tù", "ưu, từ, cửa, những, thứ, tự"),
    ("kú, kû, mü, lý, kþ", "kỳ, kỷ, mỹ, lý, kỵ"),
    ("µ, ¶, ·, ¸, ¹", "à, ả, ã, á, ạ"),  # noqa: RUF001 -- the old signs themselves
    ("¡n, ¢u, £m, ¤ng, ¥n, ¦u, §Êt", "Ăn, Âu, Êm, Ông, Ơn, Ưu, Đất"),
)
VNI = (
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    ("Baùo caùo keát quaû caûi caùch haønh chính", "Báo cáo kết quả cải cách hành chính"),
    ("ÑIEÀU COÄNG HOØA ÖU TIEÂN", "ĐIỀU CỘNG HÒA ƯU TIÊN"),
    ("ñöôïc, tröôøng, sôû, lôùp, môû, ñôõ", "được, trường, sở, lớp, mở, đỡ"),
    ("naêm, baèng, baét, thaúng, saün, ñaët", "năm, bằng, bắt, thẳng, sẵn, đặt"),
    ("gaàn, thaáp, thaåm, maãu, taäp", "gần, thấp, thẩm, mẫu, tập"),
    ("nhaân coâng hôn", "nhân công hơn"),
    ("tænh, tình, chính, nghóa, trò", "tỉnh, tình, chính, nghĩa, trị"),
    ("kyø, kyû, myõ, lyù, kî", "kỳ, kỷ, mỹ, lý, kỵ"),
    ("xeøo, treû, seõ, xeùt, heïn, leân, veà, theå, leã", "xèo, trẻ, sẽ, xét, hẹn, lên, về, thể, lễ"),
    ("boû, roõ, coù, hoïc, ñoàng, toå, loãi, soá", "bỏ, rõ, có, học, đồng, tổ, lỗi, số"),
    ("cuøng, uûy, muõ, vuï, töø, cöûa, nhöõng, thöù", "cùng, ủy, mũ, vụ, từ, cửa, những, thứ"),
)


@pytest.mark.parametrize(("typed", "text"), TCVN3)
def test_words_of_tcvn3(typed: str, text: str) -> None:
    assert modernised(typed, "tcvn3") == (text, ())


@pytest.mark.parametrize(("typed", "text"), VNI)
def test_words_of_vni(typed: str, text: str) -> None:
    assert modernised(typed, "vni").text == text


def test_the_words_try_every_letter() -> None:
    letters = set("àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ")
    tried = [{letter for _, text in words for letter in text} for words in (TCVN3, VNI)]

    assert [sorted(letters - each) for each in tried] == [[], []]


def test_capitals_are_a_font_of_their_own() -> None:
    assert modernised("ñy ban nh©n d©n", "tcvn3-capitals") == ("ỦY BAN NHÂN DÂN", ())
    assert modernised("abc 12", "tcvn3-capitals") == ("ABC 12", ())


def test_a_letter_without_one_capital_stays() -> None:
    assert modernised("aŉ", "tcvn3-capitals") == ("Aŉ", ())


def test_letters_of_vni_know_where_they_were() -> None:
    assert modernised("Tieâu ñ", "vni") == ("Tiêu đ", (0, 1, 2, 4, 5, 6, 7))


@pytest.mark.parametrize("encoding", ["tcvn3", "tcvn3-capitals", "vni"])
def test_text_that_is_unicode_already_only_has_the_font(encoding: OldEncoding) -> None:
    assert modernised("Tiêu chí của đất nước", encoding) == ("Tiêu chí của đất nước", ())


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_plain_letters_stay(encoding: OldEncoding) -> None:
    assert modernised("UBND 12,5%", encoding) == ("UBND 12,5%", ())


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".vnarial", "tcvn3"),
        (".VnTimeH", "tcvn3-capitals"),
        ("VNI-Times", "vni"),
        (" VNI-Helve ", "vni"),
        ("Times New Roman", None),
        ("Vni", None),
        ("", None),
    ],
)
def test_encodings_are_told_by_their_fonts(font: str, encoding: OldEncoding | None) -> None:
    assert encoding_of_font(font) == encoding


def test_plain_text_in_tcvn3_is_made_unicode_whole() -> None:
    assert modernised_plain("Tiªu chÝ\nUBND x· §«ng Hµ") == "Tiêu chí\nUBND xã Đông Hà"


def test_lines_of_tcvn3_in_modern_text_are_made_unicode() -> None:
    assert modernised_plain("Tiêu chí\nTiªu chÝ\nĐiều ©A") == "Tiêu chí\nTiêu chí\nĐiều ©A"


@pytest.mark.parametrize("text", ["Quảng Trị¹.", "Hai¹.", "Tiêu chí", "5 m² và §", ""])
def test_other_text_stays(text: str) -> None:
    assert modernised_plain(text) == text
