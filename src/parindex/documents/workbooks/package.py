"""The zip container of a workbook: refused when it is no workbook, too big, or hostile."""

import struct
import zipfile
import zlib
from io import BytesIO
from lzma import LZMAError
from xml.parsers import expat

from parindex.core.light_typing import Callable, Final, Mapping
from parindex.documents.text_hygiene import document_name, file_bytes, unusable

LARGEST_FILE: Final = 20_000_000
_MOST_MEMBERS: Final = 2_000
_LARGEST_UNPACKED: Final = 200_000_000
_PIECE: Final = 1_000_000
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"  # Office 97-2003, and any workbook with a password
# What the standard library raises for a container whose bytes were changed; a RuntimeError is its answer
# to a version or compression it does not know, and to a member with a password.
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, struct.error, LZMAError, OSError, EOFError, ValueError, RuntimeError)
# Of the XML inside: that it is none, or in an encoding nobody knows.
_NO_XML: Final = (expat.ExpatError, LookupError)

type Attributes = Mapping[str, str]
type Start = Callable[[str, Attributes], None]
type End = Callable[[str], None]
type Text = Callable[[str], None]


class Package:
    """The members of a workbook file; of more than ``most_elements`` of XML it is refused."""

    def __init__(self, path: str, most_elements: int) -> None:
        content = file_bytes(path, LARGEST_FILE)
        self.document = document_name(path)
        self._elements = 0  # read so far
        self._most_elements = most_elements
        if content.startswith(_OLD_OFFICE):
            raise unusable("workbook-old-or-locked", self.document)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _DAMAGED as error:
            raise unusable("not-a-workbook", self.document) from error
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        if len(members) > _MOST_MEMBERS or unpacked > _LARGEST_UNPACKED:
            raise unusable("workbook-too-large", self.document)
        if not self.has("xl/workbook.xml"):
            raise unusable("not-a-workbook", self.document)

    def has(self, member: str) -> bool:
        """Say whether a member is there."""
        return member in self._zip.NameToInfo

    def parse(self, member: str, start: Start, end: End | None = None, text: Text | None = None) -> None:
        """Feed a member's XML to handlers; names come without their namespace."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
        if end is not None:
            parser.EndElementHandler = lambda name: end(_local(name))
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            with self._zip.open(member) as file:
                while piece := file.read(_PIECE):
                    self._elements += piece.count(b"<") - piece.count(b"</")
                    if self._elements > self._most_elements:
                        raise unusable("workbook-too-large", self.document)
                    parser.Parse(piece, False)  # noqa: FBT003 -- expat takes no keywords
                parser.Parse(b"", True)  # noqa: FBT003 -- expat takes no keywords
        except (*_DAMAGED, *_NO_XML) as error:
            raise unusable("workbook-damaged", self.document, member=member) from error

    def _refuse_doctype(self, *_: object) -> None:
        raise unusable("workbook-damaged", self.document, member="DOCTYPE")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
