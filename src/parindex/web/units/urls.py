"""Addresses of this feature."""

from django.urls import path

from parindex.web.units import catalogues, deeds, groups, importing, inheritance, mergers, search, unit_page

app_name = "units"
urlpatterns = [
    path("", search.search, name="search"),
    path("them/", deeds.add, name="add"),
    path("nhap-danh-muc/", importing.start, name="import"),
    path("nhap-danh-muc/<uuid:job_id>/", importing.show, name="import-job"),
    path("nhap-danh-muc/<uuid:job_id>/xac-nhan/", importing.confirm, name="import-confirm"),
    path("nhap-danh-muc/<uuid:job_id>/xoa/", importing.remove, name="import-remove"),
    path("nhom/", groups.groups, name="groups"),
    path("nhom/moi/", groups.add, name="group-add"),
    path("nhom/<uuid:pk>/", groups.group, name="group"),
    path("nhom/<uuid:pk>/sua/", groups.change, name="group-change"),
    path("danh-muc/", catalogues.catalogues, name="catalogues"),
    path("danh-muc/nap/", catalogues.load, name="catalogues-load"),
    path("danh-muc/<slug:catalogue>/them/", catalogues.add, name="catalogue-add"),
    path("danh-muc/<slug:catalogue>/<int:pk>/", catalogues.change, name="catalogue-change"),
    path("no-ke-thua/", inheritance.matters, name="matters"),
    path("no-ke-thua/<uuid:pk>/tiep-nhan/", inheritance.accept, name="matter-accept"),
    path("no-ke-thua/<uuid:pk>/khong-tiep-nhan/", inheritance.decline, name="matter-decline"),
    path("<uuid:pk>/", unit_page.unit, name="unit"),
    path("<uuid:pk>/no-ke-thua/", inheritance.matters_of_unit, name="unit-matters"),
    path("<uuid:pk>/doi-ten/", deeds.rename, name="rename"),
    path("<uuid:pk>/ten-khac/", deeds.alias, name="alias"),
    path("<uuid:pk>/ten-khac/<int:alias>/bo/", deeds.remove_alias, name="alias-remove"),
    path("<uuid:pk>/ma/", deeds.code, name="code"),
    path("<uuid:pk>/cap-tren/", deeds.parent, name="parent"),
    path("<uuid:pk>/sap-nhap/", mergers.merge, name="merge"),
    path("<uuid:pk>/nhap-vao/", mergers.absorb, name="absorb"),
    path("<uuid:pk>/chia-tach/", mergers.split, name="split"),
    path("<uuid:pk>/ket-thuc/", deeds.end, name="end"),
]
