"""What plain lines mean: paragraphs over several lines and pages, and tables of four kinds."""
