"""Her buttons, boxes and links in his hands, and in a stranger's: they say no, and nothing of hers moves or is told."""

from datetime import timedelta
from typing import Any

import pytest

from bot.introduce import give_bedtime
from bot.rituals import RITUALS
from bot.telegram.floods import Floods
from domain.questions import Token
from storage.schema import metadata, outbox
from tests.adversary.eyes import eyes_of, read_by
from tests.adversary.test_the_jealous_partner import at_night, at_noon
from tests.adversary.tricks import CANARY, buttons
from tests.house import Kept, Someone
from tests.rituals.evenings import TEN
from tests.rituals.leaving import at_home

NO = {"These buttons are for two others.", "These buttons are from earlier. Nothing has changed."}
FOR_ALL = {(ritual.name, action) for ritual in RITUALS for action in ritual.taps_for_all}
LINKS = [(ritual.name, action) for ritual in RITUALS for action in ritual.links]


async def of_hers(kept: Kept) -> dict[str, list[Any]]:
    """By table every row that names her; what she did, and what Telegram said of her corner, is left out."""
    ana, hers = kept.ana.person.id, {}
    for table in metadata.sorted_tables:
        if table.name not in ("inbox", "chats", "facts"):
            rows = [row for row in await kept.rows(table) if str(ana) in map(str, row)]
            hers[table.name] = rows
    return hers


async def busy(kept: Kept) -> None:
    """She has something of every kind lying in her corner, and some of it unfinished."""
    kept.house.intake.floods = Floods(most=10**6)
    await at_home(kept)
    await give_bedtime(kept.storage, kept.couple)
    await kept.lunch()
    await at_noon(kept)
    await kept.is_at(TEN + timedelta(minutes=3))
    await at_night(kept)


async def presses(kept: Kept, who: Someone) -> int:
    """Every button that any message of hers has or might have; gives back how many."""
    of: dict[str, list[str]] = {}
    for row in await kept.rows(outbox):
        if row.person == kept.ana.person.id and row.method == "say":
            of.setdefault(row.ritual, []).append(row.ref)
    message = next(one for one in reversed(who.person.corner.messages) if one.sender is kept.world.bot)
    taps = {}
    for ritual in RITUALS:
        for ref in of.get(ritual.name, ())[-3:]:
            for action in buttons(ritual):
                if (ritual.name, action) not in FOR_ALL:
                    data = f"{ritual.name}:{action}:{ref}"
                    taps[data] = who.person.taps(message, data=data)
    await kept.settles()
    assert {data: tap.text for data, tap in taps.items() if tap.text not in NO} == {}
    return len(taps)


@pytest.mark.long
async def test_her_buttons_say_no_to_him_and_to_strangers_and_nothing_of_hers_moves(kept: Kept) -> None:
    await busy(kept)
    for someone in (kept.cleo, kept.dan):
        someone.person.starts()
    await kept.settles()
    eyes = [eyes_of(kept, name) for name in ("ben", "cleo", "dan")]
    before, heard = await of_hers(kept), list(kept.ana.heard)
    for name in ("ben", "cleo", "dan"):
        assert await presses(kept, kept.people[name]) > 100
    assert await of_hers(kept) == before
    assert kept.ana.heard == heard
    assert all(CANARY not in read_by(each) for each in eyes)


@pytest.mark.long
async def test_a_link_that_was_made_for_her_shows_nothing_of_hers_to_whoever_follows_it(kept: Kept) -> None:
    await busy(kept)
    await kept.passes(timedelta(hours=8))
    assert len(LINKS) > 3
    eyes = [eyes_of(kept, name) for name in ("ben", "cleo", "dan")]
    ana, until = kept.ana.person.id, kept.clock.now() + timedelta(hours=1)
    secrets = []
    for ritual, action in LINKS:
        token = Token(ritual, action, until, person=ana, chat=kept.room.id, body={"words": CANARY})
        secrets.append(await kept.storage.transact(lambda uow, token=token: uow.invite(token, ana)))  # type: ignore[misc]
    await kept.settles()
    before, heard = await of_hers(kept), list(kept.ana.heard)
    for name in ("ben", "cleo", "dan"):
        for secret in secrets:
            for form in (secret, secret[:-1], f"{secret}A", secret.swapcase(), secret):
                kept.people[name].person.starts(kept.world.bot, form)
        await kept.settles()
    after = await of_hers(kept)
    moved = {name for name in before if name != "tokens" and before[name] != after[name]}
    assert moved == set()
    assert kept.ana.heard == heard
    assert all(CANARY not in read_by(each) for each in eyes)
