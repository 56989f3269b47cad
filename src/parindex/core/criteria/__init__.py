"""Criteria sets (bộ tiêu chí) as values: their model, rules, checks, frames and crosswalks."""
