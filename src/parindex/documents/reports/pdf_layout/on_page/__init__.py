"""A page of PDF: its words and lines where they stand, and what is drawn between them."""
