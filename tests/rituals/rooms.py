"""What the tests of the room say in few words: what was said where, and under which line."""

from datetime import UTC, datetime, time, timedelta

from domain.messages import Kind, Line, Say, Words
from rehearsal.things import Message
from storage.unit_of_work import UnitOfWork
from tests.house import Kept
from tests.rituals.corners import last
from tests.someone import Someone
from tests.telegram.shelf import corners

LINES = {"Ana ⇄ Ben", "Ben ⇄ Ana"}
NOT_THE_TWO = "Your shared chat is not the two of you and me just now. What I say to both comes here."
MAY_NOT_WRITE = "I can't write in your shared chat just now. What I say to both comes here."
IS_IT_YOURS = "There are three of us here, as far as I can count. Is this your chat, for the two of you?"
OURS = "This is our chat"


async def begun(kept: Kept) -> None:
    """Both have a corner, in which nothing was said that matters here."""
    await corners(kept, "ana", "ben")
    for one in (kept.ana, kept.ben):
        for message in one.person.corner.messages:
            message.deleted = True


async def place(kept: Kept) -> str:
    """Where their room is."""
    couple = await kept.storage.transact(lambda uow: uow.couples.get(kept.couple.id))
    assert couple is not None
    return couple.place


async def tells(kept: Kept, *texts: str, kind: Kind = Kind.NOTICE) -> None:
    """Something with Ana's words in it is said to both, wherever their room is."""

    async def tell(uow: UnitOfWork) -> None:
        couple = await uow.couples.get(kept.couple.id)
        assert couple is not None
        for text in texts:
            await uow.tell(couple, Say(0, "lunch", (Words(kept.ana.person.id, text),), kind, ref=text))

    await kept.storage.transact(tell)


async def says(kept: Kept, key: str) -> None:
    """A line with nobody's words in it is said to both."""

    async def tell(uow: UnitOfWork) -> None:
        couple = await uow.couples.get(kept.couple.id)
        assert couple is not None
        await uow.tell(couple, Say(0, "lunch", (Line(key),)))

    await kept.storage.transact(tell)


def carried(heard: list[str]) -> list[str]:
    """What came under the line with both names, without it."""
    under = [text.partition("\n") for text in heard]
    return [text for line, _, text in under if line in LINES]


def counted(kept: Kept) -> int:
    """How often Telegram was asked how many there are."""
    return len([call for call in kept.world.record if call.method == "getChatMemberCount"])


def today(kept: Kept, wall: str) -> datetime:
    """That time of this day or of the next, in London in winter."""
    at = datetime.combine(kept.clock.now().date(), time.fromisoformat(wall), UTC)
    return at if at > kept.clock.now() else at + timedelta(days=1)


async def kept_apart(kept: Kept) -> None:
    """They have no group; their room is carried."""
    await kept.storage.transact(lambda uow: uow.couples.set(kept.couple.id, room=None, place="carried"))


async def lunch_carried(kept: Kept) -> None:
    """Time passes until lunch has come to both corners."""
    await kept.is_at(today(kept, "12:31"))


async def replies(someone: Someone, text: str, to: Message | None = None) -> Message:
    """In their corner, to the last thing Kept said there unless another message is given."""
    return await someone.writes(text, someone.person.corner, to or last(someone))
