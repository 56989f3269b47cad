"""The field-by-field part of a district's result: what was kept, what was lost and why."""

from decimal import Decimal
from typing import NamedTuple

from support.reports.matter.asides import numbered_tasks, traps
from support.reports.matter.domains import Criterion, Domain, criteria_of, drawn_domains, drawn_loss, most_of
from support.reports.sheet.draft import Draft
from support.reports.sheet.numbering import STYLES, Numbering
from support.reports.sheet.numbers import percent_of
from support.reports.sheet.rules import adds_up, remains, share

CENT = Decimal("0.01")
FULL = (
    "Đạt điểm tối đa các nội dung: {names}.",
    "Các nội dung không bị trừ điểm gồm {names}.",
    "Nội dung hoàn thành: {names}.",
)
HEADS = (
    "{name}: {reached} {score} ({rate})",
    "{name}: {reached} {score}, bằng {rate} điểm tối đa.",
    "{name} – {reached} {score}; tỷ lệ {rate}",
    "{name} ({reached} {score}, tỷ lệ hoàn thành {rate})",
)
REST = "các tiêu chí còn lại"


class Loss(NamedTuple):
    criterion: Criterion
    most: Decimal
    lost: Decimal


class Part(NamedTuple):
    """One field with what was lost in it."""

    domain: Domain
    losses: list[Loss]

    @property
    def lost(self) -> Decimal:
        return sum((loss.lost for loss in self.losses), Decimal(0)).quantize(CENT)

    @property
    def got(self) -> Decimal:
        return (self.domain.most - self.lost).quantize(CENT)


def drawn_parts(draft: Draft) -> list[Part]:
    parts = []
    domains = drawn_domains(draft, draft.pick((7, 8, 8)))
    full = set(draft.random.sample(range(len(domains)), draft.number(1, 3)))
    for place, domain in enumerate(domains):
        losses = []
        for criterion in criteria_of(draft, place, 0 if place in full else draft.number(1, 4)):
            most = most_of(criterion)
            losses.append(Loss(criterion, most, drawn_loss(draft, most)))
        parts.append(Part(domain, losses))
    return parts


class FieldWriter:
    def __init__(self, draft: Draft, parts: list[Part], year: int) -> None:
        self.draft, self.house, self.parts, self.year = draft, draft.house, parts, year
        self.reached = draft.pick(("đạt", "được", "được chấm"))
        self.losing = draft.pick(("bị trừ", "trừ", "mất"))
        self.heading = draft.pick(HEADS)
        self.form = draft.pick((self._in_lines, self._in_one, self._with_maximum))

    def write(self) -> None:
        numbering = Numbering(self.draft, self.draft.pick((STYLES["I."], _field, STYLES["I."])))
        for place, part in enumerate(self.parts):
            self._field(place, part, numbering)
        numbering.close()

    def _field(self, place: int, part: Part, numbering: Numbering) -> None:
        draft, key, house = self.draft, f"d{place}", self.house
        got, most, rate = f"{key}.got", f"{key}.most", f"{key}.rate"
        score = house.out_of(draft.points(got, part.got), draft.points(most, part.domain.most))
        shown = draft.rate(rate, percent_of(part.got, part.domain.most, house.rate_places))
        line = self.heading.format(name=part.domain.name, reached=self.reached, score=score, rate=shown)
        draft.add(numbering.line(line))
        draft.claim("ratio", share(got, most, rate), (got, rate), rate)
        kept = [one.name for one in criteria_of(draft, place, 5) if one not in [loss.criterion for loss in part.losses]]
        draft.add("a) " + draft.pick(FULL).format(names="; ".join(kept) or REST))
        if place % 2:
            draft.add(*traps(draft, self.year, 1))
        self._lost(key, part)

    def _lost(self, key: str, part: Part) -> None:
        draft = self.draft
        if not part.losses:
            draft.add(f"b) Nội dung bị trừ điểm: không có ({draft.points(f'{key}.lost', part.lost)} điểm).")
            draft.quiet("difference", remains(f"{key}.most", f"{key}.got", f"{key}.lost"), f"{key}.lost", f"{key}.lost")
            return
        lost = draft.points(f"{key}.lost", part.lost)
        opening = draft.pick(("Nội dung bị trừ điểm", "Các tiêu chí chưa đạt điểm tối đa"))
        draft.add(draft.mark(f"{key}.b", f"b) {opening}: {self.losing} {lost} điểm, cụ thể:"))
        draft.claim("difference", remains(f"{key}.most", f"{key}.got", f"{key}.lost"), f"{key}.b", f"{key}.lost")
        keys = [f"{key}.{item}.lost" for item in range(len(part.losses))]
        told = draft.claim if len(keys) > 1 else draft.quiet
        told("sum", adds_up(keys, f"{key}.lost"), f"{key}.b", f"{key}.lost")
        for item, loss in enumerate(part.losses):
            self._item(f"{key}.{item}", loss, item + 1)

    def _item(self, key: str, loss: Loss, number: int) -> None:
        draft, what = self.draft, loss.criterion
        got = draft.points(f"{key}.got", (loss.most - loss.lost).quantize(CENT))
        most = draft.points(f"{key}.most", loss.most)
        lost = draft.points(f"{key}.lost", loss.lost)
        why = what.why
        if what.name.startswith("Mức độ hoàn thành Kế hoạch"):
            why = numbered_tasks(draft, "phụ lục chưa thể hiện rõ kết quả của {n} nhiệm vụ ({list})", 31)
        self.form((got, most, lost), what, why, number)
        rule = remains(f"{key}.most", f"{key}.got", f"{key}.lost")
        draft.claim("difference", rule, (f"{key}.got", f"{key}.lost"), f"{key}.lost")

    def _in_lines(self, shown: tuple[str, str, str], what: Criterion, why: str, _number: int) -> None:
        got, most, lost = shown
        self.draft.listed(f"{what.name}: {self.reached} {self.house.out_of(got, most)}, {self.losing} {lost} điểm.")
        self._reasons(what, why)

    def _in_one(self, shown: tuple[str, str, str], what: Criterion, why: str, number: int) -> None:
        got, most, lost = shown
        score = self.house.out_of(got, most)
        self.draft.add(
            f"({number}) {what.name}: {self.reached} {score} ({self.losing} {lost} điểm) do {why}; "
            f"nguyên nhân là {what.cause}. Giải pháp: {what.cure}."
        )

    def _with_maximum(self, shown: tuple[str, str, str], what: Criterion, why: str, _number: int) -> None:
        got, most, lost = shown
        text = f"Tiêu chí “{what.name}”: {self.reached} {got} điểm trên {most} điểm tối đa, {self.losing} {lost} điểm."
        self.draft.listed(text)
        self._reasons(what, why)

    def _reasons(self, what: Criterion, why: str) -> None:
        mark = self.house.sub_bullet
        self.draft.add(f"{mark}Lý do: {why}.", f"{mark}Nguyên nhân: {what.cause}.", f"{mark}Giải pháp: {what.cure}.")


def _field(value: Decimal) -> str:
    return "Lĩnh vực " + STYLES["I."](value)
