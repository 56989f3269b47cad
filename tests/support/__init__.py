"""What tests share: random sets, the slow reading of the law, small sets by hand."""
