"""Điểm: deducted, added up, lost and explained, changed against an earlier year."""
