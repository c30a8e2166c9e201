"""Telegram's word that somebody came, went, or changed what the bot may do, as the one change that rituals hear of."""

from datetime import datetime

from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update, User

from domain.company import Change, Company

_OUT = (ChatMember.BANNED, ChatMember.LEFT)


def company(update: Update, at: datetime, bot: int) -> Company | None:
    """What this update says of a chat's company; `at` (UTC) is when we stored it. None for everything else."""
    if update.my_chat_member:
        return _ours(update.my_chat_member, at)
    if update.chat_member:
        return _theirs(update.chat_member, at)
    return _told(update.message, at, bot) if update.message else None


def _ours(change: ChatMemberUpdated, at: datetime) -> Company | None:
    """We were added, put out, muted, blocked or let in again; a channel is no company."""
    member = change.new_chat_member
    if change.chat.type == Chat.CHANNEL:
        return None
    private = change.chat.type == Chat.PRIVATE
    if member.status in _OUT:
        what = Change.BLOCKED if private else Change.REMOVED
    elif isinstance(member, ChatMemberRestricted) and not member.can_send_messages:
        what = Change.MUTED if member.is_member else Change.REMOVED
    else:
        what = Change.UNBLOCKED if private else Change.ADDED
    return _of(what, change.chat, change.from_user, at)


def _theirs(change: ChatMemberUpdated, at: datetime) -> Company | None:
    """Told to admins only, which we may be though we never ask for it."""
    was, now = _inside(change.old_chat_member), _inside(change.new_chat_member)
    if was == now:
        return None
    what = Change.JOINED if now else Change.LEFT
    return _of(what, change.chat, change.from_user, at, (change.new_chat_member.user.id,))


def _told(message: Message, at: datetime, bot: int) -> Company | None:
    """The lines in the group itself, which every bot gets."""
    left = message.left_chat_member
    what = Change.LEFT if left else Change.JOINED
    others = tuple(user.id for user in ([left] if left else message.new_chat_members) if user.id != bot)
    return _of(what, message.chat, message.from_user, at, others) if others else None


def _inside(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in _OUT


def _of(change: Change, chat: Chat, by: User | None, at: datetime, who: tuple[int, ...] = ()) -> Company:
    return Company(
        change,
        chat.id,
        at,
        person=by.id if by else None,
        name=by.first_name if by else "",
        language=(by.language_code or "") if by else "",
        title=chat.title or "",
        who=who,
    )
