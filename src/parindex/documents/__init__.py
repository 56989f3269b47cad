"""Files and core: criteria sets, scores and results, read into values and faults and written out."""
