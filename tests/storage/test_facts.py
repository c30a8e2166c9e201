"""What the program remembers of itself, and what Telegram said about a chat."""

from datetime import timedelta, timezone

from storage.schema import facts
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import MONDAY_NOON, ROOM, rows


async def test_a_fact_is_put_changed_and_dropped(storage: Storage) -> None:
    async def work(uow: UnitOfWork) -> list[str | None]:
        seen = [await uow.facts.get("offset")]
        for value in ("1", "2"):
            await uow.facts.put("offset", value)
            seen.append(await uow.facts.get("offset"))
        await uow.facts.drop("offset")
        return [*seen, await uow.facts.get("offset")]

    assert await storage.transact(work) == [None, "1", "2", None]
    assert await rows(storage, facts) == []


async def test_a_moment_comes_back_as_the_instant_it_was(storage: Storage) -> None:
    at = (MONDAY_NOON + timedelta(microseconds=1)).astimezone(timezone(timedelta(hours=-3)))
    await storage.transact(lambda uow: uow.facts.put_moment("ticked", at))
    assert await storage.transact(lambda uow: uow.facts.moment("ticked")) == at
    assert await storage.transact(lambda uow: uow.facts.moment("never")) is None


async def test_a_chat_is_where_it_moved_to_and_itself_until_then(storage: Storage) -> None:
    assert await storage.transact(lambda uow: uow.chats.now_at(ROOM)) == ROOM
    for _ in range(2):
        await storage.transact(lambda uow: uow.chats.moved(ROOM, -1009))
        assert await storage.transact(lambda uow: uow.chats.now_at(ROOM)) == -1009
    assert await storage.transact(lambda uow: uow.chats.now_at(-1009)) == -1009


async def test_what_is_known_of_a_chat_is_kept_apart(storage: Storage) -> None:
    async def work(uow: UnitOfWork) -> tuple[int, dict[int, float]]:
        await uow.chats.moved(ROOM, -1009)
        await uow.chats.halt(ROOM, 5)
        await uow.chats.gone(ROOM, "kicked")
        await uow.chats.back(ROOM)
        return await uow.chats.now_at(ROOM), await uow.chats.halts()

    assert await storage.transact(work) == (-1009, {ROOM: 5.0})
