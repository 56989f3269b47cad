"""What is written down of a campaign: its result, the set it rests on, the change since last year."""

from parindex.core.analysis.year_on_year import Change
from parindex.core.light_typing import NamedTuple, Sequence
from parindex.core.scoring.result import Result


class Report(NamedTuple):
    """Báo cáo kết quả: the result, the fingerprint of its criteria set, and each unit's change."""

    result: Result
    fingerprint: str
    changes: Sequence[Change | None]
