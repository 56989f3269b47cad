"""Tăng, giảm: changes told of points, places and figures, against what they are told of."""
