"""Rà soát số liệu: a report is read, and each figure in it that can be computed again is."""
