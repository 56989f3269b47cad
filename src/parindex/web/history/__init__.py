"""Nhật ký: the history of objects, and the log of security."""
