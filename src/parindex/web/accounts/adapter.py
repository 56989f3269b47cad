"""What we settle for allauth: no sign-up, our own limits, our own words."""

from datetime import datetime
from hmac import compare_digest
from http import HTTPStatus
from typing import Any, Final, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import lazy

from parindex.actions.people.own_account import change_password
from parindex.actions.people.sign_in import note_failure, remember_sign_out, try_sign_in
from parindex.core.people.names import user_name_key
from parindex.records.models import Person, SignInFailure
from parindex.web.accounts import factor_events
from parindex.web.accounts.sessions import begin_session, is_fresh
from parindex.web.shared.refusals import refused
from parindex.web.shared.words import moment, spoken
from parindex.wording.language import N_

_WRONG: Final = N_("The user name or the password is wrong.")
_BLOCKED: Final = N_("Too many wrong tries. Try again after {until}, or ask your unit's administrator to unlock.")
_UNKNOWN: Final = N_("The other system signed you in as “{name}”; there is no account of this name here.")
_ASK: Final = N_("Ask your unit's administrator.")
_WRONG_CODE: Final = N_("The code is wrong or was used already.")
_MESSAGES: Final = {
    "account/messages/password_changed.txt": N_("The password is changed. Other computers were signed out."),
    "mfa/messages/totp_activated.txt": N_("The second factor is on."),
    "mfa/messages/totp_deactivated.txt": N_("The second factor is removed."),
}
"""What of allauth's messages is said, in our words."""
RECEIVERS: Final = factor_events.RECEIVERS
"""Kept here, so that they listen wherever allauth works."""


def blocked(until: datetime | None) -> forms.ValidationError:
    """Say until when no try is taken."""
    return forms.ValidationError(spoken().say(_BLOCKED, until=moment(until)), code="too_many_login_attempts")


def _said(text: str) -> str:
    return spoken().say(text)


def _later(text: str) -> Any:
    """Word a text when it is shown."""
    return lazy(_said, str)(text)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by administrators; nobody signs up."""

    error_messages = {  # noqa: RUF012 -- allauth's own attribute
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _later(_WRONG),
        "enter_current_password": _later(N_("The present password is wrong.")),
        "incorrect_password": _later(N_("The password is wrong.")),
    }
    _try: SignInFailure | None = None

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth's signature
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002 -- allauth's
        verdict, self._try = try_sign_in(str(credentials.get("username", "")), "password")
        if not verdict.is_admitted:
            raise blocked(verdict.until)

    def _rollback_login_failed_rl_usage(self) -> None:
        """Take the try back that succeeded; allauth calls it so."""
        if self._try:
            self._try.delete()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002 -- allauth's
        note_failure(str(credentials.get("username", "")), "password")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        steps = {each.get("method") for each in request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or ()}
        super().login(request, user)
        method = "code" if "mfa" in steps else "outside" if "socialaccount" in steps else "password"
        begin_session(request, cast("Person", user), method)

    def logout(self, request: HttpRequest) -> None:
        person, session = request.user, request.session.session_key or ""
        super().logout(request)
        if isinstance(person, Person):
            remember_sign_out(person, session)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_a: Any, **_: Any
    ) -> None:
        """Say what allauth tells, in our words; what needs no word is not said."""
        text = _MESSAGES.get(message_template or "")
        if text:
            messages.add_message(request, level, spoken().say(text))

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        session = context.request.session.session_key if context.request else ""
        change_password(cast("Person", user), password, session=session or "")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ARG002 -- allauth's signature
        """Ask for the password again, unless it was typed a few minutes ago."""
        return not is_fresh(context.request, timezone.now())


class OutsideAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An outside identity opens an account that exists; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 -- allauth's signature
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account by the user name the identity claims; without one, nobody is let in."""
        claims = sociallogin.account.extra_data
        if not compare_digest(str(claims["id_token"].get("nonce", "")), sociallogin.state.get("nonce", " ")):
            raise PermissionDenied  # an answer to another question; allauth tells it as every failed sign-in
        if sociallogin.is_existing:
            return
        name = user_name_key(str(claims["userinfo"].get("preferred_username") or ""))
        person = get_user_model()._default_manager.filter(username=name).first() if name else None
        if person is None:
            note_failure(name, "outside")
            lines = (spoken().say(_UNKNOWN, name=name or "–"), spoken().say(_ASK))
            raise ImmediateHttpResponse(refused(request, HTTPStatus.FORBIDDEN, *lines))
        sociallogin.connect(request, person)

    def on_authentication_error(self, *_told: Any, **_more: Any) -> None:
        note_failure("", "outside")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors as allauth has them, in our words."""

    error_messages = {  # noqa: RUF012 -- allauth's own attribute
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _later(_WRONG_CODE),
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Name the account in the authenticator by its user name."""
        return cast("Person", user).username
