"""Scenarios of what belongs to the site: its rules, erasure, the demonstration, published results."""

from parindex.actions import demo
from parindex.actions.acting import act
from parindex.actions.erasure import erase_changes, erase_file
from parindex.actions.files import keep_bytes
from parindex.actions.results import Issued, publish_result
from parindex.actions.site_rules import settle_rules
from parindex.core.access import GRANTED, Permit
from parindex.core.actors import machine
from parindex.core.publication import PublishedTable
from parindex.core.site_rules import Band, SiteRules
from parindex.records.models import UnitAlias
from support.register import TODAY, Register


def erase(register: Register) -> None:
    admin = register.actor("system-admin", "province")
    with act("file.kept", machine("tick"), Permit()) as deed:
        blob = keep_bytes(deed, b"secret", "text/plain")
    erase_file(admin, blob.pk, decision="12/QĐ-UBND", reason="tài liệu mật")
    with act("alias.added", machine("tick"), Permit()) as deed:
        deed.add(UnitAlias(unit=register.units["an-phu"], name="x", folded="x"))
    # The content of its own event goes, so the row it told is told by nobody any more: last of all.
    erase_changes(admin, 1, decision="13/QĐ-UBND", reason="dữ liệu cá nhân")


def set_site(register: Register) -> None:
    admin = register.actor("system-admin", "province")
    settle_rules(admin, SiteRules("UBND tỉnh", "Sở Nội vụ", "Huế", (), (Band("Đạt", 0),), "dense"), version=1)


def add_very_many(register: Register) -> None:
    unit = register.units["an-phu"]
    with act("aliases.imported", machine("tick"), Permit()) as deed:
        deed.add_all([UnitAlias(unit=unit, name=f"Tên {at}", folded=f"ten {at}") for at in range(250)])


def show_the_demonstration(register: Register) -> None:  # noqa: ARG001 -- it brings units of its own
    demo.load_demo(TODAY)


def publish(register: Register) -> None:
    admin, unit = register.actor("coordinator", "province"), register.units["province"]
    for slug in ("2025", "2025-again"):  # the second time its snapshot is there already
        publish_result(admin, GRANTED, PublishedTable("Chỉ số 2025", 2025, "x", (), ()), Issued(slug, "own", unit.pk))
