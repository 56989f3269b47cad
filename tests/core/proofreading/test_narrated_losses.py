"""Every lost item has the cause and the remedy its sisters have."""

import pytest

from support.claims import seen

CAUSE, REMEDY = "+ Nguyên nhân: Theo dõi chưa sát.", "+ Giải pháp: Giao Văn phòng theo dõi."


def item(name: str, *below: str) -> str:
    return "\n\n".join((f"- {name}: đạt 1/2 điểm. Bị trừ 1 điểm.", *below))


def missing(*items: str) -> list[tuple[str, str]]:
    return [(each.verdict, each.quote) for each in seen("\n\n".join(items), "row-incomplete")]


WHOLE = (item("Kế hoạch", CAUSE, REMEDY), item("Kiểm tra", CAUSE, REMEDY), item("Tuyên truyền", CAUSE, REMEDY))


@pytest.mark.parametrize("below", [(CAUSE,), (REMEDY,)])
def test_what_the_sisters_state_is_missed(below: tuple[str, ...]) -> None:
    assert missing(*WHOLE, item("Báo cáo", *below)) == [("check", below[-1].removeprefix("+ "))]


def test_nothing_is_asked_for_that_is_no_custom_of_the_report() -> None:
    assert missing(*WHOLE) == []
    assert missing(*WHOLE[:1], item("Báo cáo", CAUSE)) == []
    assert missing(*WHOLE[:2], item("Báo cáo", CAUSE), item("Sáng kiến", CAUSE)) == []
    assert missing(*WHOLE, item("Báo cáo")) == []


def test_what_is_told_without_a_mark_stands_below_its_item_too() -> None:
    numbered = [f"({place}) {each.removeprefix('- ')}" for place, each in enumerate(WHOLE, 1)]
    short = "(4) Báo cáo: đạt 1/2 điểm. Bị trừ 1 điểm.\n\nNguyên nhân: Theo dõi chưa sát."

    assert missing(*numbered, short) == [("check", "Nguyên nhân: Theo dõi chưa sát.")]
