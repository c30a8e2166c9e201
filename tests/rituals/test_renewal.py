"""A yes runs out: each is asked for it anew, alone; no answer is a rest, and the other learns nothing of any of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import renewing
from rehearsal.things import Message
from storage.schema import rests, timers
from tests.house import Kept, Someone, couple_at_home
from tests.rituals.corners import last, taps, types
from tests.rituals.leaving import NOTHING, at_home, days
from tests.rituals.meeting import follows, waits
from tests.unseen.days import Behaviour, nothing, offered, opens
from tests.unseen.watching import Unmoved, Watch

WEEK = "You said yes for a week."
QUESTION = "A question for you alone: is this still something you want?"
DAYS = "It stays here for three days and is not asked twice. No answer is a rest."
ON = "Your yes goes on. You will be asked again some evening."
MET = datetime(2026, 3, 2, 8, tzinfo=UTC)
A_WHILE = timedelta(minutes=10)


async def evening(kept: Kept, day: int) -> None:
    """So many days after they met, at a quarter past eight in London."""
    await kept.is_at(MET.replace(hour=20, minute=15) + timedelta(days=day))
    await kept.house.moments.tick(patient=True)
    await kept.settles()


async def begun(kept: Kept) -> Kept:
    await at_home(kept)
    await kept.storage.transact(lambda uow: renewing.run(kept.couple, uow))
    return kept


def asked(someone: Someone) -> list[Message]:
    """What asks, opened or not, in the order in which it came."""
    return [one for one in someone.person.corner.messages if "Something of yours." in one.text or QUESTION in one.text]


async def why(kept: Kept, someone: Someone) -> str | None:
    return await kept.storage.transact(lambda uow: uow.rests.why(someone.person.id))


async def test_on_the_seventh_evening_each_is_asked_apart_and_a_yes_holds_until_the_next(kept: Kept) -> None:
    await begun(kept)
    await evening(kept, 5)
    assert asked(kept.ana) == asked(kept.ben) == []
    before = len(kept.said)
    await evening(kept, 6)
    assert len(kept.said) == before
    for someone in (kept.ana, kept.ben):
        assert (last(someone).text, last(someone).buttons) == ("Something of yours.", ["Open"])
        await taps(someone, "Open")
        assert last(someone).text == f"{WEEK}\n{QUESTION}\n{DAYS}"
        await taps(someone, "Carry on")
        assert (last(someone).text, last(someone).buttons) == (ON, [])
    for day in (28, 88):
        await evening(kept, day)
        for someone in (kept.ana, kept.ben):
            await taps(someone, "Open")
            assert last(someone).text == f"{QUESTION}\n{DAYS}"
            await taps(someone, "Carry on")
    assert [len(asked(someone)) for someone in (kept.ana, kept.ben)] == [0, 0]
    assert await kept.rows(rests) == []


async def test_no_answer_in_three_days_is_a_rest_that_only_its_owner_ends(kept: Kept) -> None:
    await begun(kept)
    await evening(kept, 6)
    await taps(kept.ben, "Open")
    await taps(kept.ben, "Carry on")
    heard = len(kept.ben.heard)
    await evening(kept, 9)
    assert await why(kept, kept.ana) == "lapsed"
    assert await why(kept, kept.ben) is None
    await taps(kept.ana, "Open")
    assert (last(kept.ana).text, last(kept.ana).buttons) == ("The rituals are resting.", ["Carry on"])
    assert await types(kept.ben, "/promise call you tomorrow at 6") == "The rituals are resting."
    assert last(kept.ben).buttons == []
    said = len(kept.said)
    await evening(kept, 30)
    assert len(kept.said) == said
    assert len(kept.ben.heard) == heard + 2  # the answer to his own command, and his question of the 28th day
    await taps(kept.ana, "Carry on")
    assert await kept.rows(rests) == []
    assert last(kept.ana).text == ON
    await taps(kept.ben, "Open")
    await taps(kept.ben, "Carry on")
    await kept.lunch()
    assert len(kept.said) == said + 1
    [at] = [row.at for row in await kept.rows(timers) if row.person == kept.ana.person.id and row.action == "ask"]
    assert at.date() == MET.date() + timedelta(days=90)


async def test_one_may_rest_or_leave_instead_and_a_rest_of_ones_own_is_never_asked_in(kept: Kept) -> None:
    await begun(kept)
    await types(kept.ben, "/rest")
    await taps(kept.ben, "A week")
    await evening(kept, 6)
    assert asked(kept.ben) == []
    await taps(kept.ana, "Open")
    await taps(kept.ana, "Rest")
    assert last(kept.ana).text == "You are resting.\nRest for how long? No reason needed."
    await taps(kept.ana, "Tonight")
    await evening(kept, 8)
    assert [len(asked(one)) for one in (kept.ana, kept.ben)] == [1, 1]  # hers is answered, his came after his rest
    await evening(kept, 10)
    assert await why(kept, kept.ana) is None
    await taps(kept.ben, "Open")
    await taps(kept.ben, "Leave")
    await taps(kept.ben, "Leave now")
    assert last(kept.ben).text == NOTHING
    await days(kept, 5)
    assert {row.person for row in await kept.rows(timers) if row.ritual == "renewal"} == set()


async def test_the_days_of_a_yes_are_counted_from_the_second_one_on_each_ones_own_clock(tmp_path: Path) -> None:
    async with couple_at_home(tmp_path, met=False) as kept:
        await waits(kept)
        await evening(kept, 3)
        await follows(kept)
        await types(kept.ben, "Tokyo")
        rows = {row.person: row.at for row in await kept.rows(timers) if row.ritual == "renewal"}
        at = datetime(2026, 3, 11, 20, tzinfo=UTC)
        assert rows == {kept.ana.person.id: at, kept.ben.person.id: at}
        await evening(kept, 9)
        assert len(asked(kept.ana)) == 1
        assert asked(kept.ben) == []  # to him it was five in the morning
        await kept.is_at(datetime(2026, 3, 12, 11, 5, tzinfo=UTC))
        await kept.house.moments.tick(patient=True)
        await kept.settles()
        assert len(asked(kept.ben)) == 1


# --- what the other sees -----------------------------------------------------------------------------------------


async def carries_on(kept: Kept, ana: object) -> None:
    for label in ("Open", "Carry on"):
        for message, each in offered(kept, kept.ana.person):
            if each == label and label in message.buttons:
                kept.ana.person.taps(message, label)
        await kept.settles()


async def rests_now(kept: Kept, _ana: object) -> None:
    await kept.storage.transact(lambda uow: uow.rests.begin(kept.ana.person.id, "rest", None))


async def seen_by_ben(folder: Path, hers: Behaviour, until: int, on_the_third: Behaviour = nothing) -> list[object]:
    """From the seventh evening on he carries on at once, and asks in his corner each evening how things stand."""
    async with couple_at_home(folder) as kept:
        kept.storage.chance = Unmoved(7)
        await begun(kept)
        watch = Watch(kept.world, kept.room, kept.ben.person)
        await evening(kept, 6)
        await kept.is_at(at := MET.replace(hour=20, minute=25) + timedelta(days=6))
        await hers(kept, kept.ana.person)
        await kept.is_at(at + A_WHILE)  # however long Telegram made the sender wait meanwhile
        await taps(kept.ben, "Open")
        await taps(kept.ben, "Carry on")
        for day in range(7, until):
            await evening(kept, day)
            if day == 9:
                await on_the_third(kept, kept.ana.person)
            await kept.is_at(MET.replace(hour=20, minute=35) + timedelta(days=day))
            for command in ("/rituals", "/promises"):
                await types(kept.ben, command)
        return list(watch.seen)


async def test_the_other_cannot_tell_what_became_of_it_and_once_it_ran_out_sees_what_any_rest_looks_like(
    tmp_path: Path,
) -> None:
    folders = {name: tmp_path / name for name in ("answered", "opened", "lapsed", "rested")}
    for folder in folders.values():
        folder.mkdir()
    answered = await seen_by_ben(folders["answered"], carries_on, 9)
    assert len(answered) > 8
    assert await seen_by_ben(folders["opened"], opens, 9) == answered
    lapsed = await seen_by_ben(folders["lapsed"], nothing, 12)
    assert lapsed[: len(answered)] == answered
    assert await seen_by_ben(folders["rested"], carries_on, 12, rests_now) == lapsed
