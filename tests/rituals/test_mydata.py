"""All of mine that is kept comes as a file, for ten minutes, and nothing of anyone else's is in it."""

import json
from datetime import timedelta
from typing import Any

from domain.evening import Evening, Page, Written
from domain.messages import Kind, Say, Words
from domain.questions import Box, Token
from rehearsal.things import Message
from storage.schema import outbox, timers
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, Someone
from tests.rituals.corners import last, taps, types
from tests.rituals.leaving import NOTHING, at_home, days, leaves, left_in


def files(someone: Someone) -> list[Message]:
    """The documents that stand in their corner."""
    return [message for message in left_in(someone) if message.media == "document"]


def body(kept: Kept, message: Message) -> str:
    return kept.world.files.find(message.content["document"]["file_id"]).upload.data.decode()


async def asks(someone: Someone) -> None:
    await types(someone, "/mydata")
    await taps(someone, "Send it")


async def speak(kept: Kept) -> None:
    """Words of both in the same message, in boxes and behind links."""
    day = kept.clock.now() + timedelta(days=1)
    ana, ben = kept.ana.person.id, kept.ben.person.id

    async def write(uow: UnitOfWork) -> None:
        both = (Words(ana, "her line"), Words(ben, "his line"))
        await uow.say(Say(kept.room.id, "lunch", both, Kind.NOTICE, couple=kept.couple.id))
        for person, whose in ((ana, "her"), (ben, "his")):
            box = Box(f"box-{person}", person, "lunch", "line", day, body={"said": f"{whose} box"}, closed_at=uow.now)
            await uow.remember(box)
            await uow.invite(Token("lunch", "go", day, person=person, body={"to": f"{whose} link"}), author=person)

    await kept.storage.transact(write)
    await kept.settles()


async def test_everything_of_hers_comes_to_read_and_as_json_and_nothing_of_his(kept_on_both: Kept) -> None:
    kept = await at_home(kept_on_both)
    await speak(kept)
    await types(kept.ana, "/mydata")
    assert "for ten minutes" in last(kept.ana).text
    assert files(kept.ana) == []
    await taps(kept.ana, "Send it")
    to_read, as_json = files(kept.ana)
    assert [each.content["document"]["file_name"] for each in (to_read, as_json)] == ["kept.txt", "kept.json"]
    text = body(kept, to_read)
    found: list[dict[str, Any]] = json.loads(body(kept, as_json))
    for words in ("Ana", "Europe/London", "her line", "her box", "her link"):
        assert words in text
        assert words in json.dumps(found)
    assert not any(words in text + json.dumps(found) for words in ("Ben", "his line", "his box", "his link"))
    assert kept.said[-1].text == "her line\nhis line"
    assert files(kept.ben) == []


async def test_the_files_go_after_ten_minutes_and_are_not_kept_here(kept: Kept) -> None:
    await at_home(kept)
    await speak(kept)
    await asks(kept.ana)
    assert [row.payload for row in await kept.rows(outbox) if row.method == "file"] == [None, None]
    await kept.passes(timedelta(minutes=9))
    assert len(files(kept.ana)) == 2
    await kept.passes(timedelta(minutes=1, seconds=5))
    assert files(kept.ana) == []
    assert [row for row in await kept.rows(timers) if row.ritual == "mydata"] == []


async def test_what_was_written_apart_is_in_it(kept: Kept) -> None:
    await at_home(kept)
    now = kept.clock.now()

    async def write(uow: UnitOfWork) -> None:
        lights_out = now + timedelta(hours=1)
        await uow.evenings.keep(Evening("eve", kept.couple.id, now.date(), "line", ("1",) * 5, lights_out))
        for someone, whose in ((kept.ana, "her"), (kept.ben, "his")):
            person = someone.person.id
            page = Page({1: Written(f"{whose} last line")}, step=2)
            await uow.evenings.keep_page("eve", person, page, await uow.key_of(person))

    await kept.storage.transact(write)
    await asks(kept.ana)
    for message in files(kept.ana):
        assert "her last line" in body(kept, message)
        assert "his last line" not in body(kept, message)


async def test_a_file_that_cannot_come_at_once_does_not_come_at_all(kept: Kept) -> None:
    await at_home(kept)
    await types(kept.ana, "/mydata")
    with kept.world.trouble.out():
        kept.ana.person.taps(last(kept.ana), "Send it")
    await kept.hears()
    await kept.works()
    with kept.world.trouble.out():
        await kept.endures(timedelta(minutes=11))
    await kept.passes(timedelta(minutes=1))
    assert files(kept.ana) == []


async def test_the_one_who_stayed_can_take_theirs_along_for_thirty_days(kept: Kept) -> None:
    await at_home(kept)
    await leaves(kept.ana)
    await days(kept, 4)
    await asks(kept.ben)
    assert "Ben" in body(kept, files(kept.ben)[0])
    await days(kept, 31, timedelta(days=1))
    assert await types(kept.ben, "/mydata") == "Nothing of yours is kept here."


async def test_whoever_leaves_takes_the_files_out_of_the_chat(kept: Kept) -> None:
    await at_home(kept)
    await asks(kept.ana)
    await leaves(kept.ana)
    assert [one.text for one in left_in(kept.ana)] == [NOTHING]


async def test_a_stranger_and_somebody_who_thinks_better_of_it_get_none(kept: Kept) -> None:
    assert await types(kept.cleo, "/mydata") == "Nothing of yours is kept here."
    await at_home(kept)
    await types(kept.ana, "/mydata")
    await taps(kept.ana, "Not now")
    assert last(kept.ana).text == "Nothing has changed."
    assert files(kept.ana) == []
