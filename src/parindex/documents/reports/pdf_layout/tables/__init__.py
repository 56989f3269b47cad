"""The tables on a page of PDF, with rules and without."""
