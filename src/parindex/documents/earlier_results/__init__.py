"""Workbooks with results of earlier years (tệp Excel năm trước): read cell by cell, in a process with limits."""
