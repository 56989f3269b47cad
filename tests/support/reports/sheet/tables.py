"""Tables as they come out of office files: Markdown pipes, padded or not, or tabs; some cut by a page."""

from collections.abc import Sequence
from typing import NamedTuple

from support.reports.sheet.draft import Draft
from support.reports.sheet.page import bare


class Layout(NamedTuple):
    style: str = ""  # the house's unless told
    cut: int = 0  # rows before a page break that repeats the head
    bold_last: bool = False


def table(draft: Draft, head: Sequence[str], rows: Sequence[Sequence[str]], layout: Layout | None = None) -> None:
    """One paragraph of its own (two where a page cuts it)."""
    plan = layout or Layout()
    style = plan.style or draft.house.table
    body = [list(row) for row in rows]
    if plan.bold_last and style != "tabs":
        body[-1] = [f"**{cell}**" if bare(cell) else cell for cell in body[-1]]
    draft.add("\n".join(_lines(style, head, body[: plan.cut] if plan.cut else body)))
    if plan.cut:
        draft.add("\n".join(_lines(style, [bare(cell) for cell in head], body[plan.cut :])))


def heads(draft: Draft, key: str, cells: Sequence[str]) -> list[str]:
    """The head with its first and last cells marked, as the place of claims about the whole table."""
    return [
        draft.mark(f"{key}.head", cells[0]),
        *cells[1:-1],
        draft.mark(f"{key}.head.end", cells[-1]),
    ]


def head_of(key: str) -> tuple[str, str]:
    return (f"{key}.head", f"{key}.head.end")


def cut_for(draft: Draft, rows: int) -> int:
    """Now and then a page ends inside the table."""
    return draft.number(rows // 3, rows - 2) if rows > 8 and draft.chance(35) else 0


def _lines(style: str, head: Sequence[str], rows: list[list[str]]) -> list[str]:
    if style == "tabs":
        return ["\t".join(row) for row in [list(head), *rows]]
    heads = [bare(cell) for cell in head]
    if style == "pipes":
        rule = "|" + "|".join("---" for _ in heads) + "|"
        return [_piped(head), rule, *(_piped(row) for row in rows)]
    widths = [max(len(bare(row[place])) for row in [list(head), *rows]) for place in range(len(heads))]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return [_padded(head, widths), rule, *(_padded(row, widths) for row in rows)]


def _piped(row: Sequence[str]) -> str:
    return "| " + " | ".join(row) + " |"


def _padded(row: Sequence[str], widths: list[int]) -> str:
    cells = [cell + " " * (width - len(bare(cell))) for cell, width in zip(row, widths, strict=True)]
    return _piped(cells)
