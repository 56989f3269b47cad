"""U1 to U5 in small: what nobody should send ends in a page, costs nobody else, and runs nowhere."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from parindex.actions.jobs.kinds import JobRun
from parindex.actions.jobs.uploads import folder_of
from parindex.actions.proofreading.reading import proofread
from parindex.records.models import Job
from parindex.records.queries.actors import actor_of
from support.hostile import hostile_file
from support.pages import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.process]
ACTIVE = b"<html><body><script>alert(1)</script><img src=x onerror=alert(2)><p>20/25 = 80%</p></body></html>"
PDF_ACTION = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>"
)


def bomb() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<w>" + b" " * 300_000_000)
    return file.getvalue()


def shown(client: Client, name: str, content: bytes) -> tuple[int, str]:
    """Hand a file in, let the worker read it, and give the page its owner sees."""
    client.post("/ra-soat/", {"report": SimpleUploadedFile(name, content)})
    job = Job.objects.latest("made_at")
    assert job.owner is not None
    proofread(JobRun(job, actor_of(job.owner, timezone.localdate())))
    job.state, job.ended_at = "done", timezone.now()
    job.save()
    answer = client.get(f"/ra-soat/{job.pk}/")
    text: str = answer.content.decode()
    return answer.status_code, text


@pytest.mark.parametrize("seed", [seed for seed in range(900_000, 900_018) if hostile_file(seed).content])
def test_a_damaged_report_ends_in_a_page(seed: int, signed_in: Callable[..., Client]) -> None:
    file = hostile_file(seed)

    status, text = shown(signed_in("entry-officer"), file.name, file.content)

    assert (status, "Traceback" in text) == (200, False)


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", bomb), ("a.pdf", PDF_ACTION), ("a.xlm", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")]
)
def test_bombs_and_macros_are_refused_in_a_sentence(
    name: str, content: bytes | Callable[[], bytes], signed_in: Callable[..., Client]
) -> None:
    status, text = shown(signed_in("entry-officer"), name, content if isinstance(content, bytes) else content())

    assert (status, 'class="note bad"' in text) == (200, True)


def test_what_a_report_holds_never_runs(signed_in: Callable[..., Client]) -> None:
    client = signed_in("entry-officer")

    _, text = shown(client, "a.html", ACTIVE)

    answer = client.get(f"/ra-soat/{Job.objects.latest('made_at').pk}/")
    article = page_of(answer).find_class("paper")[0]
    assert [each.tag for each in article.iter() if each.tag in {"script", "img"}] == []
    assert "onerror" not in text
    policy = answer["Content-Security-Policy"]
    assert ("script-src 'self'" in policy, "unsafe" in policy) == (True, False)


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "..\\..\\a.txt", "%2e%2e/a.txt", "a\x00b.txt", "CON", "x" * 400]
)
def test_names_lead_nowhere(name: str, signed_in: Callable[..., Client]) -> None:
    client = signed_in("entry-officer")

    shown(client, name, b"20/25 = 80%")

    job = Job.objects.latest("made_at")
    kept = {path.name.partition(".")[0] for path in folder_of(job).iterdir()}
    assert kept <= {"upload", "page", "findings"}
