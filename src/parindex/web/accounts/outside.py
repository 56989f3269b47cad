"""Đăng nhập qua hệ thống khác (OIDC): there and back; what comes back is believed only when all of it fits."""

from http import HTTPStatus
from secrets import token_urlsafe
from typing import Any, Final

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from jwt import PyJWTError, get_unverified_header
from requests import RequestException

from parindex.actions.people.sign_in import note_failure
from parindex.core.access import may_look_in_public
from parindex.web.shared.doors import door
from parindex.web.shared.refusals import refused
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.language import N_

_SIGNED_BY: Final = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
_AWAY: Final = N_("The other system does not answer as it should. Sign in with your password here, or try again later.")


class CheckedAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """What allauth takes on trust is held against the provider's keys: the signature of who somebody is."""

    def complete_login(self, request: Any, app: Any, token: Any, **kwargs: Any) -> Any:
        """Ask for an identity that is signed, and for one person: nobody is let in by a bare token."""
        if "id_token" not in kwargs["response"]:
            message = "no id_token"
            raise OAuth2Error(message)
        login = super().complete_login(request, app, token, **kwargs)
        told = login.account.extra_data
        if told["userinfo"].get("sub") != told["id_token"]["sub"]:
            message = "userinfo of another subject"
            raise OAuth2Error(message)
        return login

    def _decode_id_token(self, app: Any, id_token: str) -> Any:
        try:
            algorithm = get_unverified_header(id_token).get("alg")
        except PyJWTError as error:
            raise OAuth2Error from error
        if algorithm not in _SIGNED_BY:
            raise OAuth2Error(algorithm)
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


@never_cache
@require_GET
@door(may_look_in_public)
def leave(request: ActorRequest, provider_id: str) -> HttpResponseBase:
    """Send the browser to the other system; only to sign in, whatever the address asks for."""
    nonce = token_urlsafe(24)
    try:
        provider = CheckedAdapter(request, provider_id).get_provider()
        address = get_next_redirect_url(request)
        there: HttpResponseBase = provider.redirect(
            request, "login", next_url=address, auth_params={"nonce": nonce}, nonce=nonce
        )
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (RequestException, LookupError, ValueError):
        return _away(request)
    return there


@never_cache
@require_GET
@door(may_look_in_public)
def come_back(request: ActorRequest, provider_id: str) -> HttpResponseBase:
    """Take the answer of the other system."""
    try:
        answered: HttpResponseBase = OAuth2CallbackView.adapter_view(CheckedAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (LookupError, ValueError, TypeError):  # an answer of another shape
        return _away(request)
    return answered


def _away(request: ActorRequest) -> HttpResponse:
    note_failure("", "outside")
    return refused(request, HTTPStatus.BAD_GATEWAY, spoken().say(_AWAY))
