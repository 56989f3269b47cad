"""Addresses of this feature."""

from django.urls import path

from parindex.web.operation import views

app_name = "operation"
urlpatterns = [path("", views.overview, name="overview")]
