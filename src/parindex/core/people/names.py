"""User names and passwords as they are typed (tên đăng nhập, mật khẩu): one spelling for all keyboards."""

import re
import unicodedata
from itertools import pairwise

from parindex.core.light_typing import Final

LONGEST_USER_NAME: Final = 80
_USER_NAME: Final = re.compile(r"[\w.@-]{3,80}")


def user_name_key(text: str) -> str:
    """Give the one spelling of a user name (tên đăng nhập): composed, lower-case, look-alikes folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text.strip()).lower())[:LONGEST_USER_NAME]


def is_user_name(text: str) -> bool:
    """Say whether a text can be a user name (tên đăng nhập): three or more letters, figures and ``. _ - @``."""
    return bool(_USER_NAME.fullmatch(text)) and text == user_name_key(text)


def password_text(text: str) -> str:
    """Give a password (mật khẩu) composed, so that every keyboard types the same one."""
    return unicodedata.normalize("NFC", text)


def is_pin(text: str) -> bool:
    """Say whether a text is a PIN (mã PIN): six figures, neither all the same nor counting up or down."""
    if not re.fullmatch("[0-9]{6}", text):
        return False
    steps = {int(right) - int(left) for left, right in pairwise(text)}
    return steps not in ({0}, {1}, {-1})
