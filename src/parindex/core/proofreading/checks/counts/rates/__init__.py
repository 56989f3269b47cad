"""Rates (tỷ lệ): of points, pairs and counts, of one whole, against targets and against each other."""
