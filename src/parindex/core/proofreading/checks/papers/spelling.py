"""Names of units (tên đơn vị): one unit, one spelling; the issuer's own name and level."""

import re
from collections import Counter

from parindex.core.light_typing import Final, Iterable, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Repair, Verdict
from parindex.core.proofreading.names import folded, name_key
from parindex.core.proofreading.page import Document, Span, Table, blanked_lines
from parindex.core.proofreading.reading import ReportReading

_KINDS: Final = "xã|phường|thị trấn|huyện|thị xã|thành phố|quận|tỉnh|đặc khu"
_UPPER: Final = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_WORD: Final = rf"[{_UPPER}](?:[’'\u2018`][{_UPPER}])?[^\W\d_]*(?:[’'\u2018`][^\W\d_]+)?"
# Each first letter stands by itself, so that the search goes from one of them to the next.
_KIND: Final = "|".join(
    rf"{first}(?<=\b.)(?i:{kind[1:]})" for kind in _KINDS.split("|") for first in (kind[0], kind[0].upper())
)
_NAME: Final = re.compile(rf"({_KIND})\s+({_WORD}(?:[ ]{_WORD}){{0,3}})")
_KIND_BEFORE: Final = re.compile(rf"^(?:UBND\s+)?(?:(?i:{_KINDS})\s+)")
_BARE: Final = re.compile(rf"\bUBND\s+({_WORD}(?:[ ]{_WORD}){{1,3}})")
_CAPITAL: Final = re.compile(rf"^[{_UPPER}]")
_LETTERHEAD_NAME: Final = re.compile(
    rf"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)\s+({_KINDS.upper()})\s+([{_UPPER}'’ -]+?)(?=\s*(?:\n|$|\||\s{{3,}}))"
)
_PLACE: Final = re.compile(r"(?:^[^\S\n]*|(?<=\s{3}))(?=\S)([^\d,|\n.;:]{2,40}),\s*ngày\b", re.MULTILINE)
_ENDS: Final = frozenset({"năm", "UBND", "HĐND", "Ban", "Sở", "Phòng", "Số", "Về", "CCHC", "Điểm"})
_HEAD: Final = 1_200  # code points at the top that hold the letterhead
_NEAR: Final = 2  # letters by which a slip of the pen differs


class Mention(NamedTuple):
    """Một lần nhắc tên: the kind of unit (xã, huyện, …), the name as spelt, and where."""

    kind: str
    name: str
    span: Span

    @property
    def key(self) -> str:
        return name_key(self.name).replace(" ", "")


def mentions_of(document: Document) -> list[Mention]:
    """Find the names of units in the text, the tables, and lists of names already known."""
    pieces: list[tuple[str, int]] = []
    for block in document.blocks:
        match block:
            case Table():
                pieces += [(cell.text, cell.start) for row in block.rows for cell in row if cell.words]
            case _:
                pieces.append((block.text, block.start))
    found = [mention for text, offset in pieces for mention in _in_piece(text, offset)]
    known = {mention.key for mention in found}
    listed = [mention for text, offset in pieces for mention in _listed(text, offset, known)]
    return sorted({*found, *listed, *_dated_place(document)}, key=lambda mention: mention.span)


def _in_piece(text: str, offset: int) -> Iterator[Mention]:
    for found in _NAME.finditer(text):
        name = _trimmed(found[2])
        if name and _CAPITAL.match(name) and not name.isupper():
            yield Mention(found[1].casefold(), name, Span(offset + found.start(2), offset + found.start(2) + len(name)))
    for found in _BARE.finditer(text) if "UBND" in text else ():
        name = _trimmed(found[1])
        if name and not name.isupper() and name_key(name.split()[0]) not in _KIND_KEYS:
            yield Mention("UBND", name, Span(offset + found.start(1), offset + found.start(1) + len(name)))


_KIND_KEYS: Final = frozenset(name_key(kind).split()[0] for kind in _KINDS.split("|"))


def _trimmed(name: str) -> str:
    """Cut a name at a word that begins something else."""
    words: list[str] = []
    for word in name.split():
        if word in _ENDS or not _CAPITAL.match(word):
            break
        words.append(word)
    return " ".join(words)


