"""Tests stay on this machine."""

from socket import AF_INET, socket

import pytest


def test_a_test_that_asks_for_another_machine_fails() -> None:
    with socket(AF_INET) as line, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        line.connect(("192.0.2.1", 80))
