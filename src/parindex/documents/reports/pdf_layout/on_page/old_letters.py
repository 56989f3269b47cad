"""Letters of before Unicode on a page of PDF: the ư of TCVN3, and fonts whose name does not tell."""

import re

from parindex.core.light_typing import Final, Sequence
from parindex.documents.reports.old_encodings import modernised_plain

# What a syllable can begin with before ư, and what can follow it there; ơ and its tones are signs of TCVN3.
_HORN: Final = re.compile(
    r"(?:^|(?<=[\s(\"'“/.,;:-]))"
    r"(?:(?=[^-])([BCDGHKLMNPRSTVX§]?[bcdghklmnprstvx®]{0,2})-(?=[aimnu¬êëìíî]|$|[\s.,;:)])|()-(?=[u¬êëìíî]))",
    re.MULTILINE,
)


def with_horns(text: str) -> str:
    """Give back the sign of ư, a soft hyphen, where a hyphen can be nothing else: ®-îc (được), but Q§-UBND."""
    return _HORN.sub(lambda found: f"{found[1] or ''}\u00ad", text)


def modern_lines(lines: Sequence[str]) -> list[str]:
    """Make lines Unicode if they were typed in TCVN3; soft hyphens that are no letter are left out."""
    text = "\n".join(lines)
    modern = modernised_plain(text)
    if modern != text:
        modern = modernised_plain(with_horns(text))
    return modern.replace("\u00ad", "").split("\n")
