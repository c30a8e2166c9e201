"""What is owed, as the rooms above storage see it: a row to be sent, and the message that a change is about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.couple import Couple
from domain.messages import Kind
from domain.noise import Noise, Shown

NEW = ("say", "photo", "copy", "file")
FORGOTTEN: dict[str, Any] = {"payload": None, "photo": None}
TO_NOTHING: dict[str, Any] = {"target": None, "target_message": None}  # a new message that is no reply any more


@dataclass(frozen=True, slots=True)
class Owed:
    """A row the sender has claimed. `payload` opens with the context `outbox:<ref>`."""

    id: int
    ref: str
    method: str
    kind: Kind
    ritual: str
    chat: int
    couple: str | None
    person: int | None
    language: str
    payload: str | None
    photo: bytes | None
    target: str | None
    target_message: int | None
    silent: bool
    unsure: int
    stale_at: datetime | None
    noise: Noise
    shown: Shown
    agreed: bool
    letter: str | None
    opened_at: datetime | None
    key_ids: str
    dedupe: str | None
    source_chat: int | None
    source_message: int | None


@dataclass(frozen=True, slots=True)
class Target:
    """A message of ours as Telegram knows it; `message` is None while nobody knows its id.

    `captioned`: its words stand below a picture or the like. `never`: it will not come.
    """

    chat: int
    message: int | None
    captioned: bool
    never: bool


def each_way(dedupe: str, couple: Couple) -> tuple[str, ...]:
    """A dedupe key as it lies there for a group, and for each corner."""
    return (dedupe, *(f"{dedupe}@{member.person}" for member in couple.members))


def owed_of(row: Any) -> Owed:
    """A row of the table."""
    values = {name: row[name] for name in Owed.__slots__}
    typed = {"kind": Kind(row["kind"]), "noise": Noise(row["noise"]), "shown": Shown(row["shown"])}
    return Owed(**values | typed)
