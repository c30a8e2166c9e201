"""Killed at random moments under load, and with Telegram away: nothing is lost, and little is said twice."""

import asyncio
import random
import signal
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from secrets import randbits

import pytest

from tests.crash.houses import Houses, Running, eventually
from tests.crash.stage import NOON, Stage
from tests.crash.supervised import Theatre
from tests.postgres import Postgres

Figure = Callable[[str], None]
COUPLES = 4
MOSTLY = 0.8
A_DAY = timedelta(days=1)
TOO_LATE = timedelta(hours=3, minutes=5)


async def kill_again_and_again(here: Stage, times: int, chance: random.Random) -> None:
    """Mostly at work, sometimes while it starts."""
    for _ in range(times):
        victim, polls = here.running, here.world.bot.polls
        if chance.random() < MOSTLY:
            await eventually(partial(_has_polled_since, here, polls), every=2)
        await asyncio.sleep(chance.uniform(0, 25))
        here.signal(signal.SIGKILL)
        await eventually(partial(_was_replaced, here, victim), every=1)


def _has_polled_since(here: Stage, polls: int) -> bool:
    return here.world.bot.polls > polls


def _was_replaced(here: Stage, victim: Running | None) -> bool:
    return here.running is not victim


async def act_at_random(here: Stage, chance: random.Random, since: datetime) -> None:
    """Somebody does something every few seconds, about a prompt of that day: yesterday's is over, and says so."""
    while True:
        await asyncio.sleep(chance.uniform(0, 8))
        pair = chance.choice(here.pairs)
        who = chance.choice([pair.first, pair.second])
        prompts = here.prompts(pair, since=since)
        if not prompts:
            here.knocks(here.cleo)
        elif chance.random() < 0.6:
            here.replies_to(prompts[-1], who, "a line")
        else:
            chance.choice([here.says_hello, here.lets_pass])(prompts[-1], who)


async def a_busy_lunch(here: Stage, *, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    for day in range(2):
        noon = NOON + day * A_DAY
        here.clock.until(noon)
        acting = asyncio.get_running_loop().create_task(act_at_random(here, chance, noon))
        await kill_again_and_again(here, kills // 2, chance)
        acting.cancel()
        await asyncio.wait([acting])
        await here.until()


async def a_lunch_without_telegram(here: Stage, *, how: str, kills: int, seed: int) -> None:
    """Replies wait at Telegram, the next day's prompts here; both for longer than a prompt is good for."""
    chance = random.Random(seed)
    here.clock.until(NOON)
    prompts = await here.prompted(since=NOON)
    async with here.telegram_away(how):
        here.clock.until(NOON + A_DAY)
        for pair, prompt in zip(here.pairs, prompts, strict=True):
            here.replies_to(prompt, pair.first, "are you there?")
        for _ in range(kills):
            await asyncio.sleep(chance.uniform(10, 40))
            here.signal(signal.SIGKILL)
        await here.comes_due()
        here.clock.move(TOO_LATE)
    await here.until()
    assert not any(here.prompts(pair, since=NOON + A_DAY) for pair in here.pairs)
    here.clock.until(NOON + 2 * A_DAY)
    await here.prompted(since=NOON + 2 * A_DAY)


def kill_at_random(theatre: Theatre, kills: int, figure: Figure) -> None:
    seed = randbits(32)
    figure(f"random kills, seed {seed}:")
    theatre.prepare()
    killed, verdict = theatre.run("busy", partial(a_busy_lunch, kills=kills, seed=seed))
    figure(f"  {killed} kills under load: {verdict}")
    assert killed >= kills * 3 // 4  # one may hit a house that another one has just killed
    assert verdict.updates > killed


def test_twenty_kills_under_load_lose_nothing(houses: Houses, figure: Figure) -> None:
    kill_at_random(Theatre(houses, COUPLES), 20, figure)


@pytest.mark.long
def test_sixty_kills_under_load_lose_nothing_on_either_engine(
    houses: Houses, figure: Figure, server: Postgres | None
) -> None:
    kill_at_random(Theatre(houses, COUPLES, server), 60, figure)


@pytest.mark.parametrize("how", ["refused", "cut"])
def test_what_became_stale_while_telegram_was_away_is_never_sent(houses: Houses, figure: Figure, how: str) -> None:
    theatre, seed = Theatre(houses, COUPLES), randbits(32)
    theatre.prepare()
    killed, verdict = theatre.run("away", partial(a_lunch_without_telegram, how=how, kills=3, seed=seed))
    figure(f"{killed} kills while Telegram {how} every connection, seed {seed}: {verdict}")
    assert verdict.repeats == 0
