"""Inside a web page: what its elements show, lists and tables."""
