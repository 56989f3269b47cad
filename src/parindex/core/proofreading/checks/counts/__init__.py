"""Số lượng và tỷ lệ in prose: parts and wholes, rates, counts told twice."""
