"""Scores (số liệu, điểm) of a campaign read from CSV, XLSX and Parquet into sheets and faults."""
