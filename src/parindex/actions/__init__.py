"""Does: one verb, one function, one transaction, one event of history."""
