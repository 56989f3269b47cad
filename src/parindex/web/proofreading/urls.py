"""Addresses of proofreading."""

from django.urls import path

from parindex.web.proofreading import kept, views

app_name = "proofreading"
urlpatterns = [
    path("", views.start, name="start"),
    path("<uuid:job_id>/", views.report, name="report"),
    path("<uuid:job_id>/ghi-chu.docx", views.commented, name="commented"),
    path("<uuid:job_id>/du-lieu.json", views.findings, name="findings"),
    path("<uuid:job_id>/luu/", views.keep, name="keep"),
    path("<uuid:job_id>/xoa/", views.forget, name="forget"),
    path("da-luu/<uuid:report_id>/", kept.kept_report, name="kept"),
    path("da-luu/<uuid:report_id>/tep/", kept.original, name="original"),
    path("da-luu/<uuid:report_id>/xoa/", kept.remove, name="remove"),
]
