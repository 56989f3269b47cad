"""Words of criteria sets: rules, items, and where a point comes from."""
