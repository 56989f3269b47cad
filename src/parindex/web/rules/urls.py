"""Address of the rules of the site."""

from django.urls import path

from parindex.web.rules import views

app_name = "rules"
urlpatterns = [path("", views.rules, name="rules")]