_LISTED: Final = re.compile(rf"(?<=[(,;:]){{0}}\s*({_WORD}(?:[ ]{_WORD}){{0,3}})(?=\s*[,;)])".replace("{0}", ""))


def _listed(text: str, offset: int, known: set[str]) -> Iterator[Mention]:
    """Find names in lists such as ``(Buôn Choah, Đăk Drô, Quảng Phú)`` if each is a unit spoken of elsewhere."""
    for found in _LISTED.finditer(text):
        if name_key(found[1]).replace(" ", "") in known:
            yield Mention("", found[1], Span(offset + found.start(1), offset + found.end(1)))


def check_spelling(reading: ReportReading, official: Iterable[str]) -> Iterator[Claim]:
    """Check that each unit is spelt one way: the issuer as its letterhead has it, others as a register does.

    ``official`` are the names of the register, kinds of unit before them or not.
    """
    mentions = mentions_of(reading.document)
    own = _own_names(reading.document)
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.key, []).append(mention)
    apart, registered = _told_apart(reading.document), _registered(official)
    for key, group in groups.items():
        if key not in apart:
            yield from _of_unit(group, own.get(key, ""), registered.get(key, "") or _in_tables(reading.document, group))
    yield from _near_misses(groups, own)
    yield from _without_kind(groups)


def _registered(official: Iterable[str]) -> dict[str, str]:
    """Give the names of a register by key; a key that fits two names tells nothing."""
    found: dict[str, set[str]] = {}
    for each in official:
        name = _KIND_BEFORE.sub("", " ".join(each.split()))
        found.setdefault(name_key(name).replace(" ", ""), set()).add(name)
    return {key: min(names) for key, names in found.items() if len(names) == 1}


def _told_apart(document: Document) -> frozenset[str]:
    """Give the keys under which one column of a table has two names: those are two units, Sơn Hà and Sơn Hạ."""
    found: set[str] = set()
    for table in document.tables:
        for place in range(len(table.rows[0])):
            seen: dict[str, str] = {}
            for row in table.body:
                for mention in _in_piece(row[place].text, row[place].start):
                    if seen.setdefault(mention.key, mention.name.casefold()) != mention.name.casefold():
                        found.add(mention.key)
    return frozenset(found)


def _own_names(document: Document) -> dict[str, str]:
    """Give the issuer's name by its key, as the letterhead spells it, else as the place before the date does."""
    names: dict[str, str] = {}
    head = _head_of(document)
    letterheads = [found[2] for found in _LETTERHEAD_NAME.finditer(head)]
    places = [found[1] for found in _PLACE.finditer(head)][:1]
    for found in (*letterheads[-1:], *places):
        name = " ".join(found.split())
        names.setdefault(name_key(name).replace(" ", ""), name.title() if name.isupper() else name)
    return names


def _in_tables(document: Document, group: list[Mention]) -> str:
    """Give the spelling of a unit that its rows of tables have, if they have one and nobody else outvotes it."""
    tables = [Span(table.start, table.end) for table in document.tables]
    inside = {" ".join(each.name.split()) for each in group if any(t.start <= each.span.start < t.end for t in tables)}
    spellings = Counter(" ".join(each.name.split()) for each in group).most_common()
    is_tie = len(spellings) == 2 and spellings[0][1] == spellings[1][1]  # noqa: PLR2004 -- two spellings
    return inside.pop() if is_tie and len(inside) == 1 else ""


def _head_of(document: Document) -> str:
    """Give the text of the letterhead, a line a paragraph."""
    return blanked_lines(document.text[:_HEAD])


def _dated_place(document: Document) -> Iterator[Mention]:
    """Find the place a letter is dated from, which is the issuer's name: ``Triệu Trạch, ngày …``."""
    for found in list(_PLACE.finditer(_head_of(document)))[:1]:
        lead = len(found[1]) - len(found[1].lstrip())
        yield Mention("", found[1].strip(), Span(found.start(1) + lead, found.start(1) + lead + len(found[1].strip())))


def _is_spelt(name: str, right: str) -> bool:
    return " ".join(name.split()).casefold() == right.casefold()


