"""What allauth changes of second factors is told to history, in the transaction that changes it (docs/adr/0018)."""

from typing import Any, Final

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from parindex.actions.people.own_account import tell_codes, tell_factor
from parindex.records.models import Person


@receiver(post_save, sender=Authenticator, dispatch_uid="factor-kept")
def factor_kept(instance: Authenticator, created: bool, **_: Any) -> None:  # noqa: FBT001 -- Django's signature
    """Tell that a factor was added; its use is no event."""
    if not created:
        return
    if instance.type == Authenticator.Type.TOTP:
        tell_factor(_owner(instance), factor="totp")
    elif instance.type == Authenticator.Type.RECOVERY_CODES:
        tell_codes(_owner(instance))


@receiver(post_delete, sender=Authenticator, dispatch_uid="factor-removed")
def factor_removed(instance: Authenticator, **_: Any) -> None:
    """Tell that a factor was removed."""
    if instance.type == Authenticator.Type.TOTP:
        tell_factor(_owner(instance), factor="")


def _owner(authenticator: Authenticator) -> Person:
    return Person.objects.get(pk=authenticator.user_id)


RECEIVERS: Final = (factor_kept, factor_removed, signals)
