"""From an update to the one function of the one ritual that hears it; python-telegram-bot finds the way."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from bot.ritual import Command, Hears, Ritual
from bot.telegram.authority import allowed
from bot.telegram.client import Context, KeptApplication
from bot.telegram.company import company
from bot.telegram.corner import CORNER, Corner
from bot.telegram.covers import OPEN
from domain.company import Change, Company
from domain.errors import Refusal
from domain.messages import Alert, Button, Incoming, Kind, Line, Say
from storage.unit_of_work import UnitOfWork

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Hearing = Callable[[Hears], Callback]
DOOR = "start"  # the command that tells whoever has not said yes the way in
RESTING = "resting"  # the one "no" under which whoever rests finds the way back
OUT_OF_REACH = {Change.BLOCKED: "blocked", Change.REMOVED: "kicked"}
PEOPLE = filters.StatusUpdate.NEW_CHAT_MEMBERS | filters.StatusUpdate.LEFT_CHAT_MEMBER


@dataclass(frozen=True, slots=True)
class Turn:
    """What a handler works with: python-telegram-bot hands over no transaction, so it waits here."""

    uow: UnitOfWork
    incoming: Incoming


turn: ContextVar[Turn] = ContextVar("turn")


def connect(application: KeptApplication, rituals: Sequence[Ritual]) -> None:
    """Give the application a handler for everything in the table of contents.

    Raises LookupError for a ritual that hands over to a command nobody hears.
    """
    typed = filters.UpdateType.MESSAGE
    commands = {command.name: command for ritual in rituals for command in ritual.commands}
    if lost := {command for ritual in rituals for command in ritual.goes_to} - commands.keys():
        raise LookupError(f"nobody hears {', '.join(sorted(lost))}")
    ways = {command.name: _typed(command, rituals, commands) for command in commands.values()}
    hearing = partial(_hearing, ways)
    corner = Corner(rituals, _way_in(commands))
    changes = _noticing(rituals)
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, _migrated))
    application.add_handler(MessageHandler(PEOPLE, changes))
    application.add_handler(ChatMemberHandler(changes, ChatMemberHandler.ANY_CHAT_MEMBER))
    for command in commands.values():
        application.add_handler(CommandHandler(command.name, hearing(ways[command.name]), filters=typed))
    for ritual in rituals:
        application.add_handler(CallbackQueryHandler(_tapping(ritual, hearing), pattern=f"^{ritual.name}:"))
    application.add_handler(CallbackQueryHandler(hearing(corner.tapped), pattern=f"^{CORNER}:"))
    application.add_handler(CallbackQueryHandler(_outlived))
    private, replying = filters.ChatType.PRIVATE, filters.REPLY & ~filters.COMMAND
    application.add_handler(MessageHandler(private & filters.COMMAND & typed, hearing(corner.unknown_command)))
    application.add_handler(MessageHandler(private & ~filters.COMMAND, hearing(corner.written)))
    application.add_handler(MessageHandler(replying, _answering(rituals, hearing)))


def _hearing(ways: Mapping[str, Hears], does: Hears) -> Callback:
    """`ways` are the commands by name, to which `does` may hand over."""

    async def hear(_update: Update, _context: Context) -> None:
        now = turn.get()
        try:
            await does(now.incoming, now.uow)
            while (step := now.uow.next) is not None:
                now.uow.next = None
                await ways[step.command](replace(now.incoming, command=step.command, args=step.args), now.uow)
        except Refusal as refusal:
            await refuse(refusal, now.incoming, now.uow)

    return hear


def _typed(command: Command, rituals: Sequence[Ritual], commands: dict[str, Command]) -> Hears:
    links = {(ritual.name, action): opens for ritual in rituals for action, opens in ritual.links.items()}
    way_in = _way_in(commands)

    async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
        if command.name == DOOR and incoming.args and not incoming.group:
            token = await uow.tokens.find(incoming.args)
            if token is not None and (token.ritual, token.action) in links:
                return await links[token.ritual, token.action](incoming, token, uow)
        member = (await uow.couples.rows([incoming.person])).get(incoming.person)
        couple = member.couple if member else None
        if couple is None and not command.for_all:
            return None if incoming.group else await way_in(incoming, uow)
        return await (_for_both(command.does) if command.needs_both else command.does)(incoming, uow)

    return typed


def _for_both(does: Hears) -> Hears:
    async def unless_they_rest(incoming: Incoming, uow: UnitOfWork) -> None:
        member = (await uow.couples.rows([incoming.person])).get(incoming.person)
        if member is not None and member.couple is not None and await uow.rests.resting(member.couple):
            raise Refusal(RESTING)
        await does(incoming, uow)

    return unless_they_rest


def _way_in(commands: dict[str, Command]) -> Hears:
    async def silence(_incoming: Incoming, _uow: UnitOfWork) -> None:
        """A house without a door, as some tests build one."""

    return commands[DOOR].does if DOOR in commands else silence


def _tapping(ritual: Ritual, hearing: Hearing) -> Callback:
    heard = {**ritual.taps, **ritual.taps_for_all}
    heard |= {action: _for_both(heard[action]) for action in ritual.needs_both}

    async def tap(update: Update, context: Context) -> None:
        incoming, uow = turn.get().incoming, turn.get().uow
        action = incoming.tap.action if incoming.tap else ""
        does = heard.get(action)
        anchor = incoming.anchor
        if anchor is None or anchor.ritual != ritual.name:
            await _outlived(update, context)
        elif action == OPEN and does is None and anchor.person == incoming.person:
            await uow.open(anchor.ref)
        elif does is None:
            await _outlived(update, context)
        elif action not in ritual.taps_for_all and not await allowed(incoming.person, anchor, uow):
            uow.alert(incoming.callback, Alert("not-yours"))
        else:
            await hearing(does)(update, context)

    return tap


def _answering(rituals: Sequence[Ritual], hearing: Hearing) -> Callback:
    by_name = {ritual.name: ritual for ritual in rituals}

    async def answer(update: Update, context: Context) -> None:
        incoming, uow = turn.get().incoming, turn.get().uow
        if incoming.anchor is None or not await allowed(incoming.person, incoming.anchor, uow):
            return
        ritual = by_name.get(incoming.anchor.ritual)
        if ritual and ritual.on_reply:
            await hearing(ritual.on_reply)(update, context)

    return answer


async def _outlived(_update: Update, _context: Context) -> None:
    turn.get().uow.alert(turn.get().incoming.callback, Alert("gone"))


async def _migrated(update: Update, _context: Context) -> None:
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        await turn.get().uow.moved(message.chat_id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await turn.get().uow.moved(message.migrate_from_chat_id, message.chat_id)


def _noticing(rituals: Sequence[Ritual]) -> Callback:
    async def notice(update: Update, context: Context) -> None:
        """We were blocked, let in again, put out of a group or taken back; somebody came or went."""
        uow = turn.get().uow
        change = company(update, turn.get().incoming.at, context.bot.bot.id)
        if change is None:
            return
        why = OUT_OF_REACH.get(change.change)
        if change.change is Change.REMOVED and change.person == context.bot.bot.id:
            await uow.chats.drop(change.chat)
        elif why:
            await uow.chats.gone(change.chat, why)
        elif change.change in (Change.ADDED, Change.UNBLOCKED):
            await uow.chats.back(change.chat)
        await tell_of(rituals, change, uow)
        if why:
            await uow.outbox.close_chat(change.chat, why)  # but for what a ritual has found another way for

    return notice


async def tell_of(rituals: Sequence[Ritual], change: Company, uow: UnitOfWork) -> None:
    """Every ritual that wants to know hears of a change of company."""
    for ritual in rituals:
        if ritual.on_company:
            await ritual.on_company(change, uow)


async def refuse(refusal: Refusal, incoming: Incoming, uow: UnitOfWork) -> None:
    """A "no" its reader can read: privately by the tap, or where they wrote."""
    rests = refusal.word == RESTING and not incoming.group and await uow.rests.why(incoming.person) is not None
    if incoming.callback and not rests:
        uow.alert(incoming.callback, Alert(refusal.word, refusal.params))
        return
    person = None if incoming.group else incoming.person
    line = Line(refusal.word, refusal.params)
    await uow.say(
        Say(
            incoming.chat,
            "rest" if rests else "",
            (line,),
            Kind.ANSWER,
            buttons=((Button("rest-carry-on", "carry-on"),),) if rests else (),
            person=person,
            language=incoming.language,
            reply_to=incoming.message if incoming.group else None,
        )
    )
