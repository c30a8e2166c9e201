"""What a group reads when Kept comes: a hello, once, where two people are alone with it; else whom it is for."""

from datetime import timedelta

from bot.meeting import HOLDS, NAME, TWO_AND_ME
from domain.company import Change, Company
from domain.messages import Button, Incoming, Kind, Line, Link, Rows, Say
from domain.questions import Timer
from storage.groups import Group
from storage.unit_of_work import UnitOfWork

HOW = "invite"  # what the link says that leads from a group of others into a corner
LOOK: Rows = ((Button("meet-look", "look"),),)
JUST_SAID = timedelta(minutes=1)


async def notice(change: Company, uow: UnitOfWork) -> None:
    """We came into a group, somebody came or went there, or Telegram said how many they are."""
    chat = await uow.chats.now_at(change.chat)
    if await uow.couples.in_room(chat) or await _stays_unsaid(change.person, chat, uow):
        return
    match change.change:
        case Change.ADDED:
            await _count(chat, change.language, uow)
        case Change.JOINED | Change.LEFT:
            await _somebody_came_or_went(chat, change, uow)
        case Change.COUNTED:
            await _counted(chat, change.count, uow)
        case _:
            pass


async def ask_anew(incoming: Incoming, uow: UnitOfWork) -> None:
    """Somebody typed /start there: a hello that holds is pointed at, one whose time is over is said anew."""
    chat = await uow.chats.now_at(incoming.chat)
    if await _stays_unsaid(incoming.person, chat, uow):
        return None
    group = await uow.groups.get(chat, lock=True)
    if group and group.hello and group.said_at and uow.now - group.said_at > JUST_SAID:
        return await _point(group.hello, incoming, uow)
    if group and not group.hello:
        await uow.groups.set(chat, said_at=None)
    return await _count(chat, incoming.language, uow)


async def _stays_unsaid(person: int | None, chat: int, uow: UnitOfWork) -> bool:
    """In a chat that was the room of this person and of one who has left them, or whom they have left."""
    return person is not None and await uow.pairs.parted(person, chat)


async def _count(chat: int, language: str, uow: UnitOfWork) -> None:
    await uow.groups.enter(chat, language)
    await uow.count(chat, NAME)


async def _somebody_came_or_went(chat: int, change: Company, uow: UnitOfWork) -> None:
    await uow.chats.uncounted(chat)
    if change.change is Change.LEFT:
        for person in change.who:
            await uow.groups.unsee(chat, person)
    if await uow.groups.get(chat):
        await uow.count(chat, NAME)


async def _counted(chat: int, count: int | None, uow: UnitOfWork) -> None:
    group = await uow.groups.get(chat, lock=True)
    if group is None or group.said_at is not None:
        return
    if count == TWO_AND_ME:
        if not await uow.rooms.offers_in(chat):  # who asks for a room there has met already
            await _say_hello(group, uow)
    elif group.told_at is None:
        await _say_whom_it_is_for(group, uow)


async def _say_hello(group: Group, uow: UnitOfWork) -> None:
    lines = (Line("meet-hello-what"), Line("meet-hello-how"))
    hello = await uow.say(Say(group.chat, NAME, lines, Kind.PROMPT, buttons=LOOK, language=group.language))
    if hello is not None:
        await uow.groups.set(group.chat, hello=hello, said_at=uow.now, told_at=None)
        await uow.timers.set(Timer(NAME, "end", hello, uow.now + HOLDS, patient=True))


async def _say_whom_it_is_for(group: Group, uow: UnitOfWork) -> None:
    invite: Rows = ((Link("meet-invite", await uow.address(HOW)),),)
    line = Line("meet-two-and-me")
    await uow.say(Say(group.chat, NAME, (line,), buttons=invite, language=group.language))
    await uow.groups.set(group.chat, told_at=uow.now)


async def _point(hello: str, incoming: Incoming, uow: UnitOfWork) -> None:
    """It is never repeated."""
    target = await uow.outbox.target(hello)
    if target and target.chat == incoming.chat:
        line = Line("meet-hello-there")
        there = target.message
        await uow.say(Say(incoming.chat, NAME, (line,), Kind.ANSWER, language=incoming.language, reply_to=there))
