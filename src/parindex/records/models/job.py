"""Work done behind the pages."""

from django.db import models
from django.utils import timezone

from parindex.records.ids import new_id
from parindex.records.models.person import Person


class Job(models.Model):
    """Việc chạy nền: done once for its key, taken by lease, tried five times at most, rights asked anew."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120, unique=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="jobs")
    args = models.JSONField(default=dict)
    state = models.CharField(max_length=12, default="waiting", db_index=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=36, blank=True)
    progress = models.CharField(max_length=200, blank=True)
    artefact = models.CharField(max_length=200, blank=True)
    fault = models.JSONField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["state", "due_at"]),)

    @property
    def is_under_way(self) -> bool:
        """Whether it waits for its turn or is being done."""
        return self.state in {"waiting", "running"}


class RoutineRun(models.Model):
    """Lượt chạy việc định kỳ: when a routine was last asked for, ran and ended well; what it told."""

    name = models.CharField(max_length=40, primary_key=True)
    asked_on = models.DateField(null=True, blank=True)
    ran_at = models.DateTimeField(null=True, blank=True)
    ended_well_at = models.DateTimeField(null=True, blank=True)
    told = models.CharField(max_length=300, blank=True)
    fault = models.JSONField(null=True, blank=True)
