"""Bảng số liệu: what its columns and rows are, and how they hang together."""
