"""Backups (sao lưu): made while the site works, verified part by part, restored on an empty machine (docs/adr/0014)."""
