"""The register of units (danh mục đơn vị): what a unit is called, coded and placed, each for its days.

Nothing of a unit is a column of ``Unit``: names, kinds, parents and codes change by decision and
each keeps its days, ``[valid_from, valid_to)``. A unit born of a merger is a new unit even where
it inherits the code of one it came from.
"""

from django.db import models
from django.db.models import Q

from parindex.records.ids import new_id


class Dated(models.Model):
    """What holds from one day on, until a later day (not included) or for good."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Unit(models.Model):
    """Đơn vị: a territory, or an office or agency of one; never deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    is_territory = models.BooleanField(default=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)


class UnitName(Dated):
    """Tên gọi: kind and name by decision, and how the unit's seal spells it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    kind = models.CharField(max_length=24)
    name = models.CharField(max_length=200)
    letterhead = models.CharField(max_length=200, blank=True)
    folded = models.CharField(max_length=200, db_index=True)
    decision = models.CharField(max_length=120, blank=True)


class UnitAlias(models.Model):
    """Tên khác: another spelling or an earlier name people use, never an official one."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["unit", "folded"], name="alias_once_a_unit"),)


class UnitParent(Dated):
    """Đơn vị cấp trên trực tiếp."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="children")


class UnitCode(Dated):
    """Mã đơn vị: one value of one scheme for its days; unique per scheme and day (kept by core and by actions)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="codes")
    scheme = models.CharField(max_length=8)
    value = models.CharField(max_length=24)

    class Meta:
        indexes = (models.Index(fields=["scheme", "value"]),)
        constraints = (
            models.UniqueConstraint(fields=["scheme", "value", "valid_from"], name="code_begins_once_a_day"),
            models.UniqueConstraint(
                fields=["scheme", "value"], condition=Q(valid_to__isnull=True), name="code_is_open_once"
            ),
        )


class UnitAncestor(Dated):
    """The units above a unit, itself included at depth 0, for their days: derived from ``UnitParent``."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="lineage")
    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="subtree")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        indexes = (models.Index(fields=["ancestor", "valid_from"]),)


class Succession(models.Model):
    """Kế thừa: what of one unit passed to another, by which decision, from which day on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="successors")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")
    kind = models.CharField(max_length=16)
    decision = models.CharField(max_length=120, blank=True)
    day = models.DateField()
    share_numerator = models.PositiveBigIntegerField(null=True, blank=True)
    share_denominator = models.PositiveBigIntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["from_unit", "to_unit", "day", "purpose"], name="succession_once"),
        )


class UnitGroup(Dated):
    """Khối, cụm: units named together, as the register has them on a reference day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    root = models.ForeignKey(Unit, models.PROTECT, related_name="groups")
    version = models.PositiveIntegerField(default=1)


class GroupMember(models.Model):
    """A unit in a group."""

    group = models.ForeignKey(UnitGroup, models.PROTECT, related_name="members")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["group", "unit"], name="member_once_a_group"),)


class InheritedMatter(models.Model):
    """Nợ kế thừa: an open matter of a predecessor, which the successor accepts or declines one by one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="left_matters")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="inherited_matters")
    kind = models.CharField(max_length=24)
    subject = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=12, default="open")
    reason = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["to_unit", "kind", "subject"], name="inherited_once"),)
