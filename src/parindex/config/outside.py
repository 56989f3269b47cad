"""Sign-in through another system (OIDC), as allauth wants it told."""

from collections.abc import Mapping
from typing import Any


def outside_providers(oidc: Mapping[str, str]) -> dict[str, Any]:
    """Give allauth's settings of the province's own service; a site without one has none."""
    if not oidc:
        return {}
    more = {"server_url": oidc["server_url"], "oauth_pkce_enabled": True}
    return {"openid_connect": {"APPS": [{**oidc, "settings": more}]}}
