"""Every address of the site: paths in Vietnamese without marks, each feature its own."""

from django.urls import include, path

handler400 = "parindex.web.shared.refusals.unclear"
handler403 = "parindex.web.shared.refusals.forbidden"
handler404 = "parindex.web.shared.refusals.not_found"
handler500 = "parindex.web.shared.refusals.failed"

urlpatterns = [
    path("", include("parindex.web.home.urls")),
    path("", include("parindex.web.accounts.urls")),
    path("don-vi/", include("parindex.web.units.urls")),
    path("nguoi-dung/", include("parindex.web.people.urls")),
    path("nhat-ky/", include("parindex.web.history.urls")),
    path("he-thong/", include("parindex.web.operation.urls")),
    path("ra-soat/", include("parindex.web.proofreading.urls")),
    path("ket-qua/", include("parindex.web.results.urls")),
    path("thiet-lap/", include("parindex.web.rules.urls")),
]
