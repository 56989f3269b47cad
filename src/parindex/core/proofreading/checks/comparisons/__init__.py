"""Checks of figures told beside others: gaps, multiples, means of so many."""
