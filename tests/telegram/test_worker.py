"""Every update has its effect once, in the order of its lane, all of it or nothing, and holds up nobody else."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ritual import Command, Ritual
from bot.rituals import RITUALS
from domain.errors import Refusal
from domain.messages import Alert, Button, Incoming, Kind, Say, Words
from rehearsal.things import Message
from storage.schema import inbox, outbox
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, couple_at_home
from tests.telegram.shelf import came, errors, texts

Does = Callable[[Incoming, UnitOfWork], Awaitable[None]]
Home = Callable[[Ritual], AbstractAsyncContextManager[Kept]]


class SpiltError(Exception):
    """Something went wrong at tea."""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A house with one more ritual."""
    return lambda ritual: couple_at_home(tmp_path, rituals=(*RITUALS, ritual))


def tea(does: Does) -> Ritual:
    """Does the same for its command and its tap."""
    return Ritual(
        "tea", commands=(Command("tea", does, "command-start", menu_corner=1, for_all=True),), taps={"pour": does}
    )


def spilling(times: int, done: list[str]) -> Ritual:
    """Fails half-way, so many times, whenever Ana asks for it."""

    async def pour(incoming: Incoming, uow: UnitOfWork) -> None:
        await uow.say(_line(incoming, f"tea {incoming.args}"))
        uow.alert(incoming.callback, Alert("lunch-noted", loud=False))
        if incoming.name == "Ana" and done.count("spilt") < times:
            done.append("spilt")
            raise SpiltError(incoming.args)
        done.append(f"{incoming.name} {incoming.args}".strip())

    return tea(pour)


def _line(incoming: Incoming, text: str) -> Say:
    return Say(incoming.chat, "tea", (Words(incoming.person, text.strip()),), Kind.ANSWER, person=incoming.person)


async def _poured(kept: Kept) -> Message:
    """A message in the room with a button of tea."""
    say = Say(kept.room.id, "tea", (Words(kept.ana.person.id, "tea"),), couple=kept.couple.id, ref="pot")
    buttons = ((Button("lunch-hello", "pour"),),)
    await kept.storage.transact(
        lambda uow: uow.say(Say(say.chat, say.ritual, say.parts, ref="pot", couple=say.couple, buttons=buttons))
    )
    await kept.settles()
    return kept.said[-1]


async def test_what_fails_half_way_leaves_no_half_message_and_is_done_the_next_time(home: Home) -> None:
    done: list[str] = []
    async with home(spilling(1, done)) as kept:
        kept.ana.person.writes(kept.world.bot, "/tea green")
        await kept.settles()
        assert done == ["spilt", "Ana green"]
        assert kept.ana.heard == ["tea green"]


async def test_a_lane_is_tried_again_after_nought_one_five_and_thirty_seconds_and_keeps_its_order(home: Home) -> None:
    done: list[str] = []
    async with home(spilling(4, done)) as kept:
        kept.ana.person.writes(kept.world.bot, "/tea first")
        kept.ben.person.writes(kept.world.bot, "/tea second")
        kept.dan.person.writes(kept.world.bot, "/tea elsewhere")
        started, tries = kept.clock.monotonic(), list[float]()
        await kept.hears()
        for _ in range(120):
            await kept.works()
            tries += [kept.clock.monotonic() - started] * (done.count("spilt") - len(tries))
            kept.clock.move(timedelta(seconds=0.5))
        assert tries == [0.0, 0.0, 1.0, 6.0]
        assert done == ["spilt", "spilt", "Dan elsewhere", "spilt", "spilt", "Ana first", "Ben second"]


async def test_the_fifth_failure_sets_aside_and_says_one_sentence_in_that_corner_only(home: Home) -> None:
    async with home(spilling(99, [])) as kept:
        kept.ben.person.starts()
        kept.ana.person.writes(kept.world.bot, "/tea cold")
        await kept.endures(timedelta(seconds=60))
        assert await errors(kept) == ["SpiltError"]
        [row] = [row for row in await kept.rows(inbox) if row.state == "aside"]
        assert row.attempts == 5
        assert len(kept.ana.heard) == 1
        assert "my side" in kept.ana.heard[0]
        assert not [line for line in kept.ben.heard + texts(kept) if "my side" in line]


async def test_retries_go_on_where_they_were_after_a_restart(home: Home) -> None:
    async with home(spilling(99, [])) as kept:
        kept.ana.person.writes(kept.world.bot, "/tea cold")
        for _ in range(5):
            await kept.settles()
            await kept.restarts()
        await kept.endures(timedelta(seconds=1))
        assert await errors(kept) == ["SpiltError"]


async def test_a_tap_is_answered_once_also_when_its_effect_took_three_tries(home: Home) -> None:
    async with home(spilling(2, [])) as kept:
        tap = await kept.ana.taps("Just say hello", on=await _poured(kept))
        assert not tap.answered
        await kept.passes(timedelta(seconds=2))
        assert (tap.answered, tap.alert, tap.text) == (True, False, "Noted.")
        assert [call.ok for call in kept.world.record if call.method == "answerCallbackQuery"] == [True]


async def test_a_tap_that_was_set_aside_stops_spinning(home: Home) -> None:
    async with home(spilling(99, [])) as kept:
        tap = await kept.ana.taps("Just say hello", on=await _poured(kept))
        await kept.endures(timedelta(seconds=60))
        assert (tap.answered, tap.text or "") == (True, "")
        assert [call.ok for call in kept.world.record if call.method == "answerCallbackQuery"] == [True]


async def refusing(incoming: Incoming, uow: UnitOfWork) -> None:
    await uow.rituals.answered("nothing")
    await uow.say(_line(incoming, "this stays"))
    raise Refusal("resting")


async def test_a_refusal_commits_and_answers_a_text_where_it_was_written(home: Home) -> None:
    async with home(tea(refusing)) as kept:
        kept.ana.person.writes(kept.world.bot, "/tea")
        await kept.settles()
        assert kept.ana.heard == ["this stays", "The rituals are resting."]
        assert (await came(kept))["aside"] == 0


async def test_a_refusal_answers_a_tap_with_an_alert_to_that_person_alone(home: Home) -> None:
    async with home(tea(refusing)) as kept:
        tap = await kept.ana.taps("Just say hello", on=await _poured(kept))
        assert (tap.text, tap.alert) == ("The rituals are resting.", True)
        assert texts(kept) == ["tea", "this stays"]


async def test_a_sentence_the_catalogue_lacks_fails_inside_the_transaction(home: Home) -> None:
    async def mumble(incoming: Incoming, uow: UnitOfWork) -> None:
        await uow.say(_line(incoming, "half of it"))
        raise Refusal("no-such-line")

    async with home(tea(mumble)) as kept:
        kept.ana.person.writes(kept.world.bot, "/tea")
        await kept.endures(timedelta(seconds=60))
        assert await errors(kept) == ["KeyError"]
        assert [row.kind for row in await kept.rows(outbox) if row.method == "say"] == ["answer"]
        assert len(kept.ana.heard) == 1


async def test_what_lay_under_a_destroyed_key_is_passed_over(kept: Kept) -> None:
    kept.ana.person.starts()
    kept.dan.person.starts()
    await kept.hears()
    for row in await kept.rows(inbox):
        if row.state == "ready" and row.author == kept.ana.person.id:
            kept.storage.vault.keys.destroy(row.key_id)
    await kept.settles()
    assert (await came(kept)) == {"done": (await came(kept))["done"]}
    assert (len(kept.ana.heard), len(kept.dan.heard)) == (0, 1)
