"""Whose request it is: the client's network behind proxies we trust, and its device's cookie.

A header a client can write itself is believed only when a trusted proxy hands the request on.
"""

import secrets
from hashlib import sha256
from ipaddress import ip_address, ip_network
from typing import Final

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from parindex.core.people.sign_in_limits import Origin

DEVICE_COOKIE: Final = "parindex_device"
COMPUTER_COOKIE: Final = "parindex_computer"
_DEVICE_LASTS: Final = 400 * 24 * 3600
_BROWSERS: Final = (
    ("coc_coc", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
_SIX_PREFIX: Final = 64
_SIGNER: Final = Signer(salt="device")


def origin_of(request: HttpRequest) -> Origin:
    """Give from where a request comes."""
    token = device_token(request)
    return Origin(network_of(request), device_hash(token) if token else "")


def network_of(request: HttpRequest) -> str:
    """Give the client's address; of IPv6 the network, whose addresses a client changes as it likes."""
    address = _plain(str(request.META.get("REMOTE_ADDR", "")))
    handed_on = [_plain(each) for each in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    while _is_trusted(address) and handed_on and handed_on[-1]:
        address = handed_on.pop()
    return address


def browser_of(request: HttpRequest) -> str:
    """Name the browser and its system as people do; one that names itself otherwise is left as it says."""
    told = request.headers.get("user-agent", "")
    names = [next((name for sign, name in each if sign in told), "") for each in (_BROWSERS, _SYSTEMS)]
    return ", ".join(filter(None, names)) or told


def device_token(request: HttpRequest) -> str:
    """Give the token of the device's cookie, blank without one or with one we did not write."""
    try:
        return _SIGNER.unsign(request.COOKIES.get(DEVICE_COOKIE, ""))
    except BadSignature:
        return ""


def device_hash(token: str) -> str:
    """Give what is kept of a device's token."""
    return sha256(token.encode()).hexdigest()


def new_device_token() -> str:
    """Make the token of a device nobody signed in on before."""
    return secrets.token_urlsafe(24)


def remember_device(response: HttpResponse, token: str) -> None:
    """Let a device keep its token."""
    response.set_cookie(
        DEVICE_COOKIE,
        _SIGNER.sign(token),
        max_age=_DEVICE_LASTS,
        httponly=True,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


def _plain(text: str) -> str:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return ""
    return str(address) if address.version == 4 else str(ip_network(f"{address}/{_SIX_PREFIX}", strict=False))  # noqa: PLR2004


def _is_trusted(address: str) -> bool:
    if not address:
        return False
    host = ip_network(address, strict=False)
    trusted = (ip_network(each, strict=False) for each in settings.SITE.trusted_proxies)
    return any(each.version == host.version and each.supernet_of(host) for each in trusted)  # type: ignore[arg-type]
