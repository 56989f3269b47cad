"""What the office sets once for its site."""

from django.db import models

from parindex.records.models.unit import Unit


class SiteSettings(models.Model):
    """Thiết lập chung: root body, letterhead, abbreviations, classes and tie rule offered to new criteria sets."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    root = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True)
    upper_body = models.CharField(max_length=200, blank=True)
    own_name = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=100, blank=True)
    abbreviations = models.JSONField(default=list)
    grade_bands = models.JSONField(default=list)
    tie_rule = models.CharField(max_length=16, default="competition")
    version = models.PositiveIntegerField(default=1)
