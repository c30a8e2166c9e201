"""What there is in a Telegram world: accounts, members, chats and messages, and how the Bot API writes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rehearsal.updates import Updates

Json = dict[str, Any]

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)
MAY_WRITE = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
)


class Refused(Exception):
    """A "no" of the Bot API: HTTP status, its words, and its parameters (`retry_after`, `migrate_to_chat_id`)."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})


def bad(reason: str) -> Refused:
    """The 400 that says `reason`."""
    return Refused(400, f"Bad Request: {reason}")


def stamp(moment: datetime) -> int:
    """Unix seconds, as the Bot API counts them."""
    return int(moment.timestamp())


@dataclass(eq=False)
class User:
    """A Telegram account."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    deactivated: bool = False

    @property
    def name(self) -> str:
        """First and last name, as a chat list shows them."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def json(self) -> Json:
        """https://core.telegram.org/bots/api#user"""
        shown = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        base: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return base | {key: value for key, value in shown.items() if value}


@dataclass(eq=False)
class Bot(User):
    """An account run by a program: its token, the updates waiting for it, and what it told Telegram of itself."""

    is_bot: bool = True
    token: str = ""
    privacy: bool = True
    updates: Updates = field(default_factory=Updates)
    started_by: set[int] = field(default_factory=set)
    blocked_by: set[int] = field(default_factory=set)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    polls: int = 0


ANONYMOUS = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = User(136817688, "Channel", username="Channel_Bot", is_bot=True)
TELEGRAM = User(777000, "Telegram")


@dataclass(eq=False)
class Member:
    """Someone's standing in a chat. `rights` are an administrator's or, when restricted, what is still allowed."""

    user: User
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    anonymous: bool = False

    @property
    def inside(self) -> bool:
        """Whether this person counts among the members."""
        return self.status not in {"left", "kicked"}

    @property
    def admin(self) -> bool:
        """Owner or administrator."""
        return self.status in {"creator", "administrator"}

    def json(self) -> Json:
        """https://core.telegram.org/bots/api#chatmember"""
        base: Json = {"user": self.user.json(), "status": self.status}
        if self.status == "creator":
            return base | {"is_anonymous": self.anonymous}
        if self.status == "administrator":
            rights = {right: self.rights.get(right, False) for right in RIGHTS}
            return base | {"can_be_edited": False, "is_anonymous": self.anonymous} | rights
        if self.status == "restricted":
            may = {right: self.rights.get(right, False) for right in MAY_WRITE}
            return base | {"is_member": True, "until_date": 0, "can_manage_topics": False} | may
        return base | {"until_date": 0} if self.status == "kicked" else base


@dataclass(eq=False)
class Topic:
    """A thread of a forum, named after the message that opened it."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(eq=False)
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


@dataclass(eq=False)
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
