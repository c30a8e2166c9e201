"""Telegram may be away or ill for as long as it likes: nothing is lost by it, and nobody hears a thing three times."""

import asyncio
from datetime import timedelta

import pytest

from bot.telegram.intake import NotOurs
from domain.messages import Edit, Kind, Words
from tests.house import Kept
from tests.telegram.shelf import calls, owe, states, texts, to_corner, to_room

LONG = timedelta(minutes=10)  # twenty tries; a longer one differs in nothing


async def everybody_here(kept: Kept) -> None:
    """All corners are open."""
    for one in kept.people.values():
        one.person.starts()
    await kept.settles()
    kept.clock.move(timedelta(seconds=4))
    kept.wire.asked.clear()
    kept.world.record.clear()


def ill(kept: Kept, how: str) -> None:
    """Whatever is asked from now on is answered with a server's error."""
    if how == "html":
        kept.world.trouble.next("bad_gateway", times=10**9)
    else:
        kept.world.trouble.broken(int(how), times=10**9)


@pytest.mark.parametrize("how", ["500", "503", "html"])
async def test_an_illness_of_any_length_loses_nothing_and_keeps_the_order(kept: Kept, how: str) -> None:
    await everybody_here(kept)
    ill(kept, how)
    lines = [f"line {number}" for number in range(6)]
    await owe(kept, *(to_room(kept, line) for line in lines), to_corner(kept, "ana", "for Ana"))
    await kept.endures(LONG)
    assert 1 <= kept.wire.asked.count("sendMessage") <= 2
    kept.world.trouble.clear()
    await kept.endures(timedelta(minutes=1))
    assert texts(kept) == lines
    assert kept.ana.heard[-1] == "for Ana"


async def test_while_telegram_is_ill_it_is_asked_twice_a_minute_at_most(kept: Kept) -> None:
    ill(kept, "502")
    await owe(kept, to_room(kept, "soup"))
    await kept.endures(timedelta(minutes=10))
    kept.wire.asked.clear()
    await kept.endures(timedelta(minutes=10))
    assert 10 <= kept.wire.asked.count("getMe") <= 21
    assert "sendMessage" not in kept.wire.asked


async def test_after_an_illness_one_message_goes_first_before_many_do(kept: Kept) -> None:
    await everybody_here(kept)
    ill(kept, "500")
    await owe(kept, to_room(kept, "soup"))
    await kept.house.sender.step()
    kept.world.trouble.clear()
    await owe(kept, *(to_corner(kept, name, f"for {name}") for name in ("ana", "ben", "dan")))
    kept.clock.move(timedelta(minutes=1))
    letters, _ = await kept.house.sender.claim()
    assert len(letters) == 1
    await kept.house.sender.deliver(letters[0])
    kept.clock.move(timedelta(seconds=4))
    assert len((await kept.house.sender.claim())[0]) > 1


async def test_nobody_listens_for_long_and_then_all_arrives_in_order_but_what_is_stale(kept: Kept) -> None:
    await everybody_here(kept)
    stale_at = kept.clock.now() + LONG / 2
    with kept.world.trouble.out():
        await owe(kept, to_room(kept, "one"), to_room(kept, "lunch", Kind.PROMPT, stale_at=stale_at))
        await owe(kept, to_room(kept, "two"), to_corner(kept, "ben", "for Ben", Kind.ANSWER))
        await kept.endures(LONG)
        assert kept.wire.asked.count("sendMessage") > 10
        assert calls(kept, "sendMessage") == []
    await kept.endures(timedelta(minutes=2))
    assert [text for text in texts(kept) if text in ("one", "lunch", "two")] == ["one", "two"]
    assert kept.ben.heard[-1] == "for Ben"


async def test_a_change_that_never_gets_an_answer_does_not_hold_up_its_chat_for_ever(kept: Kept) -> None:
    await owe(kept, to_room(kept, "soup"))
    await kept.settles()
    kept.world.trouble.next("lost_request", method="editMessageText")
    kept.world.trouble.next("garbage", method="editMessageText", times=10**9)
    await owe(kept, Edit("soup", (Words(kept.ana.person.id, "stew"),)), to_room(kept, "afterwards"))
    await kept.endures(timedelta(minutes=3))
    assert texts(kept) == ["stew", "afterwards"]
    assert (await states(kept))[-2:] in (["never", "sent"], ["sent", "sent"])


async def test_eight_calls_that_fail_together_lengthen_the_wait_once(kept: Kept) -> None:
    await everybody_here(kept)
    with kept.world.trouble.out():
        await owe(kept, to_room(kept, "soup"), *(to_corner(kept, name, name) for name in ("ana", "ben", "cleo", "dan")))
        letters, _ = await kept.house.sender.claim()
        assert len(letters) == 5
        for letter in letters:
            await kept.house.sender.deliver(letter)
        letters, wait = await kept.house.sender.claim()
        assert letters == []
        assert wait == pytest.approx(0.5)
        kept.clock.move(timedelta(seconds=4))
        assert len((await kept.house.sender.claim())[0]) == 1


async def test_a_token_that_was_taken_away_ends_the_run_and_loses_no_message(kept: Kept) -> None:
    bots = dict(kept.world.bots)
    kept.world.bots.clear()
    await owe(kept, to_room(kept, "soup"))
    with pytest.raises(ExceptionGroup) as ended:
        await kept.house.sender.run()
    assert ended.group_contains(NotOurs)
    kept.world.bots |= bots
    await kept.restarts()
    await kept.settles()
    assert texts(kept) == ["soup"]


async def test_a_sender_told_to_stop_ends_with_what_it_has_in_hand(kept: Kept) -> None:
    await everybody_here(kept)
    kept.clock.run()
    kept.world.trouble.next("slow", method="sendMessage", seconds=0.2)
    await owe(kept, to_room(kept, "soup"))
    under_way = asyncio.Event()
    kept.world.listen(lambda happening: under_way.set() if happening.kind == "message" else None)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(kept.house.sender.run())
        await under_way.wait()
        kept.house.sender.stop()
    assert (await states(kept))[-1] == "sent"


async def test_a_sender_told_to_stop_while_it_rests_ends_at_once(kept: Kept) -> None:
    await owe(kept, to_room(kept, "soup"))
    with kept.world.trouble.out():
        await kept.house.sender.step()
        async with asyncio.timeout(5), asyncio.TaskGroup() as group:
            group.create_task(kept.house.sender.run())
            await asyncio.sleep(0.05)
            kept.house.sender.stop()
    assert (await states(kept))[-1] == "ready"
