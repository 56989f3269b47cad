"""Deeds of the register of units: import, single changes, mergers, groups, catalogues, inherited matters."""
