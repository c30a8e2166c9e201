"""Killed before or after any commit, a house that is started again has lost nothing and repeated little."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from itertools import count

import pytest

from tests.crash.houses import Houses
from tests.crash.stage import NOON, Stage, dying
from tests.crash.supervised import Play, Theatre
from tests.crash.verdict import NOTHING, Verdict
from tests.postgres import Postgres

Figure = Callable[[str], None]
WHEN = pytest.mark.parametrize("when", ["before", "after"])


async def two_lunches(here: Stage) -> None:
    """Two couples, two days, a stranger; replies, hellos, a pass, and the edit that ends the first day's prompt."""
    ours, theirs = here.pairs
    await here.until()
    here.knocks(here.cleo)
    here.clock.until(NOON)
    mine, other = await here.prompted(since=NOON)
    here.replies_to(mine, ours.first, "soup")
    here.says_hello(mine, ours.second)
    here.says_hello(mine, ours.second)
    here.says_hello(other, theirs.first)
    here.lets_pass(other, theirs.second)
    await here.until()
    here.clock.until(NOON + timedelta(days=1))
    today, _ = await here.prompted(since=NOON + timedelta(days=1))
    here.says_hello(today, ours.first)
    here.replies_to(mine, ours.second, "late, but here")
    await here.until()


async def a_first_evening(here: Stage) -> None:
    """An empty disk, and somebody who knocks."""
    here.knocks(here.cleo)
    await here.until()


def killed_at_each(theatre: Theatre, play: Play, figure: Figure, when: str, step: int = 1) -> int:
    """A run for every `step`-th commit, until the play has no more of them; gives back how many killed it.

    `when` the kill comes: "before" the commit, "after" it, or one and the other "in turn".
    """

    def killed_at(at: int) -> tuple[int, Verdict]:
        after = when == "after" or (when == "in turn" and at // step % 2 == 1)
        return theatre.run(f"{play.__name__}-{when}-{at}", play, partial(dying, at=at, after=after))

    first = 1 + step // 2 if when == "after" else 1
    sum_of_all, kills = NOTHING, 0
    with ThreadPoolExecutor(theatre.at_once) as runs:
        for begun in count(first, step * theatre.at_once):
            batch = range(begun, begun + step * theatre.at_once, step)
            for killed, verdict in runs.map(killed_at, batch):
                if not killed:
                    figure(f"{play.__name__}, killed at {kills} commits, {when}: {sum_of_all}")
                    return kills
                sum_of_all, kills = sum_of_all + verdict, kills + 1
    raise AssertionError


def test_a_kill_at_every_sixth_commit_of_two_lunches_loses_nothing(houses: Houses, figure: Figure) -> None:
    theatre = Theatre(houses, couples=2)
    theatre.prepare()
    assert killed_at_each(theatre, two_lunches, figure, "in turn", step=6) > 6


@WHEN
def test_a_kill_at_every_third_commit_of_a_first_start_loses_nothing(houses: Houses, figure: Figure, when: str) -> None:
    assert killed_at_each(Theatre(houses, couples=0), a_first_evening, figure, when, step=3) > 2


@pytest.mark.long
@WHEN
def test_a_kill_at_any_commit_loses_nothing(houses: Houses, figure: Figure, when: str) -> None:
    theatre = Theatre(houses, couples=2)
    theatre.prepare()
    assert killed_at_each(theatre, two_lunches, figure, when) > 36


@pytest.mark.long
@WHEN
def test_a_kill_at_any_commit_of_a_first_start_loses_nothing(houses: Houses, figure: Figure, when: str) -> None:
    assert killed_at_each(Theatre(houses, couples=0), a_first_evening, figure, when) > 7


@pytest.mark.long
def test_a_kill_at_any_commit_loses_nothing_on_a_server(houses: Houses, figure: Figure, postgres: Postgres) -> None:
    theatre = Theatre(houses, 2, postgres)
    theatre.prepare()
    assert killed_at_each(theatre, two_lunches, figure, "in turn") > 36
    assert killed_at_each(Theatre(houses, 0, postgres), a_first_evening, figure, "in turn") > 7
