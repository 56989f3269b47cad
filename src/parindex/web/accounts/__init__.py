"""Tài khoản: signing in and out, second factor, PIN, the own account."""
