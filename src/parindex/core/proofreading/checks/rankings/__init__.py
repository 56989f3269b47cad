"""Bảng số liệu: ranks, means, classes, sums of columns, and what the prose says of them."""
