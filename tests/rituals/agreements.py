"""What tests say of agreements: how one is drafted, where it stands, and what is kept of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.agreeing.desk import Desk
from bot.agreeing.room import agree, open_if_both
from domain.agreement import Agreement, Clause
from rehearsal.things import Message
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, Someone, couple_at_home
from tests.rituals.corners import last, taps, types
from tests.rituals.promises import corner, in_room, room

HERS, HIS = "call when I'm running late", "put my phone in the hall at dinner"
TUESDAY = "a short call at six"
SIGNING = ["Agree", "Change a word", "Not yet"]


@asynccontextmanager
async def couple_agreeing(folder: Path, url: str | None = None) -> AsyncIterator[Kept]:
    """Ana and Ben at home, with a corner each, on a Monday at eight."""
    async with couple_at_home(folder, url) as kept:
        for someone in (kept.ana, kept.ben):
            someone.person.starts()
        await kept.settles()
        yield kept


async def offered(kept: Kept) -> Message:
    """Ana has begun one in her corner, and let her own box lie; gives back what the room reads."""
    await types(kept.ana, "/agree")
    await taps(kept.ana, "Begin")
    return room(kept)[-1]


async def comes(someone: Someone, label: str) -> Message:
    """They tap it in the room and follow the link into their corner; gives back the box that lies there then."""
    tap = await someone.taps(label, on=room(someone.kept)[-1])
    assert tap.url
    someone.person.starts(payload=tap.url.partition("start=")[2])
    await someone.kept.settles()
    return last(someone)


async def writes(someone: Someone, line: str, tuesday: str | None = None) -> Message:
    """Into their boxes, and it is put by or suggested; gives back what stands in its place then."""
    await types(someone, line)
    if tuesday is None:
        await taps(someone, "Leave this out")
    else:
        await types(someone, tuesday)
    shown = last(someone)
    await someone.taps(next(label for label in ("Put it by", "Suggest it") if label in shown.buttons), on=shown)
    return shown


async def drafted(kept: Kept, hers: str = HERS) -> Message:
    """Both have written; gives back the draft in the room."""

    async def lay(uow: UnitOfWork) -> None:
        agreement = Agreement(uow.token(), kept.couple.id)
        for someone, clause in ((kept.ana, Clause(hers, TUESDAY)), (kept.ben, Clause(HIS))):
            agreement = agreement.put_by(someone.person.id, clause)
        desk = Desk(agreement, kept.couple, uow)
        await desk.keep(agreement)
        assert await open_if_both(desk)

    await kept.storage.transact(lay)
    await kept.settles()
    return room(kept)[-1]


async def signed(kept: Kept, hers: str = HERS) -> Message:
    """Both have agreed; gives back the text that they signed."""
    text = await drafted(kept, hers)
    both = tuple(member.person for member in kept.couple.members)

    async def sign(uow: UnitOfWork) -> None:
        agreement = next(one for one in await uow.agreements.of_couple(kept.couple.id) if one.opened)
        for person in both:
            agreement = agreement.signs(person, yes=True)
        agreed = agreement.agreed(both, uow.now)
        assert agreed is not None
        await agree(Desk(agreement, kept.couple, uow), agreed)

    await kept.storage.transact(sign)
    await kept.settles()
    return text


async def alive(kept: Kept) -> list[Agreement]:
    """As they are kept."""
    return await kept.storage.transact(lambda uow: uow.agreements.of_couple(kept.couple.id))


__all__ = ["corner", "in_room", "last", "room", "taps", "types"]
