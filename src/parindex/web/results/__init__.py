"""Kết quả: published results, for everybody."""
