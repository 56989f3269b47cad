"""People: who may sign in, what they may do and until when, and what sign-in needs to remember."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.db import models
from django.utils import timezone

from parindex.core.people.names import password_text
from parindex.records.ids import new_id
from parindex.records.models.unit import Dated, Unit


class Office(Dated):
    """Phòng, ban, cơ quan: a catalogue entry, today's or of 2022."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=16)
    version = models.PositiveIntegerField(default=1)


class Post(Dated):
    """Chức danh: a catalogue entry, today's or of 2022."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=16)
    version = models.PositiveIntegerField(default=1)


class Person(AbstractBaseUser):
    """Người dùng: an account. What it may do hangs on its grants, never on it; it is never deleted."""

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    last_login = None  # sign-ins are rows of their own

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=80, unique=True)
    full_name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=12, default="invited")
    state_reason = models.CharField(max_length=300, blank=True)
    pin = models.CharField(max_length=128, blank=True)
    second_factor = models.CharField(max_length=12, blank=True)
    codes_made_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    active_since = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether the account may sign in: invited, asleep and closed ones may not."""
        return self.state == "active"

    def set_password(self, raw_password: str | None) -> None:
        """Keep a password as it is typed on every keyboard."""
        super().set_password(None if raw_password is None else password_text(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """Hold a password against the kept one; its hash is never renewed behind history's back."""
        return raw_password is not None and check_password(password_text(raw_password), self.password)


class Grant(models.Model):
    """Phân quyền: a role of a person over a unit's subtree, for some days, perhaps for one body only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=24)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="grants")
    body = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="body_grants")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="holders")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    delegated_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="delegations")
    paper = models.CharField(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)


class OneTimeLink(models.Model):
    """Liên kết dùng một lần: opens an account or gives a new password; only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=12)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class Computer(models.Model):
    """Máy tính đăng ký: a PC on which a unit's people change by PIN."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="computers")
    name = models.CharField(max_length=120)
    token_hash = models.CharField(max_length=64, unique=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)


class SignIn(models.Model):
    """Lượt đăng nhập: when, by what, from where."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="sign_ins")
    at = models.DateTimeField(db_index=True)
    method = models.CharField(max_length=12)
    network = models.CharField(max_length=64)
    device_hash = models.CharField(max_length=64, blank=True)
    computer = models.ForeignKey(Computer, models.PROTECT, null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["person", "-at"]),)


class OpenSession(models.Model):
    """Phiên đang mở: lets a person see and end the own sessions, and an admin those of a closed account."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="open_sessions")
    key = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    method = models.CharField(max_length=12)
    network = models.CharField(max_length=64)
    device = models.CharField(max_length=120, blank=True)


class SignInFailure(models.Model):
    """Lượt đăng nhập sai, as the limits count them; cleared by the unit admin's unlock."""

    account = models.CharField(max_length=80)
    at = models.DateTimeField(db_index=True)
    method = models.CharField(max_length=12)
    network = models.CharField(max_length=64)
    device_hash = models.CharField(max_length=64, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["account", "-at"]),)
