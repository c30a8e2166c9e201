"""Two yeses make a couple, wherever they were said: with a group for their room, or carried in their two corners."""

from bot import renewing
from bot.meeting.clocks import wait_for_clocks
from bot.meeting.proposal import propose
from bot.meeting.room import open_room
from bot.meeting.settling import standing_of
from bot.meeting.where import ask_clock
from bot.meeting.wishes import SETTLING_IN, lay_down
from domain.couple import Couple, Member
from domain.messages import Incoming
from domain.style import quieter
from storage.unit_of_work import UnitOfWork


async def join(incoming: Incoming, uow: UnitOfWork) -> Member:
    """They are somebody from here on, with a key of their own."""
    known = await uow.couples.joined(incoming.person)
    if known is not None:
        return known
    member = Member(incoming.person, incoming.name, "", incoming.language or "en")
    await uow.couples.join(member, uow.new_key())
    return member


async def pair(first: Member, second: Member, room: int | None, uow: UnitOfWork) -> Couple:
    """They are one couple now; `room` is their group, None where they have none."""
    members = (first, second) if first.person < second.person else (second, first)
    place = "carried" if room is None else "group"
    couple = Couple(uow.token(), room, _language(first, second), quieter(first.style, second.style), members, place)
    await uow.couples.pair(couple)
    await uow.consents.drop(first.person, second.person)
    for member in members:
        await uow.inbox.change_lane(member.person, couple.id)
    return couple


async def begin(couple: Couple, second: Member, uow: UnitOfWork) -> None:
    """Their room opens, and the one who said yes `second` is asked what the first was asked before."""
    await lay_down(couple, uow.now + SETTLING_IN, uow)
    await renewing.run(couple, uow)
    await open_room(couple, second.person, uow)
    await wait_for_clocks(couple, uow)
    await ask_clock(second, couple, uow)
    await propose(await standing_of(second.person, uow), uow)


def _language(first: Member, second: Member) -> str:
    """Of their room: the one they share, else English."""
    tongues = {member.language.partition("-")[0] for member in (first, second)}
    return min(first.language, second.language) if len(tongues) == 1 else "en"
