"""What there is in a Telegram world besides accounts: chats and messages, and how the Bot API writes them."""

from dataclasses import dataclass, field
from datetime import datetime

from rehearsal.accounts import (
    ANONYMOUS,
    CHANNEL_BOT,
    MAY_WRITE,
    RIGHTS,
    TELEGRAM,
    Bot,
    Json,
    Member,
    User,
)
from rehearsal.refusals import Refused, bad

__all__ = [
    "ANONYMOUS",
    "CHANNEL_BOT",
    "MAY_WRITE",
    "RIGHTS",
    "TELEGRAM",
    "Bot",
    "Chat",
    "Json",
    "Member",
    "Message",
    "Refused",
    "Topic",
    "User",
    "bad",
    "stamp",
]


def stamp(moment: datetime) -> int:
    """Unix seconds, as the Bot API counts them."""
    return int(moment.timestamp())


@dataclass(eq=False)
class Topic:
    """A thread of a forum, named after the message that opened it."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(eq=False, repr=False)
class Chat:
    """A private chat, group, supergroup or channel; `history` holds every message ever placed, deleted ones too."""

    id: int
    type: str
    title: str = ""
    peer: User | None = None
    username: str | None = None
    members: dict[int, Member] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(MAY_WRITE, True))
    history: dict[int, "Message"] = field(default_factory=dict)
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    reactions_allowed: bool = True
    migrated_to: "Chat | None" = None
    migrated_from: "Chat | None" = None
    linked: "Chat | None" = None
    deleted: bool = False
    last_bot: int | None = None
    last_id: int = 0
    actions: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<{self.type} {self.id} {self.title or (self.peer.name if self.peer else '')!r}>"

    @property
    def lines(self) -> list[str]:
        """What was said and still stands there, in order; a caption for what carries one."""
        return [message.text for message in self.messages if not message.service]

    @property
    def messages(self) -> list["Message"]:
        """What stands in the chat now, in order."""
        return [message for message in self.history.values() if not message.deleted]

    def member(self, user: User) -> Member:
        """The standing of `user`; someone who was never here has left."""
        return self.members.get(user.id) or Member(user, "left")

    @property
    def inside(self) -> list[Member]:
        """Everyone who counts as a member, bots too."""
        return [member for member in self.members.values() if member.inside]

    def json(self) -> Json:
        """https://core.telegram.org/bots/api#chat"""
        base: Json = {"id": self.id, "type": self.type}
        if self.peer is not None:
            names = {"last_name": self.peer.last_name, "username": self.peer.username}
            return base | {"first_name": self.peer.first_name} | {k: v for k, v in names.items() if v}
        base["title"] = self.title
        if self.type == "group":
            base["all_members_are_administrators"] = False
        if self.username:
            base["username"] = self.username
        return base | {"is_forum": True} if self.is_forum else base


@dataclass(eq=False, repr=False)
class Message:
    """A message as Telegram holds it; `text` is the caption of media, `content` what is sent with or instead of it."""

    id: int
    chat: Chat
    date: datetime
    sender: User | None = None
    sender_chat: Chat | None = None
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    content: Json = field(default_factory=dict)
    reply_to: "Message | None" = None
    markup: Json | None = None
    thread: int | None = None
    edited: datetime | None = None
    silent: bool = False
    protected: bool = False
    service: bool = False
    extra: Json = field(default_factory=dict)
    deleted: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)
    known_to: set[int] = field(default_factory=set)

    def __repr__(self) -> str:
        who = self.sender_chat.title if self.sender_chat else self.sender.name if self.sender else "nobody"
        return f"<{who}, {self.id} in {self.chat!r}: {self.text or list(self.content)!r}>"

    @property
    def media(self) -> str | None:
        """The kind of media it carries, or None."""
        return None if self.service else next(iter(self.content), None)

    @property
    def buttons(self) -> list[str]:
        """The labels of the inline keyboard, row by row."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [button["text"] for row in rows for button in row]

    def json(self, *, deep: bool = True) -> Json:
        """https://core.telegram.org/bots/api#message; a message quoted by another carries no quote of its own."""
        base: Json = {"message_id": self.id, "chat": self.chat.json(), "date": stamp(self.date)}
        if self.sender is not None:
            base["from"] = self.sender.json()
        if self.sender_chat is not None:
            base["sender_chat"] = self.sender_chat.json()
        base |= self.content | self.extra | self._words() | self._place()
        if self.edited is not None:
            base["edit_date"] = stamp(self.edited)
        if self.markup and "inline_keyboard" in self.markup:
            base["reply_markup"] = self.markup
        above = self.reply_to or self._topic()
        if deep and above is not None and not above.deleted:
            base["reply_to_message"] = above.json(deep=False)
        return base

    def _topic(self) -> "Message | None":
        """What replies to nothing in a thread of a forum comes as a reply to the line that opened the thread."""
        if not self.chat.is_forum or self.thread in {None, self.id}:
            return None
        return self.chat.history.get(self.thread or 0)

    def _words(self) -> Json:
        if not self.text:
            return {}
        text, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
        return {text: self.text} | ({entities: self.entities} if self.entities else {})

    def _place(self) -> Json:
        place: Json = {"has_protected_content": True} if self.protected else {}
        if self.thread is not None:
            place["message_thread_id"] = self.thread
            if self.chat.is_forum:
                place["is_topic_message"] = True
        return place
