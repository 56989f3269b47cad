"""Which rows an actor may see: every list and every look-up of one object begins here."""
