"""Signing in: allauth's views in our manner (errors answer 422, typed text is carried over), and one-time links."""

from http import HTTPStatus
from typing import Any

from allauth.account import views as allauth_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as code_views
from allauth.mfa.totp import views as totp_views
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from parindex.actions.people.links import usable_link, use_link
from parindex.actions.people.own_account import in_full
from parindex.core.access import may_look_in_public
from parindex.core.faults import AccessRefusedError
from parindex.web.accounts.forms import NewPasswordForm
from parindex.web.accounts.kept_text import SESSION_KEY
from parindex.web.shared.doors import ActorView, door
from parindex.web.shared.refusals import refused
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.language import N_


class _Unprocessable:
    """A form with errors answers 422."""

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        context = self.get_context_data(form=form)  # type: ignore[attr-defined]
        response: HttpResponse = self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)  # type: ignore[attr-defined]
        return response


class SignIn(_Unprocessable, allauth_views.LoginView):  # type: ignore[misc]
    """Đăng nhập."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "kept" in request.POST:
            request.session[SESSION_KEY] = request.POST["kept"]
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "kept": self.request.POST.get("kept", ""),
            "outside": settings.SITE.oidc,
        }


class Code(factor_views.AuthenticateView):  # type: ignore[misc]
    """Nhập mã xác thực."""

    def form_invalid(self, form: forms.Form) -> HttpResponse:  # noqa: ARG002 -- allauth's signature
        context = self.get_context_data()
        response: HttpResponse = self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return response


class PasswordAgain(_Unprocessable, allauth_views.ReauthenticateView):  # type: ignore[misc]
    """Xác nhận lại mật khẩu."""


class CodeAgain(_Unprocessable, factor_views.ReauthenticateView):  # type: ignore[misc]
    """Xác nhận lại bằng mã."""


class ActivateCode(_Unprocessable, totp_views.ActivateTOTPView):  # type: ignore[misc]
    """Thiết lập xác thực hai lớp."""


class DeactivateCode(_Unprocessable, totp_views.DeactivateTOTPView):  # type: ignore[misc]
    """Gỡ xác thực hai lớp."""


class PrintedCodes(_Unprocessable, code_views.GenerateRecoveryCodesView):  # type: ignore[misc]
    """Lập mã dùng một lần để in."""


class ChangePassword(_Unprocessable, allauth_views.PasswordChangeView):  # type: ignore[misc]
    """Đổi mật khẩu."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_usable_password():  # type: ignore[union-attr]  # an identity outside signs it in
            text = spoken().say(N_("This account has no password here: it is signed in by another system."))
            return refused(request, HTTPStatus.CONFLICT, text)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_default_success_url(self) -> str:
        return reverse("accounts:own")


def whole(view: ActorView) -> ActorView:
    """Let a view change how one signs in: in one transaction, never from a session opened by PIN."""

    def enter(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor.is_known and not in_full(request.actor).is_granted:
            raise AccessRefusedError(in_full(request.actor).reason)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return enter


@never_cache
@sensitive_post_parameters("password1", "password2")
@door(may_look_in_public)
def open_link(request: ActorRequest, token: str) -> HttpResponse:
    """Set a password by a one-time link; one that opens nothing says so, whatever the reason."""
    link = usable_link(token)
    if link is None:
        return render(request, "accounts/link_over.html", status=HTTPStatus.NOT_FOUND)
    form = NewPasswordForm(request.POST or None, person=link.person)
    if request.method == "POST" and form.is_valid():
        use_link(token, form.cleaned_data["password1"])
        return redirect("account_login")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "accounts/link.html", {"form": form, "person": link.person}, status=status)


@door(may_look_in_public)
def inactive(request: ActorRequest) -> HttpResponse:
    """Say that an account is not open, and whom to ask."""
    text = spoken().say(N_("This account is not open: it waits for its first link, sleeps or is closed."))
    return refused(request, HTTPStatus.FORBIDDEN, text, spoken().say(N_("Ask your unit's administrator.")))
