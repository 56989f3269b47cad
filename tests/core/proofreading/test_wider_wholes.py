"""Wholes, rests and rates told in more words, and figures told again further down: equal, or a slip away."""

import pytest

from support.claims import findings, seen


def held(text: str, code: str) -> list[tuple[str, str]]:
    return [(each.quote, each.computed) for each in seen(text, code) if each.verdict == "holds"]


def failed(text: str) -> list[tuple[str, str, str]]:
    return [(each.code, each.stated, each.computed) for each in findings(text)]


def test_a_bracket_does_not_part_what_is_done_from_what_is_left() -> None:
    text = "Giao 418 nhiệm vụ; đã hoàn thành 313 nhiệm vụ (đúng hạn 301, quá hạn 12); đang thực hiện {} nhiệm vụ."

    assert ("105 nhiệm vụ", "105") in held(text.format(105), "maximum-less-losses")
    assert findings(text.format(105)) == []
    assert failed(text.format(150)) == [("maximum-less-losses", "150", "105")]


@pytest.mark.parametrize(
    "text",
    [
        "Đã cử {} lượt cán bộ, công chức, viên chức, lao động đi đào tạo, bồi dưỡng (luật 31, quản lý 44, nghề 96)",
        "Rà soát {} văn bản của các đơn vị cũ trước khi hợp nhất thuộc phạm vi quản lý: giữ 31, sửa 44, bãi bỏ 96",
    ],
)
def test_many_words_may_stand_between_a_whole_and_its_parts(text: str) -> None:
    assert [computed for _, computed in held(text.format(171) + ".", "parts-of-whole")] == ["171"]
    assert failed(text.format(181) + ".") == [("parts-of-whole", "181", "171")]


def test_two_parts_told_before_their_sum_are_all_of_it() -> None:
    text = "Ban hành 05 nghị quyết, 08 quyết định quy phạm; tổng cộng {} văn bản."

    assert held(text.format(13), "pair-and-rest") == [
        ("05 nghị quyết, 08 quyết định quy phạm; tổng cộng 13 văn bản", "13")
    ]
    assert failed(text.format(14)) == [("pair-and-rest", "14", "13")]
    assert [each.verdict for each in findings(text.format(14))] == ["fails"]


def test_a_sum_is_told_by_one_word() -> None:
    text = "Đăng 41 tin, 77 lượt phát thanh, 06 hội nghị; cộng {} lượt các loại."

    assert [computed for _, computed in held(text.format(124), "pair-and-rest")] == ["124"]
    assert failed(text.format(142)) == [("pair-and-rest", "142", "124")]


def test_parts_of_what_is_done_stand_behind_a_pair() -> None:
    text = "Nộp trực tuyến 3.710/4.000 hồ sơ, đạt 92,75%; trong đó toàn trình 2.600 hồ sơ, một phần {} hồ sơ."

    assert [computed for _, computed in held(text.format("1.110"), "parts-of-whole")] == ["3710"]
    assert findings(text.format("900")) == []  # there may be others


def test_what_a_pair_leaves_needs_no_word_for_it() -> None:
    text = "Hoàn thành 19/26 nhiệm vụ, đạt 73,08%; {} nhiệm vụ làm trong tháng sau."

    assert held(text.format("07"), "maximum-less-losses") == [("07 nhiệm vụ làm", "7")]
    assert seen(text.format("05"), "maximum-less-losses") == []


def test_a_lead_opens_the_list_in_its_own_sentence() -> None:
    points = "- Thứ nhất, chậm.\n\n- Thứ hai, thiếu.\n\n- Thứ ba, yếu."

    assert findings(f"Đã kiểm tra 14 phòng của huyện. Những hạn chế chính gồm:\n\n{points}") == []
    assert failed(f"Có 04 hạn chế chính, gồm:\n\n{points}") == [("list-length", "4", "3")]


def test_a_threshold_stands_between_a_pair_and_its_rate() -> None:
    text = "Có 117/520 người phải đi lại từ 03 lần trở lên, chiếm {}."

    assert [computed for _, computed in held(text.format("22,5%"), "percentage")] == ["22.5"]
    assert failed(text.format("25,2%")) == [("percentage", "25.2", "22.5")]


def test_late_ones_are_a_share_of_all_not_of_the_others() -> None:
    text = "Giải quyết 21.450 hồ sơ, đúng hạn 21.208 hồ sơ, đạt 98,9%; trễ hạn 242 hồ sơ, chiếm 1,1%."

    assert held(text, "percentage") == [("21.208 hồ sơ, đạt 98,9%", "98.8718"), ("242 hồ sơ, chiếm 1,1%", "1.1282")]


