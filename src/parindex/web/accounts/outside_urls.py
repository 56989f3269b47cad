"""Addresses of the sign-in through another system; only a site whose settings name one has them."""

from allauth.socialaccount import views as allauth_views
from django.urls import path

from parindex.web.accounts import outside

urlpatterns = [
    path("dang-nhap/ngoai/<slug:provider_id>/login/", outside.leave, name="openid_connect_login"),
    path("dang-nhap/ngoai/<slug:provider_id>/login/callback/", outside.come_back, name="openid_connect_callback"),
    path("dang-nhap/ngoai-da-huy/", allauth_views.login_cancelled, name="socialaccount_login_cancelled"),
    path("dang-nhap/ngoai-loi/", allauth_views.login_error, name="socialaccount_login_error"),
]
