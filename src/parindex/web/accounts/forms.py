"""Forms of sign-in: one spelling of names, codes that are used once, limits on every secret."""

from typing import Any, cast

from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from parindex.actions.people.sign_in import note_failure, try_sign_in
from parindex.core.people.names import password_text, user_name_key
from parindex.records.models import Person
from parindex.web.accounts.adapter import blocked
from parindex.web.shared.words import spoken
from parindex.wording.language import N_


class SignInForm(LoginForm):  # type: ignore[misc]
    """User name and password, however the keyboard composes them."""

    def clean_login(self) -> str:
        return user_name_key(str(self.cleaned_data["login"]))


class _CodeOnce(forms.Form):
    """A code that counts as a try, and as used for good when it is right."""

    user: Person
    authenticator: Authenticator

    def clean_code(self) -> str:
        verdict, counted = try_sign_in(self.user.username, "code")
        if counted is None:
            raise blocked(verdict.until)
        try:
            with transaction.atomic():
                list(Authenticator.objects.select_for_update().filter(user=self.user))
                code = str(super().clean_code())  # type: ignore[misc]  # the form it is mixed into
                if self.authenticator.type == Authenticator.Type.TOTP:
                    _use_up(self.authenticator, code)
        except forms.ValidationError:
            note_failure(self.user.username, "code")
            raise
        counted.delete()
        return code


def _use_up(authenticator: Authenticator, code: str) -> None:
    """Take a code once: none of its time or earlier is taken again, by whatever process."""
    stored = Authenticator.objects.get(pk=authenticator.pk)
    secret = get_adapter().decrypt(stored.data["secret"])
    typed = "".join(code.split())
    matching = [at for at in yield_hotp_counters_from_time() if format_hotp_value(hotp_value(secret, at)) == typed]
    if not matching or matching[-1] <= stored.data.get("last", 0):
        raise get_adapter().validation_error("incorrect_code")
    stored.data["last"] = matching[-1]
    stored.save(update_fields=["data"])


class CodeForm(_CodeOnce, AuthenticateForm):  # type: ignore[misc]
    """The second factor at sign-in."""


class CodeAgainForm(_CodeOnce, ReauthenticateForm):  # type: ignore[misc]
    """The second factor asked again before a deed of weight."""


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password1 = forms.CharField(strip=False, error_messages={"required": " "})
    password2 = forms.CharField(strip=False, error_messages={"required": " "})

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_password1(self) -> str:
        password = password_text(cast("str", self.cleaned_data["password1"]))
        validate_password(password, self._person)
        return password

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, second = told.get("password1"), told.get("password2")
        if first and first != password_text(second or ""):
            self.add_error("password2", spoken().say(N_("Both passwords must be the same.")))
        return told
