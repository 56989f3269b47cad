"""The columns engine: a province, the country, ten years. Whole columns of ``int64``, numpy."""
