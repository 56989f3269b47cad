"""Văn bản: what is cited, dated, numbered, named and written, whatever the figures."""
