"""A site with something of everything, so that every form is on some page."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from parindex.actions.earlier_results.asking import Asked, ask_to_move_in
from parindex.actions.jobs.queue import as_json, enqueue
from parindex.actions.jobs.uploads import Upload
from parindex.actions.jobs.work import learn_kinds, run_one
from parindex.actions.people.computers import register_computer
from parindex.actions.people.links import make_link
from parindex.actions.register import catalogues, changes, groups, mergers
from parindex.actions.register.asking import ask_to_import
from parindex.actions.register.catalogues import ToldEntry
from parindex.actions.register.changes import NewUnit
from parindex.actions.register.groups import ToldGroup
from parindex.actions.register.mergers import Predecessor
from parindex.core.actors import machine
from parindex.core.faults import Fault, Place
from parindex.records.models import Computer, Job, Person, SignIn
from parindex.web.shared.client import COMPUTER_COOKIE
from support.earlier_workbooks import LINES, workbook
from support.register import START, TODAY, Register
from support.scenarios.of_the_site import publish
from support.scenarios.of_work import kept_report, read_report
from support.site_walk import FoundForm, walked

PASSWORD = "Cơm hến Huế ngon"  # noqa: S105 -- of an example person
OPERATOR = machine("operator")
WALKERS = (
    ("system-admin", "province"),
    ("unit-admin", "an-phu"),
    ("unit-leader", "an-phu"),
    ("entry-officer", "an-phu"),
)
"""Those who walk the site."""


class FullSite:
    """The register with everything that has a form, and who walks through it."""

    def __init__(self, register: Register, signed_in: Callable[..., Client]) -> None:
        self.register = register
        self._units()
        self._people()
        self.clients = {each: signed_in(*each) for each in WALKERS}
        self._work()

    def _units(self) -> None:
        unit = self.register.units["an-phu"]
        changes.add_alias(unit.pk, "Phú An", OPERATOR)
        groups.make_group(ToldGroup("Khối xã", "45", START, ("19400", "19401")), OPERATOR)
        day = TODAY - timedelta(days=90)
        for name, code in (("Đức Lập", "24700"), ("Nam Xuân", "24703")):
            made = changes.add_unit(NewUnit("commune", name, code, START, parent="45"), OPERATOR)
            changes.add_alias(made.pk, f"Làng {name}", OPERATOR)  # left as a matter to be inherited
        both = (Predecessor("24700"), Predecessor("24703"))
        self.merged = mergers.merge_units(both, NewUnit("commune", "Lập Xuân", "24700", day, parent="45"), OPERATOR)
        for catalogue in ("office", "post"):
            catalogues.add_entry(catalogue, ToldEntry("x", "Mục X", "commune", START), OPERATOR)

    def _people(self) -> None:
        officer = self.register.person("entry-officer")
        officer.set_password(PASSWORD)
        officer.pin = "x"
        officer.save()
        Person.objects.create(username="dong", full_name="Đã đóng", folded="da dong", state="closed")
        Authenticator.objects.create(user=officer, type="totp", data={"secret": "x"})
        Person.objects.filter(pk=self.register.person("unit-leader").pk).update(second_factor="")
        admin = self.register.actor("unit-admin")
        computer, self.token = register_computer(self.register.units["an-phu"], "PC", actor=admin, today=TODAY)
        now, told = timezone.now(), {"method": "code", "network": "x"}
        SignIn.objects.create(person=officer, at=now, computer=Computer.objects.get(pk=computer.pk), **told)
        for key in "ab":
            officer.open_sessions.create(key=key, at=now, **told)
        self.slip = make_link(self.register.person("unit-leader"), actor=admin, today=TODAY)

    def _work(self) -> None:
        kept_report(self.register, b"one")
        read_report(self.register, b"two")
        publish(self.register)
        self._registers()
        self._earlier_results()
        learn_kinds()
        while run_one():
            pass
        failed, fault = enqueue("look", "một việc"), as_json(Fault("job-failed", Place(), params={"request": "x"}))
        Job.objects.filter(pk=failed.pk).update(state="failed", fault=fault, ended_at=timezone.now())

    def _registers(self) -> None:
        """Hand a register in: what it would change is shown with a form to confirm it."""
        columns = "key,kind,name,code,parent,valid_from,valid_to\n"
        file = Upload("a.csv", [(columns + "h,province,Huế,46,,2020-01-01,\n").encode()])
        ask_to_import(self.register.actor("system-admin", "province"), {"units": file})

    def _earlier_results(self) -> None:
        """Hand two workbooks of an earlier year in: a clear one, which may be saved, and one with a question."""
        admin, province = self.register.actor("system-admin", "province"), str(self.register.units["province"].pk)
        for lines in (LINES, (LINES[0], LINES[1]._replace(name="Xã Lạ"))):
            with TemporaryDirectory() as folder:
                told = Asked("Chỉ số CCHC năm 2024", 2024, parent=province)
                ask_to_move_in(admin, told, "a.xlsx", [workbook(Path(folder), lines).read_bytes()], TODAY)

    def forms(self) -> dict[str, list[tuple[Client, FoundForm]]]:
        """Walk all pages as everybody; give the forms found, by the route each goes to."""
        found: dict[str, list[tuple[Client, FoundForm]]] = {}
        for client, forms in self._walks():
            for form in forms:
                found.setdefault(form.route, []).append((client, form))
        return found

    def _walks(self) -> list[tuple[Client, list[FoundForm]]]:
        starts = ("/", f"/don-vi/{self.register.units['an-phu'].pk}/")  # the unit whose forms the edits take
        walks = [(client, walked(client, *starts)) for client in self.clients.values()]
        stranger, at_computer, signing_in = Client(), Client(), Client()
        at_computer.cookies[COMPUTER_COOKIE] = self.token
        signing_in.post("/dang-nhap/", {"login": "entry-officer.an-phu", "password": PASSWORD})
        officer = self.clients["entry-officer", "an-phu"]
        walks.append((officer, walked(officer, "/xac-nhan-lai/", "/xac-nhan-lai/ma/")))
        walks.append((stranger, walked(stranger, "/", f"/lien-ket/{self.slip.token}/")))
        walks.append((at_computer, walked(at_computer, "/doi-nguoi-dung/")))
        walks.append((signing_in, walked(signing_in, "/xac-thuc/")))
        return walks
