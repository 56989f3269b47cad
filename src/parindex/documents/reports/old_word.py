"""Old Word files (.doc, .rtf) and OpenDocument made DOCX by LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
from os.path import exists, join
from tempfile import TemporaryDirectory

from parindex.core.light_typing import Final
from parindex.documents.text_hygiene import unusable

_LONGEST_SECONDS: Final = 60
_PROGRAMS: Final = ("soffice", "libreoffice")


def as_docx(content: bytes, name: str, seconds: int = _LONGEST_SECONDS) -> bytes:
    """Convert a file in so many seconds, or ask for a DOCX."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    with TemporaryDirectory(prefix="parindex-", ignore_cleanup_errors=True) as folder:
        made = join(folder, "report.docx")
        if program is not None:
            with open(join(folder, "report.doc"), "wb") as file:
                file.write(content)
            _convert(program, folder, seconds)
        if not exists(made):
            raise unusable("report-old-word", name)
        with open(made, "rb") as file:
            return file.read()


def _convert(program: str, folder: str, seconds: int) -> None:
    """Let LibreOffice work with a profile of its own, so that an open window of it is not in the way."""
    command = (
        program,
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--norestore",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder),
        join(folder, "report.doc"),
    )
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 -- the program is looked up, the file has a fixed name
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            process.wait(seconds)
        except BaseException as error:
            # What it started itself must end too.
            os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
