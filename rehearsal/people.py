"""What a person does with a phone: writes, replies, taps, edits, opens links."""

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from rehearsal import delivery
from rehearsal.company import Company
from rehearsal.files import PIXEL, Upload, described
from rehearsal.happenings import Tap
from rehearsal.methods_bot import commands_shown
from rehearsal.methods_send import origin_of
from rehearsal.phone import Notice
from rehearsal.texts import formatted
from rehearsal.things import ANONYMOUS, CHANNEL_BOT, Bot, Chat, Json, Message, User, stamp

if TYPE_CHECKING:
    from rehearsal.world import World

Place = Chat | Bot


class Person(Company):
    """A user with hands. A `Place` is a chat, or a bot for the private chat with it."""

    def __init__(
        self, world: "World", number: int, name: str, last_name: str | None, username: str | None, language: str
    ) -> None:
        super().__init__(number, name, last_name, username, language)
        self.world = world

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def corner(self) -> Chat:
        """The private chat with the world's first bot."""
        return self.world.private(self)

    @property
    def phone(self) -> list[Notice]:
        """Every notification so far, oldest first."""
        return self.world.phones[self.id]

    def sees(self, place: Place) -> list[Message]:
        """What this person reads there, in order; a group that was upgraded reads on from the old one."""
        chat = self._chat(place)
        before = chat.migrated_from.messages if chat.migrated_from else []
        return before + chat.messages

    def menu(self, place: Place) -> list[Json]:
        """The commands shown behind the menu button there."""
        chat = self._chat(place)
        bot = next(one.user for one in chat.inside if isinstance(one.user, Bot))
        return commands_shown(bot, chat, self)

    # --- writing ---------------------------------------------------------------------------------------------

    def writes(
        self,
        place: Place,
        text: str,
        *,
        reply_to: Message | None = None,
        entities: list[Json] | None = None,
        topic: int | None = None,
        anonymous: bool = False,
        as_channel: Chat | None = None,
    ) -> Message:
        """Sends words, as oneself, as an `anonymous` administrator, or in the name of a channel one owns."""
        text, marks = formatted(text, "", entities)
        return self._puts(place, reply_to, topic, anonymous, as_channel, text=text, entities=marks)

    def sends(
        self,
        place: Place,
        kind: str,
        *,
        reply_to: Message | None = None,
        caption: str = "",
        data: bytes = PIXEL,
        name: str = "file.bin",
        at: tuple[float, float] = (51.5074, -0.1278),
        topic: int | None = None,
    ) -> Message:
        """Sends a photo, voice, sticker, document, video, video_note, animation, audio, or a location `at`."""
        if kind == "location":
            content: Json = {"location": {"latitude": at[0], "longitude": at[1]}}
        else:
            content = described(self.world.files.keep(kind, Upload(name, data)))
        text, marks = formatted(caption)
        return self._puts(place, reply_to, topic, content=content, text=text, entities=marks)

    def forwards(self, message: Message, place: Place) -> Message:
        """Passes a message on. Raises PermissionError for a protected one."""
        if message.protected:
            raise PermissionError("this message is protected")
        words: Json = {"text": message.text, "entities": message.entities, "content": message.content}
        return self._puts(place, None, None, **words, extra=origin_of(message))

    def _puts(
        self,
        place: Place,
        reply_to: Message | None,
        topic: int | None,
        anonymous: bool = False,
        as_channel: Chat | None = None,
        **fields: Any,
    ) -> Message:
        chat = self._chat(place)
        self._allowed(chat)
        sender: User = self
        if reply_to is not None and reply_to.chat is not chat:
            fields["extra"] = {"external_reply": _external(reply_to)}
            reply_to = None
        fields |= {"reply_to": reply_to, "thread": topic or (reply_to.thread if reply_to else None)}
        if anonymous:
            sender, fields["sender_chat"] = ANONYMOUS, chat
        if as_channel is not None:
            sender, fields["sender_chat"] = CHANNEL_BOT, as_channel
        return self.world.place(chat, sender, **fields)

    def _allowed(self, chat: Chat) -> None:
        if not chat.member(self).inside:
            raise PermissionError(f"{self.name} is not in {chat.title}")
        bot = self._bot_of(chat)
        if bot is not None:
            if self.id in bot.blocked_by:
                raise PermissionError(f"{self.name} has blocked {bot.name}")
            bot.started_by.add(self.id)

    def _bot_of(self, chat: Chat) -> Bot | None:
        if chat.type != "private":
            return None
        return next(one.user for one in chat.inside if isinstance(one.user, Bot))

    def edits(self, message: Message, text: str) -> Message:
        """Changes one's own words, or the caption of one's own media. Raises PermissionError for another's."""
        if message.sender is not self:
            raise PermissionError("people edit their own messages")
        message.text, message.entities = formatted(text)
        message.edited = self.world.now()
        delivery.deliver(self.world, message, edited=True)
        self.world.tell("edited", message.chat, message)
        return message

    def deletes(self, message: Message) -> None:
        """Takes a message away for everyone. Bots are not told."""
        message.deleted = True
        self.world.tell("deleted", message.chat, message)

    def reacts(self, message: Message, emoji: str | None) -> None:
        """Puts a reaction on a message, or takes it back; administrators among the bots hear of it if they asked."""
        old, new = message.reactions.get(self.id, []), [emoji] if emoji else []
        message.reactions[self.id] = new
        self.world.tell("reaction", message.chat, message, {"by": self.id, "emoji": new})
        update: Json = {"chat": message.chat.json(), "message_id": message.id, "user": self.json()}
        update |= {"date": stamp(self.world.now()), "old_reaction": _reactions(old), "new_reaction": _reactions(new)}
        for member in message.chat.inside:
            if isinstance(member.user, Bot) and (member.admin or message.chat.type == "private"):
                member.user.updates.push("message_reaction", update, self.world.now())

    # --- tapping ---------------------------------------------------------------------------------------------

    def taps(self, message: Message, label: str = "", *, data: str | None = None) -> Tap:
        """Presses the button `label` under a message; `data` presses one that the phone still shows.

        The record it returns is filled when the bot answers. A link is opened, a reply keyboard writes its label or
        shares the place. Raises LookupError when there is no such button.
        """
        button = {"text": label, "callback_data": data} if data is not None else _button(message, label)
        tap = Tap(f"{self.id}{self.world.next('tap'):06d}", self, message, label, "", self.world.now())
        if "callback_data" in button:
            tap.data = button["callback_data"]
            self._calls_back(tap)
        elif "url" in button:
            tap.url, tap.answered = button["url"], True
        elif button.get("request_location"):
            self.sends(message.chat, "location", reply_to=message)
        else:
            self.writes(message.chat, button["text"])
        return tap

    def taps_again(self, tap: Tap) -> None:
        """What a phone does by itself when the answer to a tap was lost: the same query as a new update."""
        self._calls_back(tap)

    def _calls_back(self, tap: Tap) -> None:
        bot = tap.message.sender
        if not isinstance(bot, Bot):
            raise TypeError("only the messages of bots have buttons")
        self.world.taps[tap.id] = tap
        instance = str(-7_000_000_000_000 - tap.message.chat.id)
        body = {"id": tap.id, "from": self.json(), "message": tap.message.json(), "chat_instance": instance}
        bot.updates.push("callback_query", body | {"data": tap.data}, self.world.now())
        self.world.tell("tap", tap.message.chat, tap.message, {"by": self.id, "label": tap.label})

    # --- links -----------------------------------------------------------------------------------------------

    def starts(self, bot: Bot | None = None, payload: str = "") -> Message:
        """Presses Start (or Restart, which also unblocks) in the private chat with a bot."""
        bot = bot or self.world.bot
        if self.id in bot.blocked_by:
            self.unblocks(bot)
        return self.writes(bot, f"/start {payload}".strip())

    def opens(self, link: str, *, group: Chat | None = None) -> Message:
        """Follows `t.me/<bot>?start=` or, into `group`, `?startgroup=`. Raises LookupError for any other link."""
        parts = urlsplit(link if "://" in link else f"https://{link}")
        query = parse_qs(parts.query, keep_blank_values=True)
        bot = next((one for one in self.world.bots.values() if f"/{one.username}" == parts.path), None)
        if bot is None or parts.netloc not in {"t.me", "telegram.me"}:
            raise LookupError(f"no bot behind {link}")
        if "startgroup" not in query:
            return self.starts(bot, query.get("start", [""])[0])
        if group is None:
            raise LookupError("a startgroup link asks for a group")
        if not group.member(bot).inside:
            self.adds(bot, group)
        return self.writes(group, f"/start@{bot.username} {query['startgroup'][0]}".strip())

    def _chat(self, place: Place) -> Chat:
        chat = self.world.private(self, place) if isinstance(place, Bot) else place
        return chat.migrated_to or chat


def _external(message: Message) -> Json:
    """https://core.telegram.org/bots/api#externalreplyinfo: a reply across chats, as to a chat that was upgraded."""
    return {"origin": origin_of(message)["forward_origin"], "chat": message.chat.json(), "message_id": message.id}


def _reactions(emoji: list[str]) -> list[Json]:
    return [{"type": "emoji", "emoji": one} for one in emoji]


def _button(message: Message, label: str) -> Json:
    rows = (message.markup or {}).get("inline_keyboard") or (message.markup or {}).get("keyboard") or []
    for row in rows:
        for button in row:
            shown: Json = button if isinstance(button, dict) else {"text": button}
            if shown["text"] == label:
                return shown
    raise LookupError(f"no button {label!r} under {message.text!r}, only {message.buttons}")
