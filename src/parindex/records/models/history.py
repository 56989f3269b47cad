"""History (lịch sử): one event an action, in one chain; and the log of security, which is no history of business."""

from django.db import models

from parindex.records.ids import new_id


class Event(models.Model):
    """Sự kiện: who did what, when and why, chained by hash; rows are only ever added."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.UUIDField(null=True, blank=True, db_index=True)
    actor_text = models.CharField(max_length=300)
    role = models.CharField(max_length=24, blank=True)
    on_behalf_of = models.UUIDField(null=True, blank=True)
    unit = models.UUIDField(null=True, blank=True, db_index=True)
    request_id = models.CharField(max_length=36, blank=True)
    verb = models.CharField(max_length=60, db_index=True)
    reason = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)


class EventChanges(models.Model):
    """The rows an event changed, as canonical JSON; goes only by a tombstone, while the event keeps its digest."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="content")
    changes = models.TextField()


class EventSubject(models.Model):
    """Which object an event is about, so that a history tab finds it; derived from the changes."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="subjects")
    type = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=["type", "subject"]),)


class ChainHead(models.Model):
    """The last event's number and hash; locked last in every transaction that writes history."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)


class Tombstone(models.Model):
    """Bia ghi xóa theo quyết định: what was lawfully erased, of an event's changes or of a stored file."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    type = models.CharField(max_length=12)
    subject = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    decision = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["type", "subject"], name="erased_once"),)


class SecurityEntry(models.Model):
    """Nhật ký an toàn thông tin: sign-ins, refusals, downloads, changes of rights; kept 24 months."""

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=40, db_index=True)
    person = models.UUIDField(null=True, blank=True, db_index=True)
    account = models.CharField(max_length=80, blank=True)
    unit = models.UUIDField(null=True, blank=True, db_index=True)
    network = models.CharField(max_length=64, blank=True)
    request_id = models.CharField(max_length=36, blank=True)
    details = models.JSONField(default=dict)
