"""Inside a DOCX: the zip and its XML parts, runs, automatic numbering, styles and tables."""
