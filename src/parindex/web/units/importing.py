"""Nhập danh mục: both files are checked first, what would change is shown, and only then is it done."""

import shutil
from collections import Counter
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from parindex.actions.register.days import refuse_if
from parindex.actions.register.import_units import ImportPlan, import_units, plan_import
from parindex.core.access import may_keep_register
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place, UnusableInputError
from parindex.documents.units.reading import ReadRegister, read_register_files
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.faults import said
from parindex.wording.language import N_
from parindex.wording.units import KIND_WORDS

type _Upload = UploadedFile[bytes]

_FILES: Final = ("units", "successions")
_ENDINGS: Final = (".csv", ".xlsx")
_LARGEST: Final = 20_000_000
_SHOWN: Final = 200


@door(may_keep_register)
def start(request: ActorRequest) -> HttpResponse:
    """Ask for the files, or show what is wrong with them, or what they would change."""
    if request.method != "POST":
        return render(request, "units/import.html", {})
    folder = _folder(request.actor)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    faults = [fault for name in _FILES for fault in _kept(folder, name, request.FILES.get(name))]
    try:
        refuse_if(*faults)
        plan = plan_import(_read(folder).told, request.actor)
    except (InvalidInputError, UnusableInputError) as refusal:
        shutil.rmtree(folder, ignore_errors=True)
        return _refused(request, refusal)
    return render(request, "units/import.html", _summary(folder, plan))


@door(may_keep_register)
@require_POST
def confirm(request: ActorRequest) -> HttpResponse:
    """Import what was checked; files that changed meanwhile are checked again."""
    folder = _folder(request.actor)
    try:
        is_same = folder.exists() and _digest(folder) == request.POST.get("version", "")
        refuse_if(*(() if is_same else (Fault("upload-gone", Place()),)))
        read = _read(folder)
        done = import_units(read.told, request.actor, source=read.source)
    except (InvalidInputError, UnusableInputError) as refusal:
        return _refused(request, refusal)
    shutil.rmtree(folder, ignore_errors=True)
    text = N_("{units} units and {successions} successions added.")
    messages.success(request, spoken().say(text, units=len(done.new), successions=len(done.successions)))
    return redirect("units:search")


def _folder(actor: Actor) -> Path:
    """Give the folder in which one person's files wait to be confirmed."""
    return Path(settings.SITE.folder) / "incoming" / f"units-{actor.person}"


def _kept(folder: Path, name: str, file: _Upload | None) -> list[Fault]:
    """Keep an uploaded file under a name of ours."""
    if file is None:
        return [Fault("units-not-uploaded", Place())] if name == "units" else []
    ending = Path(file.name or "").suffix.lower()
    document = Path(file.name or "").name
    if ending not in _ENDINGS:
        return [Fault("not-text-file", Place(document))]
    if (file.size or 0) > _LARGEST:
        params = {"size": (file.size or 0) // 1_000_000, "limit": _LARGEST // 1_000_000}
        return [Fault("file-too-large", Place(document), params=params)]
    (folder / f"{name}{ending}").write_bytes(b"".join(file.chunks()))
    return []


def _read(folder: Path) -> ReadRegister:
    found = {path.stem: str(path) for path in folder.iterdir()}
    return read_register_files(found["units"], found.get("successions", ""))


def _digest(folder: Path) -> str:
    """Name the files by what is in them: the token of the confirmation."""
    digest = sha256()
    for path in sorted(folder.iterdir()):
        digest.update(f"{path.name}\0{sha256(path.read_bytes()).hexdigest()}\0".encode())
    return digest.hexdigest()


def _summary(folder: Path, plan: ImportPlan) -> dict[str, object]:
    kinds = Counter(unit.names[-1].texts[0] for unit in plan.new)
    return {
        "plan": plan,
        "version": _digest(folder),
        "kinds": [(KIND_WORDS[kind], count) for kind, count in kinds.most_common()],
        "notices": [said(fault, spoken()) for fault in plan.notices[:_SHOWN]],
        "more_notices": max(len(plan.notices) - _SHOWN, 0),
    }


def _refused(request: ActorRequest, refusal: InvalidInputError | UnusableInputError) -> HttpResponse:
    faults = refusal.faults if isinstance(refusal, InvalidInputError) else (refusal.fault,)
    context = {
        "faults": [said(fault, spoken()) for fault in faults[:_SHOWN]],
        "more": max(len(faults) - _SHOWN, 0),
        "count": len(faults),
    }
    return render(request, "units/import.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
