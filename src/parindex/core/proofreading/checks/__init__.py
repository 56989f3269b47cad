"""The checks: each reads one kind of figure and yields its claims, those that hold too."""
