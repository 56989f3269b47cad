"""Hurts to zip packages, whatever is in them: members swapped, lost, doubled, locked, and bombs."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

type Parts = dict[str, bytes]

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def packed(parts: Parts) -> bytes:
    """Pack parts, always alike; a member whose name begins with = is stored as it is."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inside in parts.items():
            member = zipfile.ZipInfo(name.lstrip("="), _LONG_AGO)
            package.writestr(member, inside, zipfile.ZIP_STORED if name.startswith("=") else zipfile.ZIP_DEFLATED)
    return content.getvalue()


def swap_members(chance: Random, parts: Parts) -> None:
    first, last = chance.choices(list(parts), k=2)
    parts[first], parts[last] = parts[last], parts[first]


def lose_member(chance: Random, parts: Parts) -> None:
    parts.pop(chance.choice(list(parts)))
    parts.setdefault("left.xml", b"")


def rename_member(chance: Random, parts: Parts) -> None:
    name = chance.choice(list(parts))
    parts[
        chance.choice(("../../etc/x", "/root", "a" * 60_000, "con", f"{name}\0x", name.upper(), "word//document.xml"))
    ] = parts.pop(name)


def hurt_member(chance: Random, parts: Parts) -> None:
    """Change the bytes inside a member, so that its sum is right."""
    name = chance.choice(list(parts))
    made = bytearray(parts[name])
    for _ in range(chance.choice((1, 5, 200))):
        if made:
            made[chance.randrange(len(made))] = chance.choice(b"<>/&\"'=\0 a9\xff")
    parts[name] = bytes(made)


def cut_member(chance: Random, parts: Parts) -> None:
    name = chance.choice(list(parts))
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


def bomb(chance: Random, parts: Parts) -> None:
    """Add a member that unpacks to very much, or blow one up."""
    size = chance.choice((1_000_000, 30_000_000, 250_000_000))
    parts[chance.choice(("word/media/a.png", "xl/media/a.png", "bomb.xml", chance.choice(list(parts))))] = bytes(size)


def bomb_of_letters(chance: Random, parts: Parts) -> None:
    """Blow up the text of a member."""
    name = max(parts, key=lambda each: len(parts[each]))
    middle = parts[name].find(b">", len(parts[name]) // 2) + 1
    filling = chance.choice((b"<a/>", b"x", b"&amp;", b"<!-- -->", b"  ", b"9"))
    parts[name] = (
        parts[name][:middle]
        + filling * (chance.choice((100_000, 5_000_000, 40_000_000)) // len(filling))
        + parts[name][middle:]
    )


def many_members(chance: Random, parts: Parts) -> None:
    for at in range(chance.choice((100, 6_000))):
        parts[f"word/x{at}.xml"] = b""


def as_utf16_member(chance: Random, parts: Parts) -> None:
    name = chance.choice(list(parts))
    text = parts[name].decode("utf-8", "replace")
    parts[name] = text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def false_sizes(chance: Random, parts: Parts) -> None:
    """Hide a package of false sizes in the package: only its own table of contents is wrong."""
    content = bytearray(packed(dict(parts)))
    at = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, at + 24, chance.choice((0, 1, 0xFFFFFFFF, 2_000_000_000)))
    parts["=whole.docx"] = bytes(content)


HURT_PACKAGE: tuple[Callable[[Random, Parts], None], ...] = (
    *(swap_members, lose_member, rename_member, hurt_member, hurt_member, cut_member, bomb, bomb_of_letters),
    *(many_members, as_utf16_member, false_sizes),
)
