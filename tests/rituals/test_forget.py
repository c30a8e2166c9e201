"""One's own words can be erased at any moment, and the two go on."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.ritual import Ritual
from bot.rituals import RITUALS
from bot.rituals.forget import forget_of
from domain.messages import Kind, Line, Say, Words
from domain.questions import Box
from storage.keys import KeyGone
from storage.schema import boxes, erasures, members, outbox
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, couple_at_home
from tests.rituals.corners import last, taps, types
from tests.rituals.leaving import at_home, leaves

GONE = "Your words are gone from here. All else goes on as before."


async def key_of(kept: Kept, who: str) -> str:
    return await kept.storage.transact(lambda uow: uow.key_of(kept.people[who].person.id))


async def speak(kept: Kept) -> str:
    """Words of both, on their way to the other and beside a question; gives back her key."""
    later = kept.clock.now() + timedelta(hours=1)

    async def write(uow: UnitOfWork) -> None:
        for one, other in ((kept.ana, kept.ben), (kept.ben, kept.ana)):
            words = (Words(one.person.id, f"from {one.person.name}"),)
            to = other.person.id
            ref = await uow.say(Say(to, "lunch", words, Kind.NOTICE, couple=kept.couple.id, person=to))
            row = next(
                each for each in (await uow.connection.execute(outbox.select())).mappings() if each["ref"] == ref
            )
            await uow.outbox.hold(row["id"], later)
            await uow.remember(Box(f"box-{to}", one.person.id, "lunch", "line", later, closed_at=uow.now))

    await kept.storage.transact(write)
    return await key_of(kept, "ana")


async def test_it_says_first_what_goes_and_changes_nothing_until_told(kept: Kept) -> None:
    await at_home(kept)
    key = await speak(kept)
    told = await types(kept.ana, "/forget")
    assert [line.partition(":")[0] for line in told.splitlines()][::2] == ["What goes", "What stays"]
    await taps(kept.ana, "Not now")
    assert last(kept.ana).text == "Nothing has changed."
    assert await key_of(kept, "ana") == key
    assert await kept.rows(erasures) == []


async def test_her_words_go_and_the_two_go_on(kept_on_both: Kept) -> None:
    kept = await at_home(kept_on_both)
    key, his = await speak(kept), await key_of(kept, "ben")
    await types(kept.ana, "/forget")
    await taps(kept.ana, "Forget my words")
    assert last(kept.ana).text == GONE
    with pytest.raises(KeyGone):
        kept.storage.vault.keys.open(key)
    assert await key_of(kept, "ana") in kept.storage.vault.keys.list()
    assert await key_of(kept, "ben") == his
    assert {row.person for row in await kept.rows(boxes)} == {kept.ben.person.id}
    couple = await kept.storage.transact(lambda uow: uow.couples.of(kept.ana.person.id))
    assert couple == kept.couple
    await kept.passes(timedelta(hours=2))
    assert "from Ana" not in kept.ben.heard
    assert "from Ben" in kept.ana.heard
    await kept.lunch()
    await kept.ana.taps("Just say hello")
    assert kept.said[-1].text == "Ana says hello."


async def test_each_ritual_first_lets_go_what_is_open(tmp_path: Path) -> None:
    async def let_go(person: int, uow: UnitOfWork) -> None:
        key = await uow.key_of(person)
        assert key in [row.key_id for row in (await uow.connection.execute(members.select())).all()]
        await uow.say(Say(person, "open", (Line("lunch-noted"),), person=person))

    rituals = (Ritual("open", forgets=let_go), *(one for one in RITUALS if one.name not in ("forget", "open")))
    async with couple_at_home(tmp_path, rituals=(*rituals, forget_of(rituals))) as kept:
        await at_home(kept)
        await types(kept.ana, "/forget")
        await taps(kept.ana, "Forget my words")
        assert "Noted." in kept.ana.heard
        assert GONE in kept.ana.heard


async def test_in_a_rest_and_typed_in_the_room_it_works_and_nothing_shows_there(kept: Kept) -> None:
    await at_home(kept)
    await types(kept.ben, "/rest")
    await taps(kept.ben, "Until I say")
    await kept.ana.writes("/forget@kept_bot")
    await taps(kept.ana, "Forget my words")
    assert last(kept.ana).text == GONE
    assert kept.said == []


async def test_a_tap_made_twice_or_after_leaving_forgets_once(kept: Kept) -> None:
    await at_home(kept)
    await types(kept.ana, "/forget")
    question = last(kept.ana)
    for _ in range(2):
        kept.ana.person.taps(question, "Forget my words")
    await kept.settles()
    assert last(kept.ana).text == GONE
    assert await kept.storage.transact(lambda uow: uow.couples.of(kept.ana.person.id)) == kept.couple
    await leaves(kept.ana)
    assert await types(kept.ana, "/forget") == "Nothing of yours is kept here."
