"""A yes: the first one waits in silence, the second one of the same group makes a couple, and there is but one."""

from bot.meeting import NAME, TWO_AND_ME
from bot.meeting.clocks import wait_for_clocks
from bot.meeting.lapse import tell_first
from bot.meeting.page import asked_on
from bot.meeting.proposal import propose
from bot.meeting.room import open_room
from bot.meeting.settling import standing_of
from bot.meeting.where import ask_clock, ask_where
from bot.meeting.wishes import SETTLING_IN, lay_down
from domain.couple import Couple, Member
from domain.errors import Refusal
from domain.messages import Edit, Incoming
from storage.groups import Group, Seen
from storage.unit_of_work import UnitOfWork


async def say_yes(incoming: Incoming, uow: UnitOfWork) -> None:
    """Yes, for a week."""
    seen = await asked_on(incoming, uow)
    group = await uow.groups.get(seen.chat, lock=True)  # of two at the same instant the second waits here
    await uow.consents.of(incoming.person, lock=True)
    await _refuse_what_cannot_be(seen, group, uow)
    member = await _join(incoming, uow)
    await uow.groups.turn_page(seen.chat, seen.person, None)
    await uow.edit(Edit(seen.page or ""))
    first = await _first_yes(seen, uow)
    if group is None or first is None:
        return await _wait_for_another(member, seen, uow)
    couple = await _pair(first, member, group, uow)
    await lay_down(couple, uow.now + SETTLING_IN, uow)
    await open_room(couple, uow)
    await wait_for_clocks(couple, uow)
    await ask_clock(member, couple, uow)
    return await propose(await standing_of(member.person, uow), uow)


async def _refuse_what_cannot_be(seen: Seen, group: Group | None, uow: UnitOfWork) -> None:
    member = (await uow.couples.rows([seen.person])).get(seen.person)
    if member and member.couple:
        raise Refusal("meet-one-at-a-time")
    if group is None or group.hello is None or await uow.chats.shut(seen.chat):
        raise Refusal("gone")
    count = await uow.chats.count(seen.chat)
    if count is None:
        await uow.count(seen.chat, NAME)
        raise Refusal("meet-counting")
    if count != TWO_AND_ME:
        raise Refusal("meet-two-and-me")


async def _join(incoming: Incoming, uow: UnitOfWork) -> Member:
    """They are somebody from here on, with a key of their own."""
    known = await uow.couples.joined(incoming.person)
    if known is not None:
        return known
    member = Member(incoming.person, incoming.name, "", incoming.language or "en")
    await uow.couples.join(member, uow.new_key())
    return member


async def _first_yes(seen: Seen, uow: UnitOfWork) -> Member | None:
    """Of somebody else, who has not left the group since; of two who have parted lately each waits in vain."""
    there = await uow.groups.seen(seen.chat)
    for consent in await uow.consents.waiting(seen.chat):
        other = consent.person
        if other != seen.person and other in there and not await uow.pairs.parted(other, seen.person):
            return await uow.couples.joined(other)
    return None


async def _wait_for_another(member: Member, seen: Seen, uow: UnitOfWork) -> None:
    await uow.consents.give(member.person, seen.chat)
    title = await uow.groups.title(seen.chat, member.person)
    if title:
        await uow.groups.call(seen.chat, member.person, await uow.key_of(member.person), title)
    await tell_first(member.person, seen.chat, uow)
    await ask_where(member.person, uow)


async def _pair(first: Member, second: Member, group: Group, uow: UnitOfWork) -> Couple:
    members = (first, second) if first.person < second.person else (second, first)
    couple = Couple(uow.token(), group.chat, _language(first, second), "", members)
    await uow.couples.pair(couple)
    await uow.consents.drop(first.person, second.person)
    for member in members:
        await uow.inbox.change_lane(member.person, couple.id)
    hello = group.hello or ""
    await uow.edit(Edit(hello))
    await uow.timers.drop(NAME, "end", hello)
    await uow.groups.settle(group.chat, first.person, second.person)
    return couple


def _language(first: Member, second: Member) -> str:
    """Of their room: the one they share, else English."""
    tongues = {member.language.partition("-")[0] for member in (first, second)}
    return min(first.language, second.language) if len(tongues) == 1 else "en"
