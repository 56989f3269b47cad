"""How a report is set down: its page, its figures, its claims, its papers and its errors."""
