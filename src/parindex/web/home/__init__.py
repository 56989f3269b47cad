"""Công việc của tôi: what I must do, by when, in order."""
