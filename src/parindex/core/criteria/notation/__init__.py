"""The one notation of criteria sets: plain text trees, for files, snapshots and workbook cells."""
