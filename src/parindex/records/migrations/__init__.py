"""The one linear history of the tables."""
