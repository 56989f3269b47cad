"""Addresses of this feature."""

from django.urls import path

from parindex.web.people import views

app_name = "people"
urlpatterns = [path("", views.people, name="list")]
