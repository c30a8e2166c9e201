"""From an update to the one function of the one ritual that hears it; python-telegram-bot finds the way."""

from collections.abc import Callable, Coroutine, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import ChatMember, Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from bot.ritual import Hears, Ritual
from bot.telegram.client import Context, KeptApplication
from domain.errors import Refusal
from domain.messages import Alert, Anchor, Incoming, Kind, Line, Say
from storage.unit_of_work import UnitOfWork

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
OUT_OF_REACH = (ChatMember.BANNED, ChatMember.LEFT)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a handler works with: python-telegram-bot hands over no transaction, so it waits here."""

    uow: UnitOfWork
    incoming: Incoming


turn: ContextVar[Turn] = ContextVar("turn")


def connect(application: KeptApplication, rituals: Sequence[Ritual]) -> None:
    """Give the application a handler for everything in the table of contents."""
    typed = filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, _migrated))
    application.add_handler(ChatMemberHandler(_standing, ChatMemberHandler.MY_CHAT_MEMBER))
    for ritual in rituals:
        for command in ritual.commands:
            application.add_handler(CommandHandler(command.name, _hearing(command.does), filters=typed))
        application.add_handler(CallbackQueryHandler(_tapping(ritual), pattern=f"^{ritual.name}:"))
    application.add_handler(CallbackQueryHandler(_outlived))
    application.add_handler(MessageHandler(filters.REPLY & ~filters.COMMAND, _answering(rituals)))


def _hearing(does: Hears) -> Callback:
    async def hear(_update: Update, _context: Context) -> None:
        now = turn.get()
        try:
            await does(now.incoming, now.uow)
        except Refusal as refusal:
            await refuse(refusal, now.incoming, now.uow)

    return hear


def _tapping(ritual: Ritual) -> Callback:
    async def tap(update: Update, context: Context) -> None:
        incoming, uow = turn.get().incoming, turn.get().uow
        does = ritual.taps.get(incoming.tap.action) if incoming.tap else None
        if does is None or incoming.anchor is None or incoming.anchor.ritual != ritual.name:
            await _outlived(update, context)
        elif not await allowed(incoming.person, incoming.anchor, uow):
            uow.alert(incoming.callback, Alert("not-yours"))
        else:
            await _hearing(does)(update, context)

    return tap


def _answering(rituals: Sequence[Ritual]) -> Callback:
    by_name = {ritual.name: ritual for ritual in rituals}

    async def answer(update: Update, context: Context) -> None:
        incoming, uow = turn.get().incoming, turn.get().uow
        if incoming.anchor is None or not await allowed(incoming.person, incoming.anchor, uow):
            return
        ritual = by_name.get(incoming.anchor.ritual)
        if ritual and ritual.on_reply:
            await _hearing(ritual.on_reply)(update, context)

    return answer


async def _outlived(_update: Update, _context: Context) -> None:
    turn.get().uow.alert(turn.get().incoming.callback, Alert("gone"))


async def _migrated(update: Update, _context: Context) -> None:
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        await turn.get().uow.moved(message.chat_id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await turn.get().uow.moved(message.migrate_from_chat_id, message.chat_id)


async def _standing(update: Update, _context: Context) -> None:
    """We were blocked, let in again, put out of a group or taken back."""
    change, uow = update.my_chat_member, turn.get().uow
    if change and change.new_chat_member.status in OUT_OF_REACH:
        why = "blocked" if change.chat.type == change.chat.PRIVATE else "kicked"
        await uow.chats.gone(change.chat.id, why)
        await uow.outbox.close_chat(change.chat.id, why)
    elif change:
        await uow.chats.back(change.chat.id)


async def allowed(person: int, anchor: Anchor, uow: UnitOfWork) -> bool:
    """May this person answer that message: it was for them alone, or for the couple they belong to now."""
    if anchor.person is not None:
        return anchor.person == person
    member = (await uow.couples.rows([person])).get(person)
    return member is not None and member.couple == anchor.couple


async def refuse(refusal: Refusal, incoming: Incoming, uow: UnitOfWork) -> None:
    """A "no" its reader can read: privately by the tap, or where they wrote."""
    if incoming.callback:
        uow.alert(incoming.callback, Alert(refusal.word, refusal.params))
        return
    person = None if incoming.group else incoming.person
    line = Line(refusal.word, refusal.params)
    await uow.say(
        Say(
            incoming.chat,
            "",
            (line,),
            Kind.ANSWER,
            person=person,
            language=incoming.language,
            reply_to=incoming.message if incoming.group else None,
        )
    )
