"""Criteria sets as workbooks in the official layout, written and read back without loss."""
