"""Verbs about people: accounts, grants, sign-in, links, computers."""
