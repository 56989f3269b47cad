"""The command line: ``parindex criteria|score|explain|compare``."""
