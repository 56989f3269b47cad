"""Addresses of sign-in and of the own account; allauth's views keep the names allauth looks for."""

from allauth.account import views as allauth_views
from allauth.mfa.base import views as factor_views
from django.urls import include, path

from parindex.web.accounts import views

own = [path("tai-khoan/", views.own_account, name="own")]

urlpatterns = [
    path("dang-nhap/", allauth_views.login, name="account_login"),
    path("dang-xuat/", allauth_views.logout, name="account_logout"),
    path("xac-thuc/", factor_views.authenticate, name="mfa_authenticate"),
    path("xac-nhan-lai/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("", include((own, "accounts"))),
]
