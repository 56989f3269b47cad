import pytest

from parindex.core.criteria.model import Level, Status
from parindex.core.criteria.rules import Linear
from parindex.core.terms import Amount
from parindex.wording.language import language
from parindex.wording.numbers import number, signed
from parindex.wording.of_criteria.sets import level_words, status_words
from support.sets import criteria_set, leaf, pts

VIETNAMESE, ENGLISH = language("vi"), language("en")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("67.75", 0, "67,75"),
        ("67.75", 2, "67,75"),
        ("67.7", 2, "67,70"),
        ("67", 2, "67,00"),
        ("67", 0, "67"),
        ("0", 2, "0,00"),
        ("0.0001", 2, "0,0001"),
        ("999.9999", 0, "999,9999"),
        ("1000", 0, "1.000"),
        ("1334", 2, "1.334,00"),
        ("1234567.5", 2, "1.234.567,50"),
        ("-1334.5", 0, "-1.334,5"),
        ("-0.4", 2, "-0,40"),
    ],
)
def test_a_number_has_a_decimal_comma_and_dots_between_thousands(value: str, decimals: int, text: str) -> None:
    scaled = pts(value) if value != "-0.4" else -pts("0.4")

    assert number(scaled, decimals) == text
    assert number(scaled, decimals, mark=".") == text.translate(str.maketrans(",.", ".,"))


@pytest.mark.parametrize(
    ("value", "text"), [(15_000, "+1,50"), (0, "0,00"), (-15_000, "-1,50"), (10_000_000, "+1.000,00")]
)
def test_a_change_has_its_sign(value: int, text: str) -> None:
    assert signed(value, 2) == text


def test_parameters_are_shown_in_the_way_of_the_language() -> None:
    both = [(spoken.show(Amount(pts("17.5"))), spoken.show(("a", "b"))) for spoken in (VIETNAMESE, ENGLISH)]

    assert both == [("17,5", "a; b"), ("17.5", "a; b")]
    assert VIETNAMESE.show((Amount(pts("1.5")), Amount(pts("1000")))) == "1,5; 1.000"
    assert VIETNAMESE.number(pts("0.25")) == "0,25"
    assert VIETNAMESE.show(3) == "3"


def test_every_level_and_status_has_words() -> None:
    levels = {level: level_words(level, VIETNAMESE) for level in Level.__value__.__args__}
    base = criteria_set(leaf(Linear(pts("1"))))
    statuses = {each: status_words(base._replace(status=each), VIETNAMESE) for each in Status.__value__.__args__}

    assert levels == {
        "commune": "xã",
        "district": "huyện",
        "province": "tỉnh",
        "ministry": "bộ",
        "department": "sở, ban, ngành",
        "any": "mọi cấp",
    }
    assert statuses == {
        "official": "chính thức",
        "reconstructed": "dựng lại từ kết quả đã công bố",
        "partial": "một phần của quyết định",
        "sample": "mẫu, không phải văn bản chính thức",
        "frame": "khung để cấp dưới bổ sung",
    }


def test_a_set_with_a_rule_that_was_not_read_says_so() -> None:
    assert status_words(criteria_set(leaf()), VIETNAMESE) == "mẫu, không phải văn bản chính thức; đọc được một phần"


def test_vietnamese_without_a_compiled_catalogue_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parindex.wording.language.LOCALE", "/none")

    assert language("vi").say("The file is empty.") == "The file is empty."
    assert VIETNAMESE.say("The file is empty.") == "Tệp trống."


def test_a_text_takes_parameters_of_any_name() -> None:
    assert ENGLISH.say("{text} {self}", text="a", self="b") == "a b"


@pytest.mark.parametrize(("count", "shown"), [(0, "00"), (8, "08"), (42, "42"), (18_600, "18.600")])
def test_counts_have_two_digits_and_grouped_thousands(count: int, shown: str) -> None:
    assert VIETNAMESE.counted(count) == shown
