"""Addresses of sign-in and of the own account; allauth's views keep the names allauth looks for."""

from allauth.account import views as allauth_views
from allauth.mfa.recovery_codes import views as code_views
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from parindex.web.accounts import sign_in, switch, views

own = [
    path("tai-khoan/", views.own_account, name="own"),
    path("tai-khoan/ma-pin/", views.choose_pin, name="pin"),
    path("tai-khoan/phien/<int:session>/ket-thuc/", views.end_session, name="end_session"),
    path("tai-khoan/noi-dung-da-nhap/", views.kept_text, name="kept_text"),
    path("doi-nguoi-dung/", switch.switch, name="switch"),
    path("lien-ket/<str:token>/", sign_in.open_link, name="link"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("dang-nhap/", sign_in.SignIn.as_view(), name="account_login"),
    path("dang-xuat/", allauth_views.logout, name="account_logout"),
    path("tai-khoan-chua-mo/", sign_in.inactive, name="account_inactive"),
    path("xac-thuc/", sign_in.Code.as_view(), name="mfa_authenticate"),
    path("xac-nhan-lai/", sign_in.whole(sign_in.PasswordAgain.as_view()), name="account_reauthenticate"),
    path("xac-nhan-lai/ma/", sign_in.whole(sign_in.CodeAgain.as_view()), name="mfa_reauthenticate"),
    path("tai-khoan/mat-khau/", sign_in.whole(sign_in.ChangePassword.as_view()), name="account_change_password"),
    path("tai-khoan/hai-lop/", views.own_account, name="mfa_index"),
    path("tai-khoan/hai-lop/thiet-lap/", sign_in.whole(sign_in.ActivateCode.as_view()), name="mfa_activate_totp"),
    path("tai-khoan/hai-lop/go/", sign_in.whole(sign_in.DeactivateCode.as_view()), name="mfa_deactivate_totp"),
    path("tai-khoan/ma-in-san/", sign_in.whole(code_views.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tai-khoan/ma-in-san/lap-moi/",
        sign_in.whole(sign_in.PrintedCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path("", include((own, "accounts"))),
]
if settings.SITE.oidc:
    from parindex.web.accounts.outside_urls import urlpatterns as outside

    urlpatterns += outside
