"""The truth of the rehearsal: who there is, what stands in which chat, and what each bot has yet to hear."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from rehearsal import delivery
from rehearsal.asked import Asked
from rehearsal.clock import RehearsalClock
from rehearsal.files import Files, Upload
from rehearsal.flood import Flood
from rehearsal.happenings import Call, Happening, Tap
from rehearsal.methods import METHODS
from rehearsal.people import Person
from rehearsal.phone import Notice, notice
from rehearsal.things import ANONYMOUS, CHANNEL_BOT, TELEGRAM, Bot, Chat, Json, Member, Message, Refused, User
from rehearsal.trouble import Trouble

__all__ = ["TOKEN", "Call", "Happening", "Tap", "World"]

TOKEN = "6000000001:AAKeptRehearsalTokenKeptRehearsalTk"  # noqa: S105 - known to nobody but the rehearsal


class World:
    """Drivable in-process: people act through `Person`, a bot through `call`. Nothing in it waits."""

    def __init__(
        self,
        clock: RehearsalClock | None = None,
        *,
        token: str = TOKEN,
        name: str = "Kept",
        username: str = "kept_bot",
        strict: bool = False,
    ) -> None:
        """`strict` enforces flood limits like Telegram's."""
        self.clock = clock or RehearsalClock()
        self.record: list[Call] = []
        self.users: dict[int, User] = {user.id: user for user in (ANONYMOUS, CHANNEL_BOT, TELEGRAM)}
        self.bots: dict[str, Bot] = {}
        self.chats: dict[int, Chat] = {}
        self.privates: dict[tuple[int, int], Chat] = {}
        self.taps: dict[str, Tap] = {}
        self.files = Files()
        self.phones: defaultdict[int, list[Notice]] = defaultdict(list)
        self.trouble = Trouble()
        self.trouble.changed = lambda: self.tell("trouble")
        self.flood = Flood(self.clock, on=strict)
        self._listeners: list[Callable[[Happening], None]] = []
        self._numbers: defaultdict[str, int] = defaultdict(int)
        self.bot = self.another_bot(name, username, token)

    # --- who and where ---------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """The world's wall time, aware, in UTC."""
        return self.clock.now()

    def next(self, what: str) -> int:
        """Counts `what` from one: the world's ids are the same at every run."""
        self._numbers[what] += 1
        return self._numbers[what]

    def user(
        self, name: str, *, language: str = "en", last_name: str | None = None, username: str | None = None
    ) -> Person:
        """A new person; ids lie beyond 32 bits, as real ones may."""
        person = Person(self, 5_000_000_000 + self.next("user"), name, last_name, username, language)
        self.users[person.id] = person
        return person

    def another_bot(self, name: str, username: str, token: str | None = None) -> Bot:
        """A further bot in the same world; its token is the address it calls from."""
        number = 6_000_000_000 + self.next("bot")
        token = token or f"{number}:AAAnotherBotAnotherBotAnotherBotAno"
        bot = Bot(number, name, username=username, token=token)
        self.users[bot.id] = bot
        self.bots[token] = bot
        return bot

    def group(self, title: str, members: Iterable[User] = (), *, supergroup: bool = False, forum: bool = False) -> Chat:
        """A group made by its first member; bots among the members hear of it as they would."""
        chat = self._room("supergroup" if supergroup or forum else "group", title)
        chat.is_forum = forum
        people = list(members)
        for user in people:
            chat.members[user.id] = Member(user, "creator" if user is people[0] else "member")
        for user in people:
            if isinstance(user, Bot):
                self.standing_changed(chat, people[0], Member(user, "left"), chat.member(user))
        if people and chat.type == "group":  # the making of a supergroup is never told to bots
            self.service(chat, people[0], {"group_chat_created": True})
        return chat

    def channel(self, title: str, owner: User, *, linked: Chat | None = None) -> Chat:
        """A channel; what is posted there is forwarded to the `linked` group by itself."""
        chat = self._room("channel", title)
        chat.members[owner.id] = Member(owner, "creator")
        chat.linked = linked
        return chat

    def private(self, user: User, bot: Bot | None = None) -> Chat:
        """The chat of `user` with a bot; it exists before it is begun."""
        bot = bot or self.bot
        if (bot.id, user.id) not in self.privates:
            chat = Chat(user.id, "private", peer=user)
            chat.members = {user.id: Member(user), bot.id: Member(bot)}
            self.privates[bot.id, user.id] = chat
        return self.privates[bot.id, user.id]

    def chat(self, chat_id: int, bot: Bot | None = None) -> Chat:
        """The chat a bot knows by this id. Raises KeyError."""
        return self.chats[chat_id] if chat_id in self.chats else self.privates[(bot or self.bot).id, chat_id]

    def _room(self, kind: str, title: str) -> Chat:
        number = self.next("room")
        chat = Chat(-4_000_000_000 - number if kind == "group" else -1_002_000_000_000 - number, kind, title)
        self.chats[chat.id] = chat
        return chat

    # --- what happens ----------------------------------------------------------------------------------------

    def place(self, chat: Chat, sender: User | None, **fields: Any) -> Message:
        """Puts a message into a chat, tells the bots that may know of it, and lets phones ring."""
        if chat.type in {"private", "group"}:
            number = self.next("message")
        else:
            chat.last_id += 1
            number = chat.last_id
        message = Message(number, chat, self.now(), sender, **fields)
        chat.history[number] = message
        delivery.deliver(self, message)
        self._ring(message)
        self.tell("message", chat, message)
        return message

    def service(self, chat: Chat, sender: User | None, content: Json) -> Message:
        """A line Telegram itself writes into a chat, such as who joined."""
        return self.place(chat, sender, content=content, service=True, silent=True)

    def standing_changed(self, chat: Chat, by: User, old: Member, new: Member) -> None:
        """Tells bots that a standing changed: their own always, others' to administrators that asked."""
        delivery.standing_changed(self, chat, by, old, new)
        self.tell("member", chat, detail={"user": new.user.id, "old": old.status, "new": new.status})

    def raw(self, kind: str, body: Json) -> int | None:
        """Queues an update as it is for the first bot: one of a kind nobody knows yet, or one that is broken."""
        return self.bot.updates.push(kind, body, self.now())

    def migrate(self, group: Chat) -> Chat:
        """The group becomes a supergroup: a new id, new message numbers, and two service messages that say so."""
        new = self._room("supergroup", group.title)
        new.members = dict(group.members)
        new.permissions = dict(group.permissions)
        new.migrated_from, group.migrated_to = group, new
        owner = next((one.user for one in group.members.values() if one.status == "creator"), None)
        self.service(group, owner, {"migrate_to_chat_id": new.id})
        self.service(new, owner, {"migrate_from_chat_id": group.id})
        return new

    def _ring(self, message: Message) -> None:
        for member in message.chat.inside:
            if not member.user.is_bot and member.user is not message.sender and not message.service:
                self.phones[member.user.id].append(notice(message))

    # --- the bot's side --------------------------------------------------------------------------------------

    def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
        token: str | None = None,
    ) -> Any:
        """A Bot API method; values may be JSON text or plain. Returns its result or raises Refused; it is recorded."""
        bot = self.caller(token)
        asked = Asked(self, bot, method, dict(params or {}), dict(files or {}))
        call = Call(self.now(), bot, method, asked.plain(), ok=False, code=200)
        if method.lower() != "getupdates":
            self.record.append(call)
        try:
            call.result = self._answer(asked)
        except Refused as no:
            call.code, call.description = no.code, no.description
            self.tell("refused", detail={"method": method, "description": no.description})
            raise
        call.ok = True
        return call.result

    def caller(self, token: str | None = None) -> Bot:
        """The bot behind a token, the first one without. Raises Refused: 404 for no token at all, else 401."""
        if token is None:
            return self.bot
        if ":" not in token:
            raise Refused(404, "Not Found")
        if token not in self.bots:
            raise Refused(401, "Unauthorized")
        return self.bots[token]

    def _answer(self, asked: Asked) -> Any:
        self.trouble.refuse(asked.method, asked.plain())
        answer = METHODS.get(asked.method.lower())
        if answer is None:
            raise Refused(404, "Not Found: method not found")
        return answer(asked)

    def listen(self, listener: Callable[[Happening], None]) -> Callable[[], None]:
        """Calls `listener` with everything that happens; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(
        self, kind: str, chat: Chat | None = None, message: Message | None = None, detail: Json | None = None
    ) -> None:
        """Lets the listeners know."""
        happening = Happening(kind, self.now(), chat, message, detail or {})
        for listener in list(self._listeners):
            listener(happening)
