"""The log of security (nhật ký an toàn thông tin): which events it has, and how their texts are made harmless."""

from parindex.core.light_typing import Final

KINDS: Final = (
    "sign-in",
    "sign-in-failed",
    "sign-in-blocked",
    "sign-out",
    "session-ended",
    "session-revoked",
    "factor-added",
    "factor-removed",
    "factor-failed",
    "codes-made",
    "password-changed",
    "pin-set",
    "pin-failed",
    "link-made",
    "link-used",
    "account-made",
    "grant-given",
    "grant-ended",
    "account-closed",
    "account-reopened",
    "account-slept",
    "account-unlocked",
    "access-refused",
    "file-downloaded",
    "computer-registered",
    "computer-revoked",
    "space-low",
)
"""Loại sự kiện an toàn thông tin."""


def harmless(text: str) -> str:
    """Give a text that stays on its line whatever was typed (vô hiệu hóa ký tự điều khiển)."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)[:300]
