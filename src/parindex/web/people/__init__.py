"""Người dùng: accounts, grants, hand-over, unlocking."""
