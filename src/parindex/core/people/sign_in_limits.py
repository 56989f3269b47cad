"""Limits of sign-in (giới hạn đăng nhập sai) that are no weapon: who guesses locks out himself, not the owner.

Tries from where the account's owner never signed in share one small allowance; a device the owner
signed in on, and a network the owner signed in from, have their own. So a stranger who knows every
user name of a province cannot keep a unit out on the last day (docs/adr/0016).
"""

from datetime import datetime, timedelta

from parindex.core.light_typing import Final, Iterable, NamedTuple

WINDOW: Final = timedelta(minutes=15)
TRIES: Final = 5
TRIES_OF_NETWORK: Final = 300
"""Failures of all accounts together from one address: a whole commune sits behind one, so it is loose."""
PIN_TRIES: Final = 5
DEVICE_KNOWN: Final = timedelta(days=180)
NETWORK_KNOWN: Final = timedelta(days=30)


class Origin(NamedTuple):
    """Nơi đăng nhập: the client's network and the hash of its device's cookie, blank for a device without one."""

    network: str = ""
    device: str = ""


class Failure(NamedTuple):
    """Lượt đăng nhập sai: when, from where."""

    at: datetime
    origin: Origin


class KnownOrigins(NamedTuple):
    """Nơi đã từng đăng nhập: devices and networks on which the account's owner signed in fully."""

    devices: frozenset[str] = frozenset()
    networks: frozenset[str] = frozenset()

    def allowance(self, origin: Origin) -> tuple[str, str]:
        """Name the allowance a try from there draws on: of its device, of its network, or of all strangers."""
        if origin.device and origin.device in self.devices:
            return "device", origin.device
        if origin.network in self.networks:
            return "network", origin.network
        return "strangers", ""


class Admission(NamedTuple):
    """Cho thử: whether one more try is taken, and if not, from when on."""

    until: datetime | None = None

    @property
    def is_admitted(self) -> bool:
        return self.until is None


ADMITTED: Final = Admission()


def admission(failures: Iterable[Failure], origin: Origin, known: KnownOrigins, now: datetime) -> Admission:
    """Decide whether an account may be tried once more from there (có được thử nữa không)."""
    own = known.allowance(origin)
    counted = sorted(each.at for each in failures if each.at > now - WINDOW and known.allowance(each.origin) == own)
    return ADMITTED if len(counted) < TRIES else Admission(counted[-TRIES] + WINDOW)


def network_admission(failures: Iterable[datetime], *, is_device_known: bool, now: datetime) -> Admission:
    """Decide whether a network may try at all (giới hạn theo địa chỉ); devices that are known always may."""
    counted = sorted(at for at in failures if at > now - WINDOW)
    if is_device_known or len(counted) < TRIES_OF_NETWORK:
        return ADMITTED
    return Admission(counted[-TRIES_OF_NETWORK] + WINDOW)


def is_pin_blocked(failures: int) -> bool:
    """Say whether a PIN waits for the next full sign-in (mã PIN bị khóa), by failures since the last one."""
    return failures >= PIN_TRIES
