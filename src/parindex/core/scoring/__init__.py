"""Scoring: facts → points → index → class → rank, by two engines over one rule set.

``leaf`` is the law: one leaf, plain integers, with its trace. ``columns`` scores whole columns
and hands every cell that is not plain back to the law.
"""
