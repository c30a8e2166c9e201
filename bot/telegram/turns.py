"""Whose turn it is: each chat at its pace, and what goes to two corners at one moment to both of them together."""

from collections.abc import Collection, Mapping

from storage.outbox import Owed

LONGEST_NAP = 1.0  # seconds


def turn(
    owed: list[Owed], waits: Mapping[int, float], together: Mapping[int, Collection[int]], free: int
) -> tuple[list[Owed], float | None]:
    """What may go now, and seconds until anything may, None when nothing waits.

    `waits` are the seconds for which the chat of each row waits, 0.0 for none; `together` the rows with which a row
    goes or stays: where one of them is behind something else, all wait. A pair is never parted to fit into `free`.
    """

    def wait(row: int) -> float:
        return max(waits.get(other, LONGEST_NAP) for other in (row, *together.get(row, ())))

    left = {one.id: wait(one.id) for one in owed}
    ready = [one for one in owed if not left[one.id]]
    chosen = {row for one in ready[:free] for row in (one.id, *together.get(one.id, ()))}
    return [one for one in ready if one.id in chosen], min(left.values(), default=None)
