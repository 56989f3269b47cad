"""Memory that is freed stays with the command, where the C library can be told so."""

import sys
from types import SimpleNamespace

import pytest

from parindex.cli import score_columns


def told(monkeypatch: pytest.MonkeyPatch, platform: str, *, can_be_told: bool) -> list[tuple[int, int]]:
    calls: list[tuple[int, int]] = []
    library = SimpleNamespace(mallopt=lambda *call: calls.append(call)) if can_be_told else SimpleNamespace()
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr("ctypes.CDLL", lambda _: library)
    score_columns._keep_freed_memory()  # noqa: SLF001 -- nothing else shows what the C library was told
    return calls


def test_the_library_of_linux_is_told_to_keep_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, "linux", can_be_told=True) == [(-1, 2**30), (-3, 2**22)]


@pytest.mark.parametrize(("platform", "can_be_told"), [("linux", False), ("win32", True), ("darwin", True)])
def test_other_libraries_are_left_alone(monkeypatch: pytest.MonkeyPatch, platform: str, *, can_be_told: bool) -> None:
    assert told(monkeypatch, platform, can_be_told=can_be_told) == []
