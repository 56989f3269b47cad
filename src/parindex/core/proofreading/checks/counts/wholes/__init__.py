"""Tổng và các phần: wholes told in prose against the parts they open into."""
