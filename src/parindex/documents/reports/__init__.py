"""Reports of offices (báo cáo, công văn) as they come: text, DOCX, web pages, workbooks, read into one page model."""
