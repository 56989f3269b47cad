"""The register of units as files: our own layout, and what is turned into it."""
