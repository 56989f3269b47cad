"""A scenario for every module of actions that changes business rows: H6 runs them all.

A module of ``parindex.actions`` that calls ``act`` and has no scenario here fails the test by name.
A scenario calls every action of its module at least once.
"""

from collections.abc import Callable

from parindex.actions.acting import act
from parindex.actions.erasure import erase_changes, erase_file
from parindex.actions.files import keep_bytes
from parindex.actions.site_rules import settle_rules
from parindex.core.access import Permit
from parindex.core.actors import machine
from parindex.core.site_rules import Band, SiteRules
from parindex.records.models import UnitAlias
from support.register import Register

type Scenario = Callable[[Register], None]


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


SCENARIOS: dict[str, Scenario] = {
    "acting": add_very_many,
    "erasure": erase,
    "site_rules": set_site,
}
"""By the module's path below ``parindex/actions``."""
