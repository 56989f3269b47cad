"""A sheet as it was read (trang tính đã đọc): texts made Unicode, merged cells filled, what to distrust told."""

from parindex.core.faults import Fault, Param, Place, Severity
from parindex.core.light_typing import Final, Literal, Mapping, NamedTuple, Sequence

type CellKind = Literal["text", "number", "date", "truth", "error", "blank"]
"""Loại ô."""
type Spot = tuple[int, int]
"""Row and column of a cell, from 1."""
type Conversion = Literal["", "tcvn3", "vni", "shown"]
"""How a cell's text came to be: as stored, out of an old font, or rounded as the sheet shows it."""
type Answers = Mapping[str, str]
"""Trả lời: what the person decided, by the key of the question."""

BLANK: Final = "blank"
LEFT_OUT: Final = "left-out"
_DASHES: Final = frozenset({"-", "–", "—", "…", "..."})
_NOTHING: Final[Mapping[str, Param]] = {}


class ReadCell(NamedTuple):
    """Ô đã đọc: ``source`` is what is stored where ``text`` is converted; ``origin`` the cell it is merged with.

    ``trouble`` is the code of why it cannot be trusted at all, ``doubt`` of why it may be wrong.
    """

    address: str
    text: str
    kind: CellKind
    source: str = ""
    conversion: Conversion = ""
    origin: Spot | None = None
    trouble: str = ""
    doubt: str = ""
    params: Mapping[str, Param] = _NOTHING

    @property
    def has_text(self) -> bool:
        """Whether it says anything; a dash says that there is nothing."""
        return bool(self.trouble) or (bool(self.text) and self.text not in _DASHES)


class ReadSheet(NamedTuple):
    """Trang tính đã đọc."""

    name: str
    cells: Mapping[Spot, ReadCell]

    @property
    def rows(self) -> dict[int, dict[int, ReadCell]]:
        """Give the cells that say anything by row and column, in order."""
        rows: dict[int, dict[int, ReadCell]] = {}
        for (row, column), cell in sorted(self.cells.items(), key=lambda each: each[0]):
            if cell.has_text or cell.text:
                rows.setdefault(row, {})[column] = cell
        return rows


class Question(NamedTuple):
    """Câu hỏi: what only a person can decide, with the choices there are; ``answer`` once it is decided."""

    key: str
    code: str
    cell: str
    choices: tuple[str, ...]
    answer: str = ""
    text: str = ""
    params: Mapping[str, Param] = _NOTHING

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a choice that there is."""
        return self.answer not in self.choices


def asked(question: Question, answers: Answers) -> Question:
    """Put the answer given to a question beside it; one that is no choice is none."""
    answer = answers.get(question.key, "")
    return question._replace(answer=answer if answer in question.choices else "")


def fault_at(
    code: str, sheet: str, cell: str, told: Mapping[str, Param] = _NOTHING, severity: Severity = "warning"
) -> Fault:
    """Make a fault of a cell."""
    return Fault(code, Place(sheet=sheet, cell=cell), severity, told)


def open_questions(questions: Sequence[Question]) -> list[Question]:
    """Give the questions that are not answered yet."""
    return [each for each in questions if each.is_open]
