"""The zip container of a DOCX and its XML parts: refused when damaged, too big, or hostile."""

import struct
import zipfile
import zlib
from io import BytesIO
from lzma import LZMAError
from posixpath import basename, dirname, join, normpath

from lxml import etree

from parindex.core.light_typing import Any, Final, Iterator
from parindex.documents.text_hygiene import unusable

type Element = Any

_MOST_MEMBERS: Final = 5_000
_LARGEST_UNPACKED: Final = 200_000_000
_SMALL: Final = 5_000_000  # what unpacks to less does no harm, however well it was packed
_HIGHEST_RATIO: Final = 200
_LARGEST_PART: Final = 60_000_000
_MOST_TAGS: Final = 1_500_000  # 300 pages of tables; in memory each takes 200 bytes
_PIECE: Final = 1_000_000
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, struct.error, LZMAError, OSError, EOFError, ValueError, RuntimeError)
_DECLARED: Final = tuple(
    word.encode(coding) for word in ("<!DOCTYPE", "<!ENTITY") for coding in ("ascii", "utf-16-le", "utf-16-be")
)
_XML_BEGINS: Final = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0")
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the first day a zip can hold
_ROOT: Final = "_rels/.rels"
_MAIN: Final = "word/document.xml"


class Package:
    """The members of a DOCX, each checked before it is used."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self._changed: dict[str, bytes] = {}
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _DAMAGED as error:
            raise unusable("report-damaged", name, member="ZIP") from error
        unpacked = sum(member.file_size for member in self._zip.infolist())
        is_bomb = unpacked > _SMALL and unpacked > _HIGHEST_RATIO * len(content)
        if is_bomb or unpacked > _LARGEST_UNPACKED or len(self._zip.infolist()) > _MOST_MEMBERS:
            raise unusable("report-unpacks-too-large", name)

    def has(self, member: str) -> bool:
        return member in self._changed or member in self._zip.NameToInfo

    def read(self, member: str) -> bytes:
        """Unpack a member; a part with a DTD, which could hold anything, is refused."""
        try:
            if self._zip.getinfo(member).file_size > _LARGEST_PART:
                raise unusable("report-unpacks-too-large", self.name)
            content = self._zip.read(member)
        except (*_DAMAGED, KeyError) as error:
            raise unusable("report-damaged", self.name, member=member) from error
        if content.lstrip().startswith(_XML_BEGINS) and any(word in content for word in _DECLARED):
            raise unusable("report-has-dtd", self.name, member=member)
        return content

    def check(self) -> None:
        """Read every member once, so that a hostile one is found before any is used."""
        for member in self._zip.namelist():
            if self._is_xml(member):
                self.read(member)

    def _is_xml(self, member: str) -> bool:
        """Say whether a member is XML; a picture is unpacked piece by piece, only to see that it can be."""
        try:
            with self._zip.open(member) as file:
                beginning = file.read(_PIECE)
                if beginning.lstrip().startswith(_XML_BEGINS):
                    return True
                while file.read(_PIECE):
                    pass
        except (*_DAMAGED, KeyError) as error:
            raise unusable("report-damaged", self.name, member=member) from error
        return False

    def parse(self, member: str) -> Element:
        """Give the root of an XML part."""
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True)
        content = self.read(member)
        if content.count(b"<") > _MOST_TAGS:
            raise unusable("report-unpacks-too-large", self.name)
        try:
            root = etree.fromstring(content, parser)
            _check_namespaces(root)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise unusable("report-damaged", self.name, member=member) from error
        if root.getroottree().docinfo.doctype:
            raise unusable("report-has-dtd", self.name, member=member)
        return root

    def change(self, member: str, root: Element) -> None:
        """Put an XML part in the place of a member, or add it."""
        self._changed[member] = etree.tostring(
            root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def packed(self) -> bytes:
        """Pack the members again; what was not changed is copied as it is."""
        packed = BytesIO()
        known = self._zip.NameToInfo
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as copy:
            for member in (*known, *(each for each in self._changed if each not in known)):
                made = zipfile.ZipInfo(member, known[member].date_time if member in known else _LONG_AGO)
                made.compress_type = zipfile.ZIP_DEFLATED
                copy.writestr(made, self._changed.get(member) or self._zip.read(member))
        return packed.getvalue()

    def main(self) -> str:
        """Name the part with the text."""
        found = self.related("", "officeDocument")
        if not found and not self.has(_MAIN):
            raise unusable("report-damaged", self.name, member=_MAIN)
        return found or _MAIN

    def related(self, part: str, kind: str) -> str:
        """Name the part of a kind that a part points to; nothing if there is none."""
        for relation in self._relations(part):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                found = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
                if self.has(found):
                    return found
        return ""

    def _relations(self, part: str) -> Iterator[Element]:
        member = relations_of(part)
        return iter(self.parse(member)) if self.has(member) else iter(())


def _check_namespaces(root: Element) -> None:
    """Refuse names of namespaces that can be read but not written again (``ValueError``)."""
    for _, (_, space) in etree.iterwalk(root, events=("start-ns",)):
        etree.Element(f"{{{space}}}a" if space else "a")


def relations_of(part: str) -> str:
    """Name the member that lists what a part points to."""
    return join(dirname(part), "_rels", f"{basename(part)}.rels") if part else _ROOT


def like(element: Element, name: str, **attributes: str) -> Element:
    """Make an element of the same namespace, its attributes too."""
    space = etree.QName(element).namespace
    named = {f"{{{space}}}{key}": value for key, value in attributes.items()}
    return element.makeelement(f"{{{space}}}{name}", named, element.nsmap)


def local(element: Element) -> str:
    """Give the name of an element without its namespace, of which there are two for the same words."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """Give an attribute by its name without namespace."""
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: Element | None, *path: str) -> Element | None:
    """Give the first element at the end of a path of names."""
    for name in path:
        element = next((each for each in element if local(each) == name), None) if element is not None else None
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    return (each for each in (element if element is not None else ()) if local(each) == name)


def value(element: Element | None, *path: str) -> str:
    """Give ``w:val`` at the end of a path of names."""
    found = child(element, *path)
    return attribute(found, "val") if found is not None else ""


def is_on(element: Element | None, *path: str) -> bool:
    """Say whether a switch at the end of a path is there and not put off."""
    found = child(element, *path)
    return found is not None and attribute(found, "val", "1") not in {"0", "false", "off"}
