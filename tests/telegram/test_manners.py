"""What a message costs its reader's day: quiet hours, three unasked ones at most, no sound late in the evening."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.messages import Kind
from domain.noise import Noise
from storage.unit_of_work import UnitOfWork
from tests.house import Kept
from tests.telegram.shelf import corners, owe, states, to_corner, to_room


@pytest.fixture(autouse=True)
async def _corner(kept: Kept) -> None:
    await corners(kept, "ana", "ben")


def heard(kept: Kept) -> list[str]:
    """By Ana, in her corner, after its hello."""
    return kept.ana.heard[1:]


async def lives(kept: Kept, name: str, **changes: str) -> None:
    """Change what one of them goes by."""
    member = kept.couple.member(kept.people[name].person.id)
    assert member is not None
    changed = replace(member, **changes)  # type: ignore[arg-type]
    await kept.storage.transact(lambda uow: uow.couples.change(changed))


def texts(kept: Kept) -> list[str]:
    return [message.text for message in kept.said]


def at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    """In March 2026, when London keeps UTC; the second is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize("noise", [Noise.OWN, Noise.NEWS, Noise.NOTE, Noise.OFFER])
async def test_quiet_hours_hold_back_what_was_not_asked_for_until_they_end(kept: Kept, noise: Noise) -> None:
    await kept.is_at(at(23))
    await owe(kept, to_corner(kept, "ana", "for Ana", noise=noise))
    await kept.settles()
    assert heard(kept) == []
    await kept.is_at(at(7, 29, 3))
    assert heard(kept) == []
    await kept.is_at(at(7, 30, 3))
    assert heard(kept) == ["for Ana"]


async def test_a_direct_answer_and_an_open_evening_pass_through_quiet_hours_without_a_sound(kept: Kept) -> None:
    await kept.is_at(at(23))
    await owe(kept, to_corner(kept, "ana", "answer", Kind.ANSWER), to_room(kept, "reveal", noise=Noise.EVENING))
    await kept.settles()
    assert (heard(kept), texts(kept)[-1]) == (["answer"], "reveal")
    assert kept.said[-1].silent
    assert kept.ana.person.corner.messages[-1].silent


async def test_in_a_group_the_quiet_hours_of_either_hold(kept: Kept) -> None:
    await lives(kept, "ben", quiet="07:00-12:00")
    await owe(kept, to_room(kept, "for both"))
    await kept.settles()
    assert texts(kept) == []
    await kept.is_at(at(12))
    assert texts(kept) == ["for both"]


async def test_two_who_are_never_awake_at_once_are_told_when_one_of_them_is(kept: Kept) -> None:
    await lives(kept, "ana", quiet="06:00-18:00")
    await lives(kept, "ben", quiet="18:00-06:00")
    await owe(kept, to_room(kept, "for both"))
    await kept.settles()
    assert texts(kept) == ["for both"]


async def test_an_hour_agreed_inside_quiet_hours_is_awake_and_makes_no_sound(kept: Kept) -> None:
    await lives(kept, "ben", quiet="07:00-12:00")
    await owe(kept, to_room(kept, "for both", noise=Noise.LUNCH, agreed=True))
    await kept.settles()
    assert [(message.text, message.silent) for message in kept.said] == [("for both", True)]


async def test_no_quiet_hours_at_all_hold_nothing_back(kept: Kept) -> None:
    await lives(kept, "ana", quiet="")
    await kept.is_at(at(2, 0, 3))
    await owe(kept, to_corner(kept, "ana", "for Ana"))
    await kept.settles()
    assert heard(kept) == ["for Ana"]
    assert kept.ana.person.corner.messages[-1].silent  # it is late all the same


@pytest.mark.parametrize(("hour", "minute", "silent"), [(21, 29, False), (21, 30, True), (3, 59, True), (8, 0, False)])
async def test_from_half_past_nine_on_nothing_makes_a_sound(kept: Kept, hour: int, minute: int, silent: bool) -> None:
    await kept.is_at(at(hour, minute, 3))
    await owe(kept, to_corner(kept, "ana", "answer", Kind.ANSWER))
    await kept.settles()
    assert kept.ana.person.corner.messages[-1].silent is silent


async def test_what_waits_holds_up_nothing_behind_it(kept: Kept) -> None:
    await kept.is_at(at(23))
    await owe(kept, to_corner(kept, "ana", "tomorrow"), to_corner(kept, "ana", "now", Kind.ANSWER))
    await kept.settles()
    assert heard(kept) == ["now"]


async def test_three_unasked_messages_a_day_reach_one_person_room_and_corner_together(kept: Kept) -> None:
    unasked = [to_corner(kept, "ana", f"offer {number}", noise=Noise.OFFER) for number in range(2)]
    await owe(kept, *unasked, to_room(kept, "an opening", noise=Noise.COFFEE))
    await owe(kept, to_corner(kept, "ana", "a fourth", noise=Noise.OFFER))
    await kept.is_at(at(20))
    assert heard(kept) == ["offer 0", "offer 1"]
    await kept.is_at(at(7, 30, 3))
    assert heard(kept) == ["offer 0", "offer 1", "a fourth"]


async def test_what_tomorrow_would_be_stale_lapses_over_the_cap(kept: Kept) -> None:
    await owe(kept, *(to_room(kept, f"opening {number}", noise=Noise.COFFEE) for number in range(2)))
    await kept.settles()
    soon = kept.clock.now() + timedelta(hours=3)
    await owe(kept, to_corner(kept, "ana", "a nudge", noise=Noise.NUDGE, stale_at=soon))
    await kept.settles()
    assert heard(kept) == []  # today's lunch is yet to come, and counts for more
    assert (await states(kept))[-1] == "never"
    await kept.lunch()
    assert len(kept.said) == 3


async def test_answers_and_what_was_set_oneself_are_not_counted(kept: Kept) -> None:
    await owe(kept, *(to_corner(kept, "ana", f"own {number}") for number in range(4)))
    await owe(kept, *(to_corner(kept, "ana", f"answer {number}", Kind.ANSWER) for number in range(4)))
    await owe(kept, to_corner(kept, "ana", "an offer", noise=Noise.OFFER))
    await kept.settles()
    assert kept.ana.heard[-1] == "an offer"


async def test_a_wait_outlives_a_restart_and_a_clock_that_was_wrong(kept: Kept) -> None:
    await kept.is_at(at(23))
    await owe(kept, to_corner(kept, "ana", "for Ana"))
    await kept.settles()
    await kept.restarts()
    kept.clock.set(at(22))
    await kept.settles()
    assert heard(kept) == ["for Ana"] or await _comes_by(kept, at(7, 30, 3))


async def _comes_by(kept: Kept, moment: datetime) -> bool:
    await kept.is_at(moment)
    return heard(kept) == ["for Ana"]


async def test_strangers_have_no_quiet_hours_that_we_know_of(kept: Kept) -> None:
    async def write(uow: UnitOfWork) -> None:
        await uow.say(to_corner(kept, "cleo", "for Cleo"))

    kept.cleo.person.starts(kept.world.bot)
    await kept.is_at(at(23))
    await kept.storage.transact(write)
    await kept.settles()
    assert kept.cleo.heard[-1] == "for Cleo"
