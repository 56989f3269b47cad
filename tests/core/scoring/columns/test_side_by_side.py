"""Work done side by side is the work done one after the other."""

import threading
import time

import pytest

from parindex.core.scoring.columns import side_by_side as module
from parindex.core.scoring.columns.side_by_side import WORTHWHILE, side_by_side


def test_results_stand_in_order_whoever_is_first() -> None:
    def work(at: int) -> int:
        time.sleep(0.001 * (5 - at % 5))
        return at * at

    assert side_by_side(work, 20, WORTHWHILE) == [at * at for at in range(20)]


@pytest.mark.parametrize(("units", "threads"), [(0, 1), (WORTHWHILE - 1, 1), (WORTHWHILE, 2)])
def test_long_columns_are_worked_on_by_two(units: int, threads: int) -> None:
    meeting = threading.Barrier(threads)
    seen: set[int] = set()

    def work(at: int) -> None:
        if at < threads:
            meeting.wait(timeout=10)
        seen.add(threading.get_ident())

    side_by_side(work, 10, units)

    assert len(seen) == threads


@pytest.mark.parametrize("units", [1, WORTHWHILE])
def test_nothing_to_do_gives_nothing(units: int) -> None:
    assert side_by_side(str, 0, units) == []


@pytest.mark.parametrize("units", [1, WORTHWHILE])
@pytest.mark.parametrize("bad", [0, 7, 49])
def test_the_first_error_ends_the_work_and_is_raised(units: int, bad: int) -> None:
    done = []

    def work(at: int) -> None:
        if at == bad:
            raise LookupError(at)
        time.sleep(0.001)
        done.append(at)

    with pytest.raises(LookupError, match=str(bad)):
        side_by_side(work, 50, units)
    assert len(done) <= bad + module._THREADS  # noqa: SLF001 -- the other may be at work on one more


def test_an_error_of_another_thread_is_raised_here() -> None:
    main = threading.get_ident()
    meeting = threading.Barrier(2)

    def work(at: int) -> int:
        meeting.wait(timeout=10)
        if threading.get_ident() != main:
            raise LookupError(at)
        return at

    with pytest.raises(LookupError):
        side_by_side(work, 2, WORTHWHILE)
