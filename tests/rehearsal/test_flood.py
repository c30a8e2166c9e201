"""Flood limits, when the world is strict."""

from datetime import UTC, datetime, timedelta

import pytest

from rehearsal.clock import RehearsalClock
from rehearsal.things import Chat, Refused
from rehearsal.world import World


@pytest.fixture
def strict() -> World:
    return World(RehearsalClock(datetime(2026, 3, 2, tzinfo=UTC), frozen=True), strict=True)


def sends(world: World, chat: Chat, *, every: float, most: int = 100) -> int:
    """How many messages pass, one each `every` seconds, until the first is refused."""
    for number in range(most):
        try:
            world.call("sendMessage", {"chat_id": chat.id, "text": str(number)})
        except Refused:
            return number
        world.clock.move(timedelta(seconds=every))
    return most


def test_a_group_takes_twenty_a_minute(strict: World) -> None:
    room = strict.group("Ana & Ben", members=[strict.user("Ana"), strict.bot])
    assert sends(strict, room, every=2.0) == 20


def test_a_group_takes_one_every_three_seconds_without_end(strict: World) -> None:
    room = strict.group("Ana & Ben", members=[strict.user("Ana"), strict.bot])
    assert sends(strict, room, every=3.0) == 100


def test_a_corner_takes_one_a_second_and_a_short_burst(strict: World) -> None:
    ana = strict.user("Ana")
    ana.starts()
    assert sends(strict, ana.corner, every=1.0) == 100
    strict.clock.move(timedelta(minutes=1))
    assert sends(strict, ana.corner, every=0.1) == 5


def test_all_chats_together_take_thirty_a_second(strict: World) -> None:
    people = [strict.user(f"Person {number}") for number in range(31)]
    for person in people:
        person.starts()
    for person in people[:30]:
        strict.call("sendMessage", {"chat_id": person.id, "text": "Hello"})
    with pytest.raises(Refused, match="429 Too Many Requests"):
        strict.call("sendMessage", {"chat_id": people[30].id, "text": "Hello"})
    strict.clock.move(timedelta(seconds=1))
    assert strict.call("sendMessage", {"chat_id": people[30].id, "text": "Hello"})["text"] == "Hello"


def test_who_waits_as_long_as_told_is_let_through(strict: World) -> None:
    room = strict.group("Ana & Ben", members=[strict.user("Ana"), strict.bot])
    sends(strict, room, every=0.0)
    with pytest.raises(Refused) as halt:
        strict.call("sendMessage", {"chat_id": room.id, "text": "early"})
    assert halt.value.code == 429
    assert halt.value.description == f"Too Many Requests: retry after {halt.value.parameters['retry_after']}"
    strict.clock.move(timedelta(seconds=halt.value.parameters["retry_after"]))
    assert strict.call("sendMessage", {"chat_id": room.id, "text": "in time"})["text"] == "in time"
