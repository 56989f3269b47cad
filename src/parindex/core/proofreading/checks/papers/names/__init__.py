"""Tên cơ quan, tên người: offices and people misspelt, and levels of offices there are no more."""
