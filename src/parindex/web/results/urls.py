"""Addresses of this feature."""

from django.urls import path

from parindex.web.results import views

app_name = "results"
urlpatterns = [path("", views.publications, name="list")]
