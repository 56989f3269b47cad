"""The part of a DOCX that holds its comments, and what has to point to it."""

import re
from posixpath import dirname, join, relpath

from lxml import etree

from parindex.core.light_typing import Final
from parindex.core.number_text import read_whole
from parindex.documents.reports.word.package import Element, Package, attribute, like, relations_of

_TYPES: Final = "[Content_Types].xml"
_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_IN_XML: Final = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CommentsPart:
    """The comments of a package, those it had and those that are added."""

    def __init__(self, package: Package, body: Element) -> None:
        self._package = package
        self._main = package.main()
        self._known = package.related(self._main, "comments")
        self._root = package.parse(self._known) if self._known else _new_root(body)
        numbers = (read_whole(attribute(each, "id")) or 0 for each in self._root)
        self._last = max(numbers, default=-1)

    def add(self, author: str, initials: str, text: str) -> int:
        """Add a comment of one paragraph a line, and tell its number."""
        self._last += 1
        names = {"id": str(self._last), "author": _plain(author), "initials": _plain(initials)}
        comment = like(self._root, "comment", **names)
        for line in _plain(text).split("\n"):
            paragraph, run, words = (like(self._root, name) for name in ("p", "r", "t"))
            words.text = line
            words.set(_SPACE, "preserve")
            run.append(words)
            paragraph.append(run)
            comment.append(paragraph)
        self._root.append(comment)
        return self._last

    def write(self) -> None:
        """Put the comments into the package, and what points to them if there were none."""
        self._package.change(self._known or self._new_member(), self._root)

    def _new_member(self) -> str:
        folder = dirname(self._main)
        names = (join(folder, f"comments{number}.xml") for number in ("", *range(1, 1000)))
        member = next(name for name in names if not self._package.has(name))
        self._declare(member)
        self._link(member)
        return member

    def _declare(self, member: str) -> None:
        types = self._package.parse(_TYPES)
        names = {"PartName": f"/{member}", "ContentType": _COMMENTS}
        types.append(types.makeelement(f"{{{etree.QName(types).namespace}}}Override", names))
        self._package.change(_TYPES, types)

    def _link(self, member: str) -> None:
        links = relations_of(self._main)
        root = self._package.parse(links) if self._package.has(links) else etree.Element(f"{{{_LINKS}}}Relationships")
        used = {attribute(each, "Id") for each in root}
        free = next(name for number in range(1, len(used) + 2) if (name := f"rIdNhanXet{number}") not in used)
        names = {"Id": free, "Type": _LINK, "Target": relpath(member, dirname(self._main))}
        root.append(root.makeelement(f"{{{_LINKS}}}Relationship", names))
        self._package.change(links, root)


def _new_root(body: Element) -> Element:
    space = etree.QName(body).namespace
    return etree.Element(f"{{{space}}}comments", nsmap={"w": space})


def _plain(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n"))
