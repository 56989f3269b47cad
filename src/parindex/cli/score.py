"""``parindex score``: one campaign from facts to ranks, with everything that is wrong on the way."""

import os
import sys
from os.path import join

from parindex.cli.campaign_input import Opened, is_parquet, open_criteria, read_rows
from parindex.cli.fault_lines import fault_lines
from parindex.cli.options import Options
from parindex.cli.text_tables import MOST_ROWS, domain_lines, ranking_lines, summary_lines
from parindex.core.analysis.year_on_year import Before, changes
from parindex.core.faults import has_errors, in_order
from parindex.core.light_typing import Iterator, Mapping
from parindex.core.scoring.campaign import result_of_rows, score_campaign
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.result import Result
from parindex.documents.results.report import Report
from parindex.wording.language import N_, Language


def score(options: Options, language: Language) -> int:
    """Score, write the files asked for, print, and say by the exit status whether all is well."""
    opened = open_criteria(options)
    before = _before(options)
    os.makedirs(options.output, exist_ok=True)
    result = _scored(options, opened, language)
    result = result._replace(faults=in_order((*opened.loaded.faults, *result.faults)))
    if options.published is not None:
        result = _held_against_paper(result, options.published)
    report = Report(result, opened.loaded.fingerprint, changes(result, before))
    _write(options, report, language)
    lines = _json_lines(report, language) if options.format == "json" else _shown(report, language)
    sys.stdout.writelines(line if line.endswith("\n") else f"{line}\n" for line in lines)
    return int(has_errors(result.faults))


def _before(options: Options) -> Mapping[str, Before]:
    if options.previous is None:
        return {}
    from parindex.documents.results.as_json import read_results  # noqa: PLC0415 -- optional

    return read_results(options.previous).standings()


def _scored(options: Options, opened: Opened, language: Language) -> Result:
    outline = opened.outline
    if is_parquet(options) and not options.trace:
        from parindex.cli.score_columns import score_parquet  # noqa: PLC0415 -- slow import

        return score_parquet(options, outline)
    given = read_rows(options, outline)
    if options.trace:
        from parindex.documents.results.as_trace import write_trace  # noqa: PLC0415 -- optional

        scored = score_rows(outline, given.sheets)
        write_trace(join(options.output, "trace.jsonl"), scored, language)
        result = result_of_rows(scored, given.locate, given.block_names)
    else:
        result = score_campaign(outline, given.sheets, given.locate, given.block_names)
    return result._replace(faults=(*given.faults, *result.faults))


def _held_against_paper(result: Result, paper: str) -> Result:
    from parindex.core.analysis.published import compare_with_paper  # noqa: PLC0415 -- optional
    from parindex.documents.published_yaml import read_published  # noqa: PLC0415 -- slow import

    faults = compare_with_paper(result, read_published(paper))
    return result._replace(faults=in_order((*result.faults, *faults)))


def _write(options: Options, report: Report, language: Language) -> None:
    folder = options.output
    if options.results == "json":
        from parindex.documents.results.as_json import write_results  # noqa: PLC0415 -- optional

        write_results(join(folder, "results.json"), report, language)
    else:
        from parindex.documents.results.as_table import write_table  # noqa: PLC0415 -- optional

        write_table(join(folder, f"results.{options.results}"), report.result)
    if options.xlsx:
        from parindex.documents.results.as_xlsx import write_workbook  # noqa: PLC0415 -- slow import

        write_workbook(join(folder, "results.xlsx"), report, language)


def _json_lines(report: Report, language: Language) -> Iterator[str]:
    from parindex.documents.results.as_json import result_lines  # noqa: PLC0415 -- optional

    return result_lines(report, language)


def _shown(report: Report, language: Language) -> Iterator[str]:
    result = report.result
    criteria = result.outline.criteria
    yield language.say(N_("RESULT OF THE INDEX {year}: {title}"), year=criteria.year, title=criteria.title)
    yield ""
    if len(result.units) > MOST_ROWS:
        yield from summary_lines(result, language)
    else:
        yield from ranking_lines(result, report.changes, language)
        yield ""
        yield language.say(N_("POINTS BY DOMAIN (rank in brackets)"))
        yield from domain_lines(result, language)
    yield from fault_lines(result.faults, language)
