"""Addresses of this feature."""

from django.urls import path

from parindex.web.operation import views

app_name = "operation"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("diem-doi-chieu/", views.checkpoint, name="checkpoint"),
    path("diem-doi-chieu/<str:name>", views.checkpoint_file, name="checkpoint_file"),
    path("sao-luu/", views.backup, name="backup"),
    path("viec/<uuid:job>/", views.retry, name="retry"),
    path("thiet-lap/", views.settings_of_site, name="settings"),
]
