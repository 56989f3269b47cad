"""Khắc phục tồn tại: tables of lost points and of what is done about them."""
