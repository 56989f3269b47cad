"""The demonstration (bản trình diễn): a small register, one account a role, the results of Krông Nô 2022.

Only ``site init --demo`` loads it, into a site that can be nothing else: its passwords are printed.
"""

from datetime import date
from os.path import dirname, join
from typing import Final, NamedTuple

import parindex
from parindex.actions.acting import act, require
from parindex.actions.register.import_units import import_units
from parindex.actions.results import Issued, publish_result
from parindex.actions.site_rules import settle_rules
from parindex.core.access import GRANTED
from parindex.core.actors import Role, machine
from parindex.core.proofreading.names import folded
from parindex.core.site_rules import DEFAULT_BANDS, Band, SiteRules
from parindex.core.terms import SCALE
from parindex.documents.criteria_files import set_path
from parindex.documents.results.as_publication import table_of_files
from parindex.documents.units.reading import read_register_files
from parindex.records.models import Grant, Person, SiteSettings, UnitCode
from parindex.wording.language import language

DEMO: Final = join(dirname(parindex.__file__), "demo")
PASSWORD: Final = "trinh-dien-2026"  # noqa: S105 -- printed by every demonstration, refused outside of one
_CRITERIA: Final = "krong-no-commune-2022"
_TITLE: Final = "Chỉ số CCHC năm 2022 của UBND các xã, thị trấn huyện Krông Nô"
_ROOT, _COMMUNE, _DISTRICT = "68", "24688", "664"
_UNTIL: Final = date(2027, 12, 31)


class DemoAccount(NamedTuple):
    """An account of the demonstration."""

    username: str
    post: str
    role: Role
    unit: str


ACCOUNTS: Final = (
    DemoAccount("quantri", "Quản trị hệ thống (Sở Nội vụ)", "system-admin", _ROOT),
    DemoAccount("dieuphoi", "Chuyên viên đầu mối CCHC (Sở Nội vụ)", "coordinator", _ROOT),
    DemoAccount("thamdinh", "Chuyên viên thẩm định (Sở Tư pháp)", "appraiser", _ROOT),
    DemoAccount("totruong", "Tổ trưởng Tổ thẩm định", "panel-lead", _ROOT),
    DemoAccount("congbo", "Người công bố kết quả", "publisher", _ROOT),
    DemoAccount("xemketqua", "Lãnh đạo xem kết quả", "results-reader", _ROOT),
    DemoAccount("thanhtra", "Thanh tra, kiểm tra CCHC", "inspector", _ROOT),
    DemoAccount("kiemtoan", "Kiểm toán hệ thống", "auditor", _ROOT),
    DemoAccount("quantrixa", "Quản trị đơn vị (Văn phòng HĐND và UBND xã)", "unit-admin", _COMMUNE),
    DemoAccount("lanhdaoxa", "Lãnh đạo UBND xã", "unit-leader", _COMMUNE),
    DemoAccount("nhaplieu", "Chuyên viên Văn phòng HĐND và UBND xã", "entry-officer", _COMMUNE),
)


def load_demo(today: date) -> None:
    """Load everything the demonstration shows; each part is a deed of its own."""
    demo = machine("demo")
    read = read_register_files(join(DEMO, "units.csv"), join(DEMO, "successions.csv"))
    import_units(read.told, demo, source=read.source)
    units = dict(UnitCode.objects.filter(valid_to=None).values_list("value", "unit_id"))
    with act("account.made", demo, require(GRANTED)) as deed:
        for account in ACCOUNTS:
            person = Person(
                username=account.username, full_name=account.post, folded=folded(account.post), state="active"
            )
            person.set_password(PASSWORD)
            deed.add(person)
            until = _UNTIL if account.role == "inspector" else None
            grant = {"role": account.role, "unit_id": units[account.unit], "valid_from": today, "valid_to": until}
            deed.add(Grant(person=person, **grant))
    bands = tuple(Band(name, floor * SCALE) for name, floor in DEFAULT_BANDS)
    rules = SiteRules("UBND tỉnh Lâm Đồng", "Sở Nội vụ", "Lâm Đồng", (("UBND", "Ủy ban nhân dân"),), bands, "dense")
    settle_rules(demo, rules, version=SiteSettings.objects.get().version)
    folder = dirname(set_path(_CRITERIA))
    paper, scores = join(folder, "published.yaml"), join(folder, "scores.csv")
    table = table_of_files(_CRITERIA, scores, paper, _TITLE, language())
    district = UnitCode.objects.get(value=_DISTRICT).unit_id
    publish_result(demo, GRANTED, table, Issued("krong-no-2022", "library", unit=district))
