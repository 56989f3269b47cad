"""Hurts to markup: XML of DOCX and XLSX, and web pages."""

import re
from collections.abc import Callable
from random import Random

from support.hostile.packages import Parts

_ENTITIES = (
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///dev/zero">%x;]>',
    "<?xml-stylesheet href='file:///etc/passwd'?>",
)
_ODD_VALUES = (
    "",
    "-1",
    "0",
    "99999999999999999999",
    "1e9",
    "x",
    "NaN",
    "XFD1048576",
    "A0",
    "AAAA1",
    "\u0660",
    "a" * 5_000,
    "true",
    "[Red]0",
)
_MAIN_PARTS = ("word/document.xml", "xl/worksheets/sheet1.xml")


def _main(parts: Parts) -> str:
    return next((name for name in _MAIN_PARTS if name in parts), next(iter(parts)))


def entities(chance: Random, parts: Parts) -> None:
    name = chance.choice([_main(parts), chance.choice(list(parts))])
    head, mark, rest = parts[name].partition(b"?>")
    declared = chance.choice(_ENTITIES).encode()
    parts[name] = (
        head + mark + declared + rest.replace(b"<w:t", b"<w:t>&x;&c;</w:t><w:t", 1) if mark else declared + head
    )


def odd_values(chance: Random, parts: Parts) -> None:
    """Give attributes values they never have."""
    name = chance.choice([_main(parts), chance.choice(list(parts))])
    often = chance.choice((0.01, 0.2))
    parts[name] = re.sub(
        rb'="[^"]*"',
        lambda found: f'="{chance.choice(_ODD_VALUES)}"'.encode() if chance.random() < often else found[0],
        parts[name],
    )


def lose_tags(chance: Random, parts: Parts) -> None:
    name = _main(parts)
    parts[name] = re.sub(rb"<[^>]*>", lambda found: b"" if chance.random() < 0.01 else found[0], parts[name])


def move_elements(chance: Random, parts: Parts) -> None:
    """Put elements where they never stand; the whole stays well formed."""
    name = _main(parts)
    pieces = re.findall(
        rb"<(?:w:)?(?:tbl|tr|tc|p|r|c|row)\b[^<>]*/>|<w:p>.{0,300}?</w:p>|<c [^<]*<v>[^<]*</v></c>", parts[name]
    )
    for _ in range(chance.choice((1, 20))):
        at = parts[name].find(b">", chance.randrange(len(parts[name]) + 1)) + 1
        piece = chance.choice(pieces) if pieces else b"<a/>"
        parts[name] = parts[name][:at] + piece + parts[name][at:]


def deep_word(chance: Random, parts: Parts) -> None:
    name, deep = _main(parts), chance.choice((300, 5_000, 100_000))
    tag = chance.choice(
        (
            b"w:tbl><w:tr><w:tc",
            b"w:ins",
            b"w:sdt><w:sdtContent",
            b"w:r",
            b"mc:AlternateContent><mc:Fallback",
            b"w:txbxContent",
        )
    )
    closing = b"".join(b"</" + each + b">" for each in reversed(tag.split(b"><")))
    parts[name] = parts[name].replace(
        b"<w:body>", b"<w:body>" + (b"<" + tag + b">") * deep + b"<w:p/>" + closing * deep, 1
    )


def wide_spans(chance: Random, parts: Parts) -> None:
    name = _main(parts)
    span = chance.choice((b"5", b"63", b"1000000", b"-3", b"99999999999"))
    kind = chance.choice((b'<w:tcPr><w:gridSpan w:val="%s"/></w:tcPr>', b'<w:tcPr><w:vMerge w:val="%s"/></w:tcPr>'))
    parts[name] = parts[name].replace(b"<w:tc>", b"<w:tc>" + kind % span)


def wild_numbering(chance: Random, parts: Parts) -> None:
    level = chance.choice((b"0", b"8", b"9", b"-1", b"99"))
    listed = b'<w:p><w:pPr><w:numPr><w:ilvl w:val="%s"/><w:numId w:val="1"/></w:numPr></w:pPr>' % level
    parts[_main(parts)] = parts[_main(parts)].replace(b"<w:p>", listed)
    text = chance.choice((b"%1.%2.%9", b"%1" * 1_000, b"%%", b"%0", "Điều %1.".encode()))
    levels = b'<w:lvl w:ilvl="%s"><w:start w:val="%s"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%s"/></w:lvl>'
    inside = levels % (level, chance.choice((b"1", b"-5", b"2147483647", b"x")), text)
    lists = b'<w:abstractNum w:abstractNumId="0">%s</w:abstractNum>' % inside
    lists += b'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    old = parts.get("word/numbering.xml", b"")
    parts["word/numbering.xml"] = old.replace(b"</w:numbering>", lists + b"</w:numbering>")


HURT_WORD: tuple[Callable[[Random, Parts], None], ...] = (
    *(entities, odd_values, lose_tags, move_elements, deep_word, wide_spans, wild_numbering),
)


