"""Addresses of this feature."""

from django.urls import path

from parindex.web.proofreading import views

app_name = "proofreading"
urlpatterns = [path("", views.start, name="start")]
