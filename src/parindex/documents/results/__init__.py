"""Results out and in: ``results.json`` (the contract), tables, workbooks and traces."""
