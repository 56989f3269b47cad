"""Hệ thống: backups, jobs, checkpoints, settings of the site."""
