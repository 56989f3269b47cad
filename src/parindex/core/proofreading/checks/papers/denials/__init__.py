"""Điều được nói là không có: what a report denies, held against what it counts elsewhere."""
