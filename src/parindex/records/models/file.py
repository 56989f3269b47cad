"""Stored files by their hash, and reports kept after proofreading."""

from django.db import models
from django.utils import timezone

from parindex.records.ids import new_id
from parindex.records.models.person import Person
from parindex.records.models.unit import Unit


class Blob(models.Model):
    """A stored file, known by the SHA-256 of its bytes; gone only by a tombstone."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    type = models.CharField(max_length=100)


class KeptReport(models.Model):
    """Báo cáo đã rà soát, kept because its owner asked for it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="reports")
    name = models.CharField(max_length=255)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="reports")
    findings = models.ForeignKey(Blob, models.PROTECT, related_name="findings")
    fails = models.PositiveIntegerField()
    kept_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)


class Publication(models.Model):
    """Công bố kết quả: a published result, never updated; what it says stands in its snapshot."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="publications")
    decision = models.CharField(max_length=120, blank=True)
    published_on = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=12)
    head = models.JSONField(default=dict)
    snapshot = models.ForeignKey(Blob, models.PROTECT, related_name="publications")
    original = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="originals")


class PublishedStanding(models.Model):
    """A unit's line of a publication, for queries; rebuilt from the snapshot at any time."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="standings")
    place = models.PositiveIntegerField()
    slug = models.SlugField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="standings")
    name = models.CharField(max_length=200)
    content = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["publication", "slug"], name="slug_once_a_publication"),)
