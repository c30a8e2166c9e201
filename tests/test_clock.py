"""The machine's clock keeps the promise that the rest of Kept builds on."""

from datetime import UTC, timedelta
from itertools import pairwise

from bot.clock import SystemClock
from domain.clock import Clock


def test_now_is_aware_and_in_utc() -> None:
    clock: Clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert clock.now().utcoffset() == timedelta(0)


def test_monotonic_seconds_never_go_back() -> None:
    clock = SystemClock()
    readings = [clock.monotonic() for _ in range(1_000)]
    assert all(before <= after for before, after in pairwise(readings))
    assert readings[-1] - readings[0] < 60


def test_both_readings_move_together() -> None:
    clock = SystemClock()
    wall, steady = clock.now(), clock.monotonic()
    while clock.monotonic() == steady:
        pass
    assert abs((clock.now() - wall).total_seconds() - (clock.monotonic() - steady)) < 1
