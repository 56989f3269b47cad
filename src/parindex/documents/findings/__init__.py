"""What proofreading found, written out: lines, JSON, a page, the same Word file with comments."""