def far_cell(chance: Random, parts: Parts) -> None:
    """Fill cells far out."""
    far = chance.choice(
        (("XFD1048576",), ("A1048576", "XFD1"), tuple(f"XFD{at}" for at in range(1, 3_000)), ("ZZZZ99999999",), ("A0",))
    )
    rows = b"".join(
        b'<row r="%d"><c r="%s"><v>1</v></c></row>' % (int(re.sub(r"\D", "", each)), each.encode()) for each in far
    )
    parts[_main(parts)] = parts[_main(parts)].replace(b"</sheetData>", rows + b"</sheetData>")


def wild_strings(chance: Random, parts: Parts) -> None:
    parts[_main(parts)] = re.sub(
        rb"<v>\d+</v>", lambda _: b"<v>%d</v>" % chance.choice((-1, 0, 10**9, 10**30)), parts[_main(parts)], count=30
    )


def merged_all(chance: Random, parts: Parts) -> None:
    area = chance.choice((b"A1:XFD1048576", b"A1:B2", b"B2:A1", b"x"))
    parts[_main(parts)] = parts[_main(parts)].replace(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="%s"/></mergeCells>' % area
    )


def many_cells(chance: Random, parts: Parts) -> None:
    count = chance.choice((1_000, 1_000, 10_000, 60_000, 400_000))
    cells = b"".join(b"<c><v>%d</v></c>" % (at % 100) for at in range(chance.choice((10, 1_000))))
    parts[_main(parts)] = parts[_main(parts)].replace(
        b"</sheetData>", (b"<row>" + cells + b"</row>") * (count // cells.count(b"<c>")) + b"</sheetData>"
    )


def wild_formulas(chance: Random, parts: Parts) -> None:
    formula = chance.choice(
        (
            b"1/0",
            b"(" * 2_000 + b"1" + b")" * 2_000,
            b"A1:XFD1048576",
            b"SUM(A:XFD)",
            b"9^9^9",
            b"A" * 50_000,
            b"1" + b"+1" * 20_000,
        )
    )
    parts[_main(parts)] = parts[_main(parts)].replace(b"<v>", b"<f>" + formula + b"</f><v>", chance.choice((1, 50)))


HURT_SHEET: tuple[Callable[[Random, Parts], None], ...] = (
    *(entities, odd_values, lose_tags, move_elements, far_cell, wild_strings, merged_all, many_cells, wild_formulas),
)


def deep_page(chance: Random, page: str) -> str:
    tag = chance.choice(("div", "table><tr><td", "b", "ul><li", "font", "span", "p", "ol><li", "blockquote"))
    return page.replace("<body>", "<body>" + f"<{tag}>" * chance.choice((300, 5_000, 200_000)) + "sâu")


def spanned_page(chance: Random, page: str) -> str:
    span = chance.choice(("2", "1000", "100000", "-1", "999999999999", "x", "1.5"))
    return page.replace("<td>", f"<td {chance.choice(('colspan', 'rowspan'))}={span}>", chance.choice((1, 20, 5_000)))


def declared_page(chance: Random, page: str) -> str:
    return page.replace(
        "utf-8",
        chance.choice(
            ("utf-7", "utf-16", "x-user-defined", "rot13", "base64", "zip", "idna", "cp1258", "tcvn", "\0", "a" * 3_000)
        ),
    )


def lost_tags_page(chance: Random, page: str) -> str:
    return re.sub(
        r"<[^>]*>",
        lambda found: chance.choice(("", found[0] * 2, "</p>", "<td>")) if chance.random() < 0.1 else found[0],
        page,
    )


def entities_page(chance: Random, page: str) -> str:
    return chance.choice(_ENTITIES) + page.replace(
        "<p>", chance.choice(("<p>&x;", "<p>&#0;&#x110000;&#xD800;", "<p>&" + "a" * 10_000 + ";", "<p><![CDATA["))
    )


def styled_page(chance: Random, page: str) -> str:
    style = chance.choice(
        (
            "display:none",
            "display:none;" * 5_000,
            "mso-list:l0 level1 lfo1",
            "font-family:.VnTime",
            "font-family:VNI-Times",
            "x:\0",
        )
    )
    return page.replace("<p>", f'<p style="{style}">', chance.choice((1, 100)))


def many_cells_page(chance: Random, page: str) -> str:
    row = "<tr>" + "<td>1" * chance.choice((3, 300, 3_000)) + "</tr>"
    return page.replace(
        "</body>", "<table>" + row * (chance.choice((10_000, 300_000)) // row.count("<td>")) + "</table></body>"
    )


def listed_page(chance: Random, page: str) -> str:
    start = chance.choice(("1", "-5", "999999999999", "x", "0"))
    kind = chance.choice(("1", "a", "i", "I", "A", "?"))
    return page.replace(
        "<body>", f"<body><ol start={start} type={kind}>" + f"<li value={start}>a" * chance.choice((10, 5_000))
    )


HURT_PAGE: tuple[Callable[[Random, str], str], ...] = (
    *(deep_page, spanned_page, declared_page, lost_tags_page, entities_page, styled_page, many_cells_page, listed_page),
)
