"""The one Django app of parindex."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "parindex.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
