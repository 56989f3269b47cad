"""Lời văn về bảng số liệu: what the prose says of tables, held against their rows."""
