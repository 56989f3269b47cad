"""Sign in and out: whether a try is admitted, what is remembered of it, which session it opens."""

from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.utils import timezone

from parindex.actions.origins import origin
from parindex.actions.security_log import note
from parindex.core.people.names import user_name_key
from parindex.core.people.sign_in_limits import (
    ADMITTED,
    DEVICE_KNOWN,
    NETWORK_KNOWN,
    WINDOW,
    Admission,
    Failure,
    KnownOrigins,
    Origin,
    admission,
    is_pin_blocked,
    network_admission,
)
from parindex.records.models import Computer, OpenSession, Person, SignIn, SignInFailure


def try_sign_in(account: str, method: str) -> tuple[Admission, SignInFailure | None]:
    """Take a try, counted as failed until it succeeds, so that many at once are not more than one after another.

    A try that is not admitted is not counted: whoever waits is let in.
    """
    name, now, place = user_name_key(account), timezone.now(), origin()
    known = known_origins(name, now)
    counted = SignInFailure.objects.create(
        account=name, at=now, method=method, network=place.network, device_hash=place.device
    )
    others = SignInFailure.objects.filter(at__gt=now - WINDOW, cleared_at__isnull=True).exclude(pk=counted.pk)
    others = others.exclude(method="pin")
    failures = [
        Failure(at, Origin(network, device))
        for at, network, device in others.filter(account=name).values_list("at", "network", "device_hash")
    ]
    verdict = admission(failures, place, known, now)
    if verdict.is_admitted:
        of_network = others.filter(network=place.network).values_list("at", flat=True)
        verdict = network_admission(of_network, is_device_known=place.device in known.devices, now=now)
    if verdict.is_admitted:
        return ADMITTED, counted
    counted.delete()
    note("sign-in-blocked", account=name, method=method)
    return verdict, None


def known_origins(account: str, now: datetime) -> KnownOrigins:
    """Read from where an account's owner signed in fully."""
    rows = SignIn.objects.filter(person__username=account, at__gt=now - DEVICE_KNOWN).exclude(method="pin")
    seen = list(rows.values_list("at", "network", "device_hash"))
    return KnownOrigins(
        frozenset(device for _, _, device in seen if device),
        frozenset(network for at, network, _ in seen if network and at > now - NETWORK_KNOWN),
    )


def note_failure(account: str, method: str) -> None:
    """Remember that a try failed; it is counted already."""
    name = user_name_key(account)
    note("factor-failed" if method == "code" else "sign-in-failed", account=name, method=method)


def remember_sign_in(person: Person, *, method: str, session: str, device: str, computer: Computer | None) -> SignIn:
    """Remember a sign-in and the session it opened."""
    now, place = timezone.now(), origin()
    OpenSession.objects.filter(key=session).delete()
    OpenSession.objects.create(
        person=person, key=session, at=now, method=method, network=place.network, device=device[:120]
    )
    note("sign-in", person=person, method=method)
    return SignIn.objects.create(
        person=person, at=now, method=method, network=place.network, device_hash=place.device, computer=computer
    )


def remember_sign_out(person: Person, session: str, *, has_run_out: bool = False) -> None:
    """Remember that a session is over."""
    OpenSession.objects.filter(key=session).delete()
    note("session-ended" if has_run_out else "sign-out", person=person)


def pin_failures(person: Person) -> int:
    """Count wrong PINs since the last full sign-in, or since an admin cleared them."""
    failures = SignInFailure.objects.filter(account=person.username, method="pin", cleared_at__isnull=True)
    last = SignIn.objects.filter(person=person).exclude(method="pin").order_by("-at").values_list("at", flat=True)
    since = last.first()
    return (failures.filter(at__gt=since) if since else failures).count()


def try_pin(person: Person, pin: str) -> bool:
    """Hold a PIN against the kept one; after five wrong ones none is looked at."""
    place = origin()
    counted = SignInFailure.objects.create(
        account=person.username, at=timezone.now(), method="pin", network=place.network, device_hash=place.device
    )
    if is_pin_blocked(pin_failures(person) - 1):
        counted.delete()
        note("sign-in-blocked", person=person, method="pin")
        return False
    if not person.pin or not check_password(pin, person.pin):
        note("pin-failed", person=person)
        return False
    counted.delete()
    return True
