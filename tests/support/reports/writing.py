"""From the draft to the report: the errors are made, and every claim is judged on what then stands there."""

from typing import NamedTuple

from support.reports.shape import Echo, Expected, Report
from support.reports.sheet.draft import At, Draft, Slip
from support.reports.sheet.page import Spans, finished
from support.reports.sheet.rules import FAILS
from support.reports.sheet.slips import add_common_slips, chosen


class _Printed(NamedTuple):
    text: str
    spans: Spans

    def expected(self, kind: str, verdict: str, at: At, computed: str) -> Expected:
        first, last = self.spans[at[0]], self.spans[at[1]]
        start, end = min(first[0], last[0]), max(first[1], last[1])
        return Expected(kind, verdict, self.text[start:end], start, end, computed)


def report_of(draft: Draft, errors: int) -> Report:
    page = draft.page()
    slips: list[Slip] = []
    if errors:
        add_common_slips(draft)
        slips = chosen(draft, finished(page, {})[1], errors)
    changes = {change.key: change for slip in slips for change in slip.changes}
    printed = _Printed(*finished(page, {key: change.text for key, change in changes.items()}))
    values = {**draft.values, **{key: change.value for key, change in changes.items()}}
    right: list[Expected] = []
    broken: list[tuple[Slip, Expected]] = []
    for place, claim in enumerate(draft.claims):
        if any(slip.claim == place for slip in slips):
            continue
        verdict = claim.rule.judge(values)
        computed = draft.shown(claim.stated) if claim.stated else ""
        told = printed.expected(claim.kind, verdict, claim.at, computed)
        if verdict == FAILS:
            broken.append((_cause(slips, claim.rule.uses), told))
        elif claim.listed:
            right.append(told)
    wrong = [printed.expected(slip.kind, slip.verdict, slip.at, slip.computed) for slip in slips]
    for slip in slips:
        if not slip.form_only and draft.claims[slip.claim].rule.judge(values) != FAILS:
            raise ValueError(slip.tag, slip.changes)  # an error that does no harm
    expected = tuple(sorted([*right, *wrong], key=lambda one: (one.start, one.end, one.kind)))
    echoes = tuple(Echo(expected.index(wrong[slips.index(slip)]), told) for slip, told in broken)
    return Report(draft.structure, draft.seed, printed.text, expected, echoes)


def _cause(slips: list[Slip], uses: tuple[str, ...]) -> Slip:
    for slip in slips:
        if any(change.key in uses for change in slip.changes):
            return slip
    raise ValueError(uses)  # a claim that never held
