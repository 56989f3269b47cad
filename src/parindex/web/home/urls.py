"""Addresses of the first screen."""

from django.urls import path

from parindex.web.home import views

urlpatterns = [path("", views.home, name="home")]
