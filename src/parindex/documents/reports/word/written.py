"""The text of a DOCX as it is written out, with the run behind every letter."""

from parindex.documents.reports.layout.written import WrittenText
from parindex.documents.reports.word.package import Element
from parindex.documents.reports.word.runs import Placed, Shown


class PlacedText(WrittenText):
    """Text whose letters can be found again in the runs they came from."""

    def __init__(self) -> None:
        super().__init__()
        self.placed: list[Placed] = []

    def add_run(self, run: Element, shown: Shown) -> None:
        if shown.text:
            self.placed.append(Placed(self.length, run, shown.origin))
            self.add(shown.text)
