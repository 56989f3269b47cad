"""Addresses of this feature."""

from django.urls import path

from parindex.web.units import views

app_name = "units"
urlpatterns = [path("", views.search, name="search")]
