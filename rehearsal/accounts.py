"""Who there is in a Telegram world: people, bots, and their standing in a chat."""

from dataclasses import dataclass, field
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
    token: str = field(default="", repr=False)
    privacy: bool = True
    updates: Updates = field(default_factory=Updates, repr=False)
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
