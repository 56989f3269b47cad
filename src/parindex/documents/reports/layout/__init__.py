"""What every reader shares: marks of numbering, anchors of footnotes, rectangles of cells, text as it grows."""
