"""What stands at the edges of a page: its margins, running heads, page numbers and footnotes."""
