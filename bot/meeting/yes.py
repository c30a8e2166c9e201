"""A yes: the first one waits in silence, the second one of the same group makes a couple, and there is but one."""

from bot.meeting import NAME, TWO_AND_ME
from bot.meeting.lapse import tell_first
from bot.meeting.page import asked_on
from bot.meeting.pairing import begin, join, pair
from bot.meeting.where import ask_where
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
    member = await join(incoming, uow)
    await uow.groups.turn_page(seen.chat, seen.person, None)
    await uow.edit(Edit(seen.page or ""))
    first = await _first_yes(seen, uow)
    if group is None or first is None:
        return await _wait_for_another(member, seen, uow)
    return await begin(await _move_in(first, member, group, uow), member, uow)


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


async def _move_in(first: Member, second: Member, group: Group, uow: UnitOfWork) -> Couple:
    """The group is theirs, and what was said there before has had its time."""
    couple = await pair(first, second, group.chat, uow)
    hello = group.hello or ""
    await uow.edit(Edit(hello))
    await uow.timers.drop(NAME, "end", hello)
    await uow.groups.settle(group.chat, first.person, second.person)
    return couple
