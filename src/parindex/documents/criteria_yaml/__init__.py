"""Criteria sets as YAML, read with the line of everything and written."""
