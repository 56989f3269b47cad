"""What is wrong with a criteria set, before anybody is scored by it."""
