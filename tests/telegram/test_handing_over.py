"""One ritual hands over to another by the name of a command, and neither knows the other."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.main import furnish
from bot.ritual import Command, Ritual
from bot.rituals import RITUALS
from bot.telegram.client import build
from domain.errors import Refusal
from domain.messages import Incoming, Kind, Say, Words
from rehearsal.world import TOKEN
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, catalogue, couple_at_home


async def leads_on(_incoming: Incoming, uow: UnitOfWork) -> None:
    uow.go_to("echo", "soup")


async def echoes(incoming: Incoming, uow: UnitOfWork) -> None:
    person = None if incoming.group else incoming.person
    words = Words(incoming.person, f"{incoming.command} {incoming.args}")
    await uow.say(Say(incoming.chat, "there", (words,), Kind.ANSWER, person=person))


async def refuses(_incoming: Incoming, _uow: UnitOfWork) -> None:
    raise Refusal("resting")


HERE = Ritual("here", commands=(Command("lead", leads_on, "command-start"),), goes_to=("echo",))
THERE = Ritual("there", commands=(Command("echo", echoes, "command-start"),))


async def goes(kept: Kept) -> list[str]:
    kept.ana.person.writes(kept.world.bot, "/lead")
    await kept.settles()
    return kept.ana.heard


async def test_a_ritual_goes_on_as_if_its_person_had_typed_the_command(tmp_path: Path) -> None:
    async with couple_at_home(tmp_path, rituals=(*RITUALS, HERE, THERE)) as kept:
        assert await goes(kept) == ["echo soup"]


async def test_what_the_other_refuses_is_said_where_the_first_was_asked(tmp_path: Path) -> None:
    unwilling = replace(THERE, commands=(replace(THERE.commands[0], does=refuses),))
    async with couple_at_home(tmp_path, rituals=(*RITUALS, HERE, unwilling)) as kept:
        assert await goes(kept) == ["The rituals are resting."]


async def test_the_other_asks_for_what_it_needs_as_ever(tmp_path: Path) -> None:
    for_two = replace(THERE, commands=(replace(THERE.commands[0], needs_both=True),))
    async with couple_at_home(tmp_path, rituals=(*RITUALS, HERE, for_two)) as kept:
        await kept.storage.transact(lambda uow: uow.rests.begin(kept.ben.person.id, "rest", None))
        assert await goes(kept) == ["The rituals are resting."]


async def test_a_house_in_which_a_ritual_leads_nowhere_is_not_built(kept: Kept) -> None:
    with pytest.raises(LookupError, match="echo"):
        furnish(kept.storage, build(TOKEN), catalogue, kept.clock, (*RITUALS, HERE))
