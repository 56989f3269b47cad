"""Structures about work done: reports of a period, inspections, surveys, letters."""
