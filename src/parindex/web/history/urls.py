"""Addresses of this feature."""

from django.urls import path

from parindex.web.history import views

app_name = "history"
urlpatterns = [
    path("", views.recent, name="recent"),
    path("xuat/", views.export, name="export"),
    path("<str:type>/<str:subject>/", views.of_object, name="object"),
]