def _of_unit(group: list[Mention], own: str, registered: str) -> Iterator[Claim]:
    """Check one unit: against the letterhead or the register, else against the spelling of most mentions."""
    spellings = Counter(" ".join(mention.name.split()) for mention in group)
    if len(spellings) < 2 and not registered:  # noqa: PLR2004 -- one spelling
        if own and len(group) > 1:
            yield Claim("name", "holds", group[0].span, "spelt-one-way", {"count": len(group)}, group[0].name, own)
        return
    usual, count = spellings.most_common(1)[0]
    is_usual = 2 * count > len(group)
    right = registered or own or (usual if is_usual else "")
    variants = tuple(spelling for spelling, _ in spellings.most_common())
    others = [mention for mention in group if not _is_spelt(mention.name, right)]
    if not others:
        return
    first = others[0]
    params: Params = {"variants": variants, "usual": right or usual, "count": count}
    repairs = (Repair(first.span, right, "usual-spelling"),) if right else ()
    bound = tuple(mention.span for mention in others[1:])
    # only the letterhead and the place before the date are certainly the issuer's
    verdict: Verdict = "fails" if own and first.span.start < _HEAD else "check"
    code = "spelt-several-ways" if len(spellings) > 1 else "not-as-registered"
    yield Claim("name", verdict, first.span, code, params, first.name, right or usual, bound, repairs)


def _near_misses(groups: dict[str, list[Mention]], own: dict[str, str]) -> Iterator[Claim]:
    """Find a name met once that differs by a letter or two from the issuer's, met often, of the same kind."""
    for key, group in groups.items():
        kinds = {mention.kind for mention in group if mention.kind}
        for other, usual in groups.items():
            if key == other or len(usual) <= len(group) or other not in own:
                continue
            same_kind = kinds & {mention.kind for mention in usual}
            if same_kind and _distance(key, other) <= _NEAR and key[0] == other[0]:
                params: Params = {
                    "variants": (group[0].name, usual[0].name),
                    "usual": usual[0].name,
                    "count": len(usual),
                }
                repairs = (Repair(group[0].span, usual[0].name, "usual-spelling"),)
                yield Claim(
                    "name",
                    "fails",
                    group[0].span,
                    "not-its-own-name",
                    params,
                    group[0].name,
                    usual[0].name,
                    (),
                    repairs,
                )


def _distance(one: str, other: str) -> int:
    """Count the letters to add, drop or change to turn one word into another (Levenshtein)."""
    row = list(range(len(other) + 1))
    for line, letter in enumerate(one, 1):
        before, row[0] = row[0], line
        for place, sign in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != sign))
    return row[-1]


def _without_kind(groups: dict[str, list[Mention]]) -> Iterator[Claim]:
    """Tell of ``UBND Nam Xuân`` where it is ``UBND xã Nam Xuân`` elsewhere."""
    for group in groups.values():
        kinds = Counter(mention.kind for mention in group if mention.kind not in {"", "UBND"})
        for mention in group:
            if mention.kind == "UBND" and kinds:
                params: Params = {"kind": kinds.most_common(1)[0][0], "name": mention.name}
                yield Claim(
                    "name", "check", mention.span, "kind-missing", params, mention.name, None, (), (), is_slight=True
                )
                break


def check_level(reading: ReportReading) -> Iterator[Claim]:
    """Find a province's paper that speaks of “the district”, or a district's of “the commune”, as its own area."""
    level = _issuer_level(reading)
    below = {"tỉnh": "huyện", "thành phố": "quận", "huyện": "xã"}.get(level, "")
    if not below:
        return
    pattern = re.compile(rf"(?i:trên địa bàn {below})\b(?!\s+[{_UPPER}])(?!,)")
    of_others = re.compile(rf"(?:cấp|các|UBND|từng|mỗi) {below}")
    for item in reading.outline.items:
        text = item.paragraph.text
        others = of_others.search(text)
        for found in pattern.finditer(text):
            if others is None or others.end() > found.start():
                span = Span(item.start + found.start(), item.start + found.end())
                yield Claim("name", "fails", span, "other-level", {"level": level, "below": below}, below, level)


def _issuer_level(reading: ReportReading) -> str:
    found = next(reversed(list(_LETTERHEAD_NAME.finditer(_head_of(reading.document)))), None)
    return next(kind for kind in _KINDS.split("|") if folded(kind) == folded(found[1])) if found is not None else ""
