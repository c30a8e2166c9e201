"""What lies on the table: the line a locked phone shows for a message."""

from dataclasses import dataclass
from datetime import datetime

from rehearsal.texts import cut, units
from rehearsal.things import Message

HIDDEN = "▒"
MEDIA = {
    "photo": "Photo",
    "voice": "Voice message",
    "sticker": "Sticker",
    "document": "File",
    "animation": "GIF",
    "video": "Video",
    "video_note": "Video message",
    "audio": "Audio",
    "location": "Location",
}


@dataclass(frozen=True)
class Notice:
    """One notification: its title, its text as the clients for Android and iOS show it, and whether it made a sound."""

    at: datetime
    title: str
    text: str
    silent: bool
    message: Message


def notice(message: Message) -> Notice:
    """The notification of a message: the chat as its title, in groups the sender before the words."""
    who = message.sender_chat.title if message.sender_chat else (message.sender.name if message.sender else "")
    private = message.chat.type == "private"
    words = shown(message)
    return Notice(
        message.date,
        who if private else message.chat.title,
        words if private else f"{who}: {words}",
        message.silent,
        message,
    )


def shown(message: Message) -> str:
    """The words of a message with every spoiler blotted out, after the name of what it carries."""
    text = message.text
    for entity in message.entities:
        if entity["type"] == "spoiler":
            start, length = entity["offset"], entity["length"]
            blot = "".join(char if char.isspace() else HIDDEN * units(char) for char in cut(text, start, length))
            text = cut(text, 0, start) + blot + cut(text, start + length, units(text))
    if message.media is None:
        return text
    name = MEDIA.get(message.media, message.media)
    return f"{name}, {text}" if text else name
