"""Proofreading of one report (rà soát số liệu): every claim it makes, in the order of the text."""

from bisect import bisect_left
from operator import attrgetter

from parindex.core.light_typing import Iterable, Iterator
from parindex.core.proofreading.checks.comparisons.evaluations import check_evaluations
from parindex.core.proofreading.checks.comparisons.flow_tables import check_flow_table
from parindex.core.proofreading.checks.comparisons.flows import check_flows
from parindex.core.proofreading.checks.comparisons.gaps import check_gaps
from parindex.core.proofreading.checks.comparisons.gaps_to_targets import check_gaps_to_targets
from parindex.core.proofreading.checks.comparisons.losses_of_codes import check_losses_of_codes
from parindex.core.proofreading.checks.comparisons.multiples import check_multiples
from parindex.core.proofreading.checks.comparisons.rows import check_rows
from parindex.core.proofreading.checks.counts.listed_points import check_listed_points
from parindex.core.proofreading.checks.counts.named_counts import check_named_counts
from parindex.core.proofreading.checks.counts.named_lists import check_named_lists
from parindex.core.proofreading.checks.counts.opposed_counts import check_opposed_counts
from parindex.core.proofreading.checks.counts.pairs_in_line import check_pairs_in_line
from parindex.core.proofreading.checks.counts.rates.rates import check_rates
from parindex.core.proofreading.checks.counts.repeated_figures import check_figures_above, check_repeated_figures
from parindex.core.proofreading.checks.counts.standing_counts import check_standing_counts
from parindex.core.proofreading.checks.counts.told_counts import check_told_counts
from parindex.core.proofreading.checks.counts.votes import check_votes
from parindex.core.proofreading.checks.counts.wholes.label_lists import check_label_lists
from parindex.core.proofreading.checks.counts.wholes.partitions import check_partitions
from parindex.core.proofreading.checks.counts.wholes.parts import check_parts
from parindex.core.proofreading.checks.counts.wholes.rests import check_rests
from parindex.core.proofreading.checks.counts.wholes.told_rests import with_rests
from parindex.core.proofreading.checks.papers.answered_findings import check_answered_findings
from parindex.core.proofreading.checks.papers.citations import check_citations
from parindex.core.proofreading.checks.papers.days import check_days
from parindex.core.proofreading.checks.papers.deadlines import check_deadlines
from parindex.core.proofreading.checks.papers.denials.denied_cases import check_denied_cases
from parindex.core.proofreading.checks.papers.denials.no_late_dossiers import check_no_late_dossiers
from parindex.core.proofreading.checks.papers.forms import check_forms
from parindex.core.proofreading.checks.papers.names.levels import check_levels
from parindex.core.proofreading.checks.papers.names.offices import check_offices
from parindex.core.proofreading.checks.papers.names.people import check_people
from parindex.core.proofreading.checks.papers.numbering import check_numbering
from parindex.core.proofreading.checks.papers.paper_numbers import check_paper_numbers
from parindex.core.proofreading.checks.papers.section_names import check_section_names
from parindex.core.proofreading.checks.papers.spelling import check_level, check_spelling
from parindex.core.proofreading.checks.papers.statements import check_statements
from parindex.core.proofreading.checks.points.changes.changes import check_changes
from parindex.core.proofreading.checks.points.changes.changes_of_figures import check_changes_of_figures
from parindex.core.proofreading.checks.points.changes.changes_of_places import check_changes_of_places
from parindex.core.proofreading.checks.points.changes.risers import check_risers
from parindex.core.proofreading.checks.points.deductions import check_deductions
from parindex.core.proofreading.checks.points.domain_lists import check_domain_lists
from parindex.core.proofreading.checks.points.labelled_losses import check_labelled_losses
from parindex.core.proofreading.checks.points.labels import check_labels
from parindex.core.proofreading.checks.points.lost_of_hundred import check_lost_of_hundred
from parindex.core.proofreading.checks.points.narrated_losses import check_narrated_losses
from parindex.core.proofreading.checks.points.remedies.blank_cells import check_causes, check_tasks
from parindex.core.proofreading.checks.points.remedies.loss_tables import loss_tables
from parindex.core.proofreading.checks.points.remedies.remedies import check_prose_of_losses, check_remedies
from parindex.core.proofreading.checks.points.section_statements import check_section_statements_of
from parindex.core.proofreading.checks.points.sister_labels import check_sister_labels
from parindex.core.proofreading.checks.points.totals import check_totals
from parindex.core.proofreading.checks.rankings.arithmetic import check_table
from parindex.core.proofreading.checks.rankings.grades import check_bands, check_stated_grades
from parindex.core.proofreading.checks.rankings.late_dossiers import check_late_dossiers
from parindex.core.proofreading.checks.rankings.means import check_stated_means
from parindex.core.proofreading.checks.rankings.only_ones import check_only_ones
from parindex.core.proofreading.checks.rankings.places import (
    check_evenness,
    check_places,
    check_population,
    check_section_statements,
)
from parindex.core.proofreading.checks.rankings.prose.prose_of_tables import check_prose_of_tables
from parindex.core.proofreading.checks.rankings.ranked import (
    check_grades,
    check_maximum,
    check_means,
    check_ranks,
    check_units,
    rankings_of,
)
from parindex.core.proofreading.checks.rankings.standings import check_scale, check_sums_over_tables, standing_of
from parindex.core.proofreading.checks.rankings.stated_rates import check_overall_rates, check_stated_rates
from parindex.core.proofreading.checks.rankings.verdict_columns import check_verdict_columns, check_verdict_counts
from parindex.core.proofreading.claims import Claim
from parindex.core.proofreading.page import Document, Span
from parindex.core.proofreading.reading import ReportReading, counts_of, scales_of
from parindex.core.proofreading.repairs import with_repairs
from parindex.core.proofreading.tables.columns import Grid


