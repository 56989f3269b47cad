"""Columns worked on side by side: NumPy lets go of the interpreter while it computes."""

from threading import Thread

from parindex.core.light_typing import Callable, Final

WORTHWHILE: Final = 50_000
"""Units from which a column takes longer than handing the interpreter over (measured)."""
_THREADS: Final = 2  # any office PC has as many processors; more were not measured


def side_by_side[T](work: Callable[[int], T], count: int, units: int) -> list[T]:
    """Do ``work`` for 0 … ``count`` - 1, in threads where ``units`` make it worthwhile; results in order.

    The first error ends the work and is raised.
    """
    threads = _THREADS if units >= WORTHWHILE else 1
    done: dict[int, T] = {}
    errors: list[BaseException] = []
    left = iter(range(count))

    def take() -> None:
        try:
            for at in left:
                done[at] = work(at)
        except BaseException as error:  # noqa: BLE001 -- raised again below, where it was asked for
            errors.append(error)
            for _ in left:
                pass

    others = [Thread(target=take) for _ in range(threads - 1)]
    for other in others:
        other.start()
    take()
    for other in others:
        other.join()
    if errors:
        raise errors[0]
    return [done[at] for at in range(count)]
