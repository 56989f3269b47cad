"""Addresses of this feature."""

from django.urls import path

from parindex.web.people import computers, delegations, from_workbook, grants, lists, new_account, person, security

app_name = "people"
urlpatterns = [
    path("", lists.people, name="list"),
    path("tai-khoan.xlsx", lists.accounts_workbook, name="export"),
    path("ma-tran-quyen.xlsx", lists.matrix_workbook, name="matrix"),
    path("tao-moi/", new_account.new_account, name="new"),
    path("nhap-tu-tep/", from_workbook.import_page, name="import"),
    path("nhap-tu-tep/mau.xlsx", from_workbook.template, name="template"),
    path("uy-quyen/", delegations.delegate_role, name="delegate"),
    path("may-tinh/", computers.computers, name="computers"),
    path("may-tinh/<uuid:computer>/thu-hoi/", computers.revoke, name="revoke_computer"),
    path("nhat-ky-bao-mat/", security.security_log, name="security_log"),
    path("<uuid:person>/", person.one, name="person"),
    path("<uuid:person>/lien-ket/", person.link, name="link"),
    path("<uuid:person>/mo-khoa/", person.unlock, name="unlock"),
    path("<uuid:person>/dong/", person.close, name="close"),
    path("<uuid:person>/mo-lai/", person.reopen, name="reopen"),
    path("<uuid:person>/go-hai-lop/", person.remove_factor, name="remove_factor"),
    path("<uuid:person>/phan-quyen/", grants.give, name="give"),
    path("<uuid:person>/phan-quyen/<uuid:grant>/ket-thuc/", grants.end, name="end_grant"),
    path("<uuid:person>/ban-giao/", grants.hand_over_post, name="hand_over"),
]
