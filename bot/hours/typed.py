"""`/lunch 12:30 mon-fri`: what was typed behind the name of a ritual, and what is answered where."""

from dataclasses import replace
from functools import partial

from bot.hours.change import Became, Wish, wished
from bot.hours.habits import HABITS
from bot.hours.screens import show
from bot.hours.setting import Setting, setting_of
from bot.proposing import NAME
from bot.ritual import Command
from bot.speaker import Speaker, speaker
from bot.words.lexis import lexis
from domain.errors import Refusal
from domain.hours import Hours, Off
from domain.hours_read import Unread, read_hours, written
from domain.messages import Incoming, Line
from storage.proposals import Sort
from storage.unit_of_work import UnitOfWork


def command(ritual: str, menu_room: int = 0) -> Command:
    """The command that shows and sets the hour of a ritual."""
    return Command(ritual, partial(typed, ritual), f"command-{ritual}", menu_room=menu_room)


async def typed(ritual: str, incoming: Incoming, uow: UnitOfWork) -> None:
    """Without an hour it shows what is set; with one it changes it."""
    who = await speaker(incoming, uow)
    setting = await setting_of(who.couple, ritual, uow)
    if not incoming.args:
        return await show(setting, who, uow)
    found = heard(setting, who, incoming.args)
    if not isinstance(found, Unread):
        return await _wish(setting, found, who, uow)
    await uow.say(who.answer(NAME, (who.not_read(found, example(ritual, who.member.language)),)))
    return None


async def replied(incoming: Incoming, uow: UnitOfWork) -> None:
    """An hour in answer to a message that shows one. In the room everything else is between the two."""
    screen = await uow.proposals.get(incoming.anchor.ref) if incoming.anchor else None
    if screen is None or screen.sort is not Sort.SHOWN or screen.ritual not in HABITS or not incoming.text:
        return
    who = await speaker(incoming, uow)
    found = heard(await setting_of(who.couple, screen.ritual, uow), who, incoming.text)
    if not (who.here and isinstance(found, Unread)) and not incoming.edited:
        await typed(screen.ritual, replace(incoming, args=incoming.text), uow)


def heard(setting: Setting, who: Speaker, text: str) -> Hours | Off | Unread:
    """The hour in `text`, which is on the clock of whoever wrote it, as the couple's clock reads it."""
    ahead = setting.ahead(who.member.person)
    words = lexis(who.member.language)
    found = read_hours(text, words, setting.usual.moved(ahead))
    if isinstance(found, Unread | Off):
        return found
    if HABITS[setting.ritual].weekly and len(found.weekdays) > 1:
        return Unread("", written(found, words))
    return found.moved(-ahead)


async def _wish(setting: Setting, after: Hours | Off, who: Speaker, uow: UnitOfWork) -> None:
    try:
        became = await wished(setting, Wish(who, after), uow)
    except Refusal as refusal:
        if who.here or not who.incoming.group:
            raise
        await uow.say(who.alone(NAME, (Line(refusal.word),)))
        return None
    if became is Became.SAME:
        return await show(setting, who, uow)
    if not who.here and who.couple.place == "group":
        key = "hours-asked-there" if became is Became.ASKED else "hours-told-there"
        await uow.say(who.answer(NAME, (Line(key),)))
    elif who.couple.place == "nowhere":
        await show(await setting_of(who.couple, setting.ritual, uow), who, uow)
    return None


def example(ritual: str, language: str) -> str:
    """How an hour of that ritual is typed."""
    return f"/{ritual} {written(HABITS[ritual].usual, lexis(language))}"
