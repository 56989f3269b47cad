"""Addresses of published results; they are read without an account."""

from django.urls import path

from parindex.web.results import earlier, views

app_name = "results"
urlpatterns = [
    path("", views.publications, name="list"),
    path("chuyen-so-lieu/", earlier.start, name="earlier"),
    path("chuyen-so-lieu/<uuid:job_id>/", earlier.review, name="earlier-review"),
    path("chuyen-so-lieu/<uuid:job_id>/luu/", earlier.save, name="earlier-save"),
    path("chuyen-so-lieu/<uuid:job_id>/xoa/", earlier.remove, name="earlier-remove"),
    path("<slug:slug>/", views.ranking, name="ranking"),
    path("<slug:slug>/du-lieu.csv", views.ranking_as_csv, name="csv"),
    path("<slug:slug>/<slug:unit_slug>/", views.unit_result, name="unit"),
]
