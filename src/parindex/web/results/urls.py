"""Addresses of published results; they are read without an account."""

from django.urls import path

from parindex.web.results import views

app_name = "results"
urlpatterns = [
    path("", views.publications, name="list"),
    path("<slug:slug>/", views.ranking, name="ranking"),
    path("<slug:slug>/du-lieu.csv", views.ranking_as_csv, name="csv"),
    path("<slug:slug>/<slug:unit_slug>/", views.unit_result, name="unit"),
]
