"""A chat that Telegram closed for a while waits alone, as long as it was told and no longer, restarts included."""

from datetime import timedelta

from domain.messages import Kind
from domain.noise import Noise
from tests.house import Kept
from tests.telegram.shelf import corners, owe, texts, to_corner, to_room

LENGTH = 37


async def flooded(kept: Kept) -> None:
    """The room is closed, with something owed to it."""
    kept.world.trouble.flood(LENGTH, method="sendMessage", chat=kept.room.id)
    news = [to_room(kept, text, noise=Noise.EVENING) for text in ("first", "second")]  # whatever the hour
    await owe(kept, *news)
    assert await kept.house.sender.step() == LENGTH


async def test_a_halted_chat_waits_alone(kept: Kept) -> None:
    await corners(kept, "ana", "dan")
    await flooded(kept)
    await owe(kept, to_corner(kept, "ana", "for Ana"), to_corner(kept, "dan", "for Dan", Kind.ANSWER))
    await kept.house.sender.step()
    assert (kept.ana.heard[-1], kept.dan.heard[-1], texts(kept)) == ("for Ana", "for Dan", [])
    kept.clock.move(timedelta(seconds=LENGTH - 1))
    await kept.house.sender.step()
    assert texts(kept) == []
    await kept.passes(timedelta(seconds=1))
    assert texts(kept) == ["first", "second"]


async def test_a_halt_goes_on_after_a_restart(kept: Kept) -> None:
    await flooded(kept)
    kept.clock.move(timedelta(seconds=10))
    await kept.restarts()
    assert await kept.house.sender.step() == LENGTH - 10
    await kept.settles()
    assert texts(kept) == ["first", "second"]


async def test_a_halt_is_over_when_it_ended_while_nobody_ran(kept: Kept) -> None:
    await flooded(kept)
    kept.clock.move(timedelta(seconds=LENGTH))
    await kept.restarts()
    await kept.house.sender.step()
    assert texts(kept) == ["first"]


async def test_a_wall_clock_set_back_lengthens_no_halt(kept: Kept) -> None:
    await flooded(kept)
    kept.clock.set(kept.clock.now() - timedelta(hours=2))
    assert await kept.house.sender.step() == LENGTH
    await kept.restarts()
    assert await kept.house.sender.step() == LENGTH
    kept.clock.move(timedelta(seconds=LENGTH))
    await kept.house.sender.step()
    assert texts(kept) == ["first"]


async def test_three_closed_chats_within_a_second_close_all_until_the_first_opens(kept: Kept) -> None:
    await corners(kept, "ana", "ben", "cleo", "dan")
    for name, seconds in {"ana": 9, "ben": 30, "cleo": 60}.items():
        kept.world.trouble.flood(seconds, method="sendMessage", chat=kept.people[name].person.id)
        await owe(kept, to_corner(kept, name, f"for {name}"))
    await kept.house.sender.step()
    await owe(kept, to_corner(kept, "dan", "for dan", Kind.ANSWER))
    assert await kept.house.sender.step() == 9
    assert kept.dan.heard[-1] != "for dan"
    kept.clock.move(timedelta(seconds=9))
    await kept.house.sender.step()
    assert (kept.ana.heard[-1], kept.dan.heard[-1]) == ("for ana", "for dan")
    await kept.settles()
    assert (kept.ben.heard[-1], kept.cleo.heard[-1]) == ("for ben", "for cleo")


async def test_a_crowd_of_messages_never_meets_telegrams_own_limits(kept: Kept) -> None:
    await corners(kept, "ana", "ben")
    kept.world.flood.on = True
    await owe(kept, *(to_room(kept, f"room {number}") for number in range(22)))
    await owe(kept, *(to_corner(kept, "ana", f"corner {number}") for number in range(8)))
    await kept.settles()
    assert texts(kept) == [f"room {number}" for number in range(22)]
    assert kept.ana.heard[1:] == [f"corner {number}" for number in range(8)]
    assert not [call for call in kept.world.record if call.code == 429]
