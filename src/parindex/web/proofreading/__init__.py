"""Rà soát số liệu in the browser."""
