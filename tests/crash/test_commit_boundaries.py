"""Killed before or after any commit, a house that is started again has lost nothing and repeated little."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import count

import pytest

from tests.crash.houses import Houses
from tests.crash.stage import NOON, Stage, dying
from tests.crash.supervised import Play, Theatre
from tests.crash.verdict import NOTHING
from tests.postgres import Postgres

Figure = Callable[[str], None]
WHEN = pytest.mark.parametrize("after", [False, True], ids=["before", "after"])


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


def killed_at_each(theatre: Theatre, play: Play, figure: Figure, *, after: bool, step: int = 1) -> int:
    """A run for every `step`-th commit, until the play has no more of them; gives back how many killed it."""
    sum_of_all, kills = NOTHING, 0
    for at in count(1 + after * step // 2, step):
        name = f"{'after' if after else 'before'}-{at}"
        killed, verdict = theatre.run(name, play, partial(dying, at=at, after=after))
        if not killed:
            figure(f"{play.__name__}, killed {'after' if after else 'before'} {kills} commits: {sum_of_all}")
            return kills
        sum_of_all, kills = sum_of_all + verdict, kills + 1
    raise AssertionError


@WHEN
def test_a_kill_at_every_sixth_commit_of_two_lunches_loses_nothing(houses: Houses, figure: Figure, after: bool) -> None:
    theatre = Theatre(houses, couples=2)
    theatre.prepare()
    assert killed_at_each(theatre, two_lunches, figure, after=after, step=6) > 6


@WHEN
def test_a_kill_at_every_third_commit_of_a_first_start_loses_nothing(
    houses: Houses, figure: Figure, after: bool
) -> None:
    assert killed_at_each(Theatre(houses, couples=0), a_first_evening, figure, after=after, step=3) > 2


@pytest.mark.long
@WHEN
def test_a_kill_at_any_commit_loses_nothing_on_either_engine(
    houses: Houses, figure: Figure, server: Postgres | None, after: bool
) -> None:
    theatre = Theatre(houses, 2, server)
    theatre.prepare()
    assert killed_at_each(theatre, two_lunches, figure, after=after) > 36


@pytest.mark.long
@WHEN
def test_a_kill_at_any_commit_of_a_first_start_loses_nothing_on_either_engine(
    houses: Houses, figure: Figure, server: Postgres | None, after: bool
) -> None:
    theatre = Theatre(houses, 0, server)
    assert killed_at_each(theatre, a_first_evening, figure, after=after) > 7