def proofread(document: Document, official: Iterable[str] = ()) -> tuple[Claim, ...]:
    """Find every figure of a report that can be computed again, and compute it.

    ``official`` are names of units as a register spells them.
    """
    return claims_of(ReportReading(document), official)


def claims_of(reading: ReportReading, official: Iterable[str] = ()) -> tuple[Claim, ...]:
    """Do what ``proofread`` does for a report that is read already."""
    found = list(_claims(reading, reading.grids, tuple(official)))
    judged = frozenset(span for claim in found for span in (claim.figure, *claim.bound) if span is not None)
    found += [*check_gaps(reading, judged), *check_multiples(reading, judged)]
    others = [claim for claim in found if claim.code != "nearly-told-again"]
    bound = [span for claim in others if claim.verdict == "holds" for span in claim.bound]
    bound += [claim.figure or claim.span for claim in others if claim.figure is not None or claim.verdict == "holds"]
    proven = _joined(bound)
    unique: dict[tuple[object, ...], Claim] = {}
    for claim in found:
        if claim.code != "nearly-told-again" or not _meets(claim.span, proven):
            unique.setdefault(_what_is_said(claim), claim)
    told = with_repairs(tuple(sorted(unique.values(), key=lambda claim: (claim.span, claim.kind, claim.code))))
    return _with_ocr_marked(told, reading.document.by_ocr)


def _with_ocr_marked(claims: tuple[Claim, ...], by_ocr: tuple[Span, ...]) -> tuple[Claim, ...]:
    """Mark the claims of which a figure was read from a picture."""
    pictures = _joined(by_ocr)
    return tuple(
        claim._replace(is_from_ocr=True)
        if any(_meets(place, pictures) for place in (claim.span, *claim.bound))
        else claim
        for claim in claims
    )


def _what_is_said(claim: Claim) -> tuple[object, ...]:
    """Tell claims apart: a figure that does not hold is told once, whichever checks came to the same amount."""
    if claim.verdict == "fails" and claim.figure is not None and claim.computed is not None:
        return claim.kind, claim.figure, claim.computed
    return claim.kind, claim.code, claim.span, claim.computed


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Join pieces that overlap; what comes is apart, in the order of the text."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _meets(span: Span, pieces: list[Span]) -> bool:
    """Say whether a piece overlaps one of many that are apart and in order."""
    place = bisect_left(pieces, span.end, key=attrgetter("start"))
    return place > 0 and span.start < pieces[place - 1].end


