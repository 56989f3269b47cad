"""Thiết lập chung: letterhead, abbreviations, classes and tie rule, without a programmer."""
