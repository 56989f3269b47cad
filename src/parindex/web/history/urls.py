"""Addresses of this feature."""

from django.urls import URLPattern

app_name = "history"
urlpatterns: list[URLPattern] = []
