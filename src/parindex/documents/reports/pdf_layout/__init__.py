"""From letters at places to a text in reading order: words, lines, columns, tables and paragraphs of a PDF."""
