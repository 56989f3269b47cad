"""Bring the catalogues up to date with the sources: extract, merge, and say what is missing."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

SOURCE = Path("src/parindex")
LOCALE = SOURCE / "wording" / "locale"
KEYWORDS = {"N_": None}
ARGPARSE = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "%(prog)s: error: %(message)s\n",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "expected one argument",
    "argument %(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "ambiguous option: %(option)s could match %(matches)s",
    "ignored explicit argument %r",
)
"""What the standard library's parser says in the course of our commands."""
IN_TEMPLATES = re.compile(r"""\{%\s*say\s+(?:"([^"]+)"|'([^']+)')""")
"""How a template marks a text."""


def template() -> Catalog:
    """Collect every marked text, and what argparse says."""
    catalog = Catalog(project="parindex", charset="utf-8", fuzzy=False)
    for path, _, text, _, _ in extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS):
        catalog.add(text, locations=[(f"src/parindex/{path}", 1)])
    for path in sorted(SOURCE.glob("web/*/templates/**/*.html")):
        for double, single in IN_TEMPLATES.findall(path.read_text(encoding="utf-8")):
            catalog.add(double or single, locations=[(str(path), 1)])
    for text in ARGPARSE:
        catalog.add(text, locations=[("argparse.py", 1)])
    return catalog


def merged(path: Path) -> Catalog:
    """Read a catalogue and merge the template into it; nothing is guessed from similar texts."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parts[-3])
    catalog.update(template(), no_fuzzy_matching=True)
    return catalog


def written(catalog: Catalog) -> bytes:
    """Write a catalogue without dates and line numbers, so that only texts make a difference."""
    out = BytesIO()
    write_po(out, catalog, omit_header=False, no_location=True, sort_output=True, ignore_obsolete=True, width=110)
    lines = out.getvalue().decode().splitlines(keepends=True)
    dated = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Report-Msgid', '"Last-Translator')
    return "".join(line for line in lines if not line.startswith(dated)).encode()


def main() -> int:
    """Update every catalogue; 1 if a text has no translation."""
    holes = 0
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        catalog = merged(path)
        path.write_bytes(written(catalog))
        missing = [message.id for message in catalog if message.id and not message.string]
        holes += len(missing)
        print(f"{path}: {len(catalog)} texts, {len(missing)} without translation")
        print("".join(f"  {text}\n" for text in missing), end="")
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", "compile", "-D", "parindex", "-d", LOCALE], check=True
    )
    return int(holes > 0)


if __name__ == "__main__":
    sys.exit(main())
