"""Analysis: what results say when held against last year, a printed paper, or other weights."""
