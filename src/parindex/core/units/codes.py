"""Codes of units (mã đơn vị): one value of one scheme belongs to one unit on any day."""

from parindex.core.light_typing import Iterable, Iterator, NamedTuple
from parindex.core.units.dates import Span


class HeldCode(NamedTuple):
    """Mã đang dùng: a value of a scheme, the unit that has it, its days, and where that was told."""

    scheme: str
    value: str
    span: Span
    unit: str
    row: int = 0


class CodeClash(NamedTuple):
    """Mã trùng: two units with one code on one day; the later one is at fault."""

    held: HeldCode
    claimed: HeldCode


def clashes(codes: Iterable[HeldCode]) -> Iterator[CodeClash]:
    """Find codes two units have on one day (tìm mã trùng), each with the one that has it already."""
    before: dict[tuple[str, str], list[HeldCode]] = {}
    for code in codes:
        holders = before.setdefault((code.scheme, code.value), [])
        for held in holders:
            if held.unit != code.unit and held.span.overlap(code.span):
                yield CodeClash(held, code)
                break
        holders.append(code)
