"""The history of a site held against itself and against what was kept outside."""