def test_last_years_rate_in_a_bracket_makes_no_hundred() -> None:
    text = "Tỷ lệ hài lòng đạt 88%, tăng 1,3% so với năm 2021 (86,7%). Tỷ lệ không hài lòng là 2,1%."

    assert seen(text, "parts-of-hundred") == []


def test_the_whole_of_a_rate_is_told_further_up() -> None:
    pair = "Có 640/1.700 người nộp trực tuyến. Trong đó {} người tự làm (55%), 288 người nhờ giúp (45%)."
    bracket = "Trong 1.700 phiếu có 1.204 phiếu hài lòng. Tỷ lệ không hài lòng là {} (51 phiếu)."

    assert [computed for _, computed in held(pair.format(352), "percentage")] == ["55", "45"]
    assert ("3,00% (51", "3") in held(bracket.format("3,00%"), "percentage")
    assert findings(bracket.format("3,10%")) == []  # it may be of others


def test_a_count_is_told_again_in_another_passage() -> None:
    text = "Trong kỳ, trễ hạn 3.168 hồ sơ.\n\nXử lý dứt điểm {} hồ sơ trễ hạn."

    assert held(text.format("3.168"), "told-again") == [("3.168 hồ sơ trễ hạn", "3168")]
    assert failed(text.format("3.186")) == [("told-otherwise", "3186", "3168")]
    assert findings(text.format("2.400")) == []  # some of them


def test_a_smaller_count_told_otherwise_may_be_of_others() -> None:
    assert findings("Trong kỳ, trễ hạn 316 hồ sơ.\n\nXử lý dứt điểm 361 hồ sơ trễ hạn.") == []


def test_a_rate_is_told_again_behind_the_same_words() -> None:
    text = "Giải ngân vốn đầu tư công đến nay đạt 61,8%.\n\nHạn chế: giải ngân vốn đầu tư công đến nay mới đạt {}."

    assert held(text.format("61,8%"), "told-again") == [("61,8%", "61.8")]
    assert failed(text.format("68,1%")) == [("told-otherwise", "68.1", "61.8")]
    assert findings(text.format("62,8%")) == []  # of another day


def test_the_whole_of_a_pair_is_told_before_it() -> None:
    text = "Có 37 hồ sơ trễ hạn, đã xin lỗi {} trường hợp."

    assert held(text.format("37/37"), "told-again") == [("37/37", "37")]
    assert seen(text.format("30/35"), "told-again") == []


def test_shares_behind_a_label_make_a_hundred() -> None:
    text = "- Độ tuổi: dưới 30 tuổi 21,4%; từ 30 đến 45 tuổi {}; trên 45 tuổi 36,1%."

    assert [computed for _, computed in held(text.format("42,5%"), "parts-of-hundred")] == ["100"]
    assert failed(text.format("45,5%")) == [("parts-of-hundred", "100", "103")]
    assert findings(text.format("11,2%")) == []  # not all are told
    assert findings("- Khu vực: phía đông đạt 42,5%; phía tây đạt 24,5%; phía nam đạt 36,1%.") == []


def test_counts_behind_a_label_make_up_one_told_before() -> None:
    text = "Thu về 1.900 phiếu của người dân.\n\n- Nơi ở: thành thị 870 phiếu, nông thôn {} phiếu."

    assert ("870 phiếu, nông thôn 1.030 phiếu", "1900") in held(text.format("1.030"), "parts-of-whole")
    assert findings(text.format("1.020")) == []


def test_so_many_at_so_much_each_are_the_whole() -> None:
    text = "Mua 24 máy, kinh phí {} triệu đồng (15 triệu đồng/máy)."

    assert [each.verdict for each in seen(text.format("360"), "quotient")] == ["holds"]
    assert findings(text.format("350")) == []  # there may be more to pay


def test_a_mean_of_people_is_of_officials() -> None:
    text = "Mở 05 lớp cho 210 công chức, bình quân {} người/lớp."

    assert [each.verdict for each in seen(text.format("42"), "quotient")] == ["holds"]
    assert seen(text.format("45"), "quotient") == []


def test_a_whole_that_is_missed_is_told_once() -> None:
    found = findings("Cử 312 lượt người đi học: chính trị 41, quản lý 62, nghiệp vụ 137, ngoại ngữ 82.")

    assert [(each.verdict, each.stated, each.computed) for each in found] == [("fails", "312", "322")]
