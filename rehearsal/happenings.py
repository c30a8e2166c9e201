"""What happened, as it is told to listeners and kept for whoever checks it afterwards."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rehearsal.things import Bot, Chat, Json, Message, User


@dataclass
class Happening:
    """Something that happened, for whoever listens: `kind` is message, edited, deleted, reaction, tap, answer,
    action, member, refused, read or trouble."""

    kind: str
    at: datetime
    chat: Chat | None = None
    message: Message | None = None
    detail: Json = field(default_factory=dict)


@dataclass
class Call:
    """One request of a bot: what it asked and what it was told. `trouble` names what befell it on the wire."""

    at: datetime
    bot: Bot
    method: str
    params: Json
    ok: bool
    code: int
    description: str = ""
    result: Any = None
    trouble: str = ""


@dataclass
class Tap:
    """A pressed button and the private answer it got (`text`, `alert`, `url`) once the bot has answered."""

    id: str
    user: User
    message: Message
    label: str
    data: str
    at: datetime
    url: str | None = None
    text: str | None = None
    alert: bool = False
    answered: bool = False
