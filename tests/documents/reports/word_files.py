"""DOCX files built member by member, so that they can hold anything and be wrong in any way."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = "word/document.xml"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")


def r(text: str, properties: str = "") -> str:
    """Write a run."""
    return f'<w:r>{_properties("r", properties)}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """Write a paragraph; what is no XML becomes a run."""
    inside = "".join(each if each.startswith("<") else r(each) for each in runs)
    return f"<w:p>{_properties('p', properties)}{inside}</w:p>"


def tc(*paragraphs: str, properties: str = "") -> str:
    """Write a cell; what is no XML becomes a paragraph."""
    inside = "".join(each if each.startswith("<") else p(each) for each in paragraphs)
    return f"<w:tc>{_properties('tc', properties)}{inside or '<w:p/>'}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Write a row; what is no XML becomes a cell."""
    inside = "".join(each if each.startswith("<") else tc(each) for each in cells)
    return f"<w:tr>{_properties('tr', properties)}{inside}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def listed(number: int, level: int = 0) -> str:
    """Give the properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(at: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    """Write a level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def members(body: str, **parts: str) -> dict[str, str | bytes]:
    """Give the members of a DOCX with a body and further parts by their kind."""
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{LINKS}/{kind}" Target="{kind}.xml"/>' for kind in PARTS if kind in parts
    )
    types = f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>'
    main = f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="word/document.xml"/>'
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>',
        DOCUMENT: part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
    }
    return found | {f"word/{kind}.xml": part(kind, inside) for kind, inside in parts.items()}


def for_office(body: str, **parts: str) -> bytes:
    """Make a DOCX that office programs open too: they want the kind of each part said."""
    kinds = {"document": f"{OFFICE}.document.main+xml", **{kind: f"{OFFICE}.{kind}+xml" for kind in parts}}
    said = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{of}"/>' for kind, of in kinds.items())
    links = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return packed(members(body, **parts) | {"[Content_Types].xml": f'<Types xmlns="{TYPES}">{links}{said}</Types>'})


def part(kind: str, inside: str) -> str:
    return f'<w:{kind} xmlns:w="{MAIN}" xmlns:r="{LINKS}" xmlns:mc="{COMPATIBLE}">{inside}</w:{kind}>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for member, inside in parts.items():
            package.writestr(member, inside)
    return content.getvalue()


def docx(body: str, **parts: str) -> bytes:
    return packed(members(body, **parts))


def _properties(kind: str, inside: str) -> str:
    return f"<w:{kind}Pr>{inside}</w:{kind}Pr>" if inside else ""


def tree(content: bytes, member: str = DOCUMENT) -> etree._Element:
    """Give the root of a member of a DOCX."""
    return etree.fromstring(zipfile.ZipFile(BytesIO(content)).read(member))


def commented_words(content: bytes) -> list[str]:
    """Give the words between the beginning and the end of each comment, in the order of their numbers."""
    words: dict[str, str] = {}
    opened: set[str] = set()
    for element in tree(content).iter():
        number = element.get(f"{{{MAIN}}}id", "")
        if element.tag == f"{{{MAIN}}}commentRangeStart":
            opened.add(number)
            words[number] = ""
        elif element.tag == f"{{{MAIN}}}commentRangeEnd":
            opened.remove(number)
        elif element.tag == f"{{{MAIN}}}t":
            words.update({each: words[each] + (element.text or "") for each in opened})
    assert opened == set()
    return [words[each] for each in sorted(words, key=int)]