def _claims(reading: ReportReading, grids: list[Grid], official: tuple[str, ...]) -> Iterator[Claim]:
    losses = loss_tables(grids)
    yield from check_deductions(reading)
    yield from check_totals(reading, losses)
    yield from check_section_statements_of(reading)
    yield from check_rates(reading)
    yield from check_gaps_to_targets(reading)
    yield from check_flows(reading)
    yield from check_losses_of_codes(reading, grids)
    sums = (check_parts, check_partitions, check_rests, check_opposed_counts)
    yield from with_rests(reading, [claim for check in sums for claim in check(reading)])
    yield from check_label_lists(reading)
    yield from check_listed_points(reading)
    yield from check_pairs_in_line(reading)
    yield from check_changes(reading)
    yield from check_changes_of_places(reading)
    yield from check_changes_of_figures(reading)
    yield from _tables(reading, grids)
    yield from check_prose_of_tables(reading, grids)
    yield from check_stated_rates(reading, grids)
    yield from check_overall_rates(reading, grids)
    yield from check_late_dossiers(reading, grids)
    yield from check_verdict_counts(reading, grids)
    yield from check_population(reading, grids)
    yield from check_remedies(reading, losses)
    yield from check_prose_of_losses(reading, losses)
    yield from check_tasks(grids, losses)
    yield from check_narrated_losses(reading)
    yield from check_causes(grids, losses)
    yield from check_labels(reading)
    yield from check_labelled_losses(reading)
    yield from check_lost_of_hundred(reading)
    yield from check_sister_labels(reading)
    yield from check_domain_lists(reading, losses)
    yield from check_risers(reading, grids)
    yield from check_only_ones(reading, grids)
    yield from check_named_counts(reading, grids)
    yield from check_named_lists(reading)
    yield from check_votes(reading)
    yield from check_repeated_figures(reading, grids)
    yield from check_figures_above(reading, grids)
    yield from check_told_counts(reading)
    yield from check_statements(reading)
    yield from check_answered_findings(reading)
    yield from check_no_late_dossiers(reading)
    yield from check_denied_cases(reading)
    yield from check_standing_counts(reading)
    yield from _papers(reading, grids, official)


def _papers(reading: ReportReading, grids: list[Grid], official: tuple[str, ...]) -> Iterator[Claim]:
    yield from check_citations(reading)
    yield from check_days(reading)
    yield from check_deadlines(reading, grids)
    yield from check_numbering(reading)
    yield from check_spelling(reading, official)
    yield from check_level(reading)
    yield from check_levels(reading)
    yield from check_offices(reading)
    yield from check_people(reading)
    yield from check_section_names(reading, grids)
    yield from check_forms(reading, grids)
    yield from check_paper_numbers(reading)


def _tables(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    rankings, bands = rankings_of(grids), reading.bands
    standing = standing_of(rankings)
    largest = max(rankings, key=lambda each: (len(each.rows), each.year), default=None)
    whole = standing.whole if standing is not None else largest
    scales, told = scales_of(reading), counts_of(reading)
    yield from check_bands(bands)
    yield from check_stated_grades(reading, bands)
    for grid in grids:
        yield from check_means(grid)
        yield from check_grades(grid, bands)
        yield from check_table(grid, scales, told)
        yield from check_verdict_columns(grid)
        yield from check_rows(grid)
        yield from check_evaluations(grid)
        yield from check_flow_table(grid)
    for ranking in rankings:
        yield from check_ranks(ranking)
        yield from check_maximum(ranking)
        if largest is not None and len(rankings) > 1:
            yield from check_units(ranking, largest)
    if standing is not None:
        yield from check_sums_over_tables(standing)
        yield from check_scale(reading, standing.parts)
    if whole is not None:
        yield from check_stated_means(reading, rankings, whole)
        yield from check_places(reading, whole)
        yield from check_evenness(reading, whole, bands)
        yield from check_section_statements(reading, rankings)
