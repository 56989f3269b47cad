"""Remembers: the only Django app, its tables, and which rows an actor may see."""
