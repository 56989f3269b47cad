"""Structures about points of the index."""
