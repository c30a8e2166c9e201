"""The way in: whatever Telegram hands over is stored, and only then asked for no more."""

import asyncio
import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, TypeGuard

import structlog
from telegram.error import TelegramError

from bot.telegram.client import Client, Identity
from bot.telegram.floods import Floods, Left, Who, tell_of_flood, when
from bot.telegram.outcome import Conflict, Halted, Unauthorized, classify
from domain.clock import Clock
from storage.inbox import Arrived
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

Act = tuple[dict[str, Any], int]  # an update, and whose act it is

IDENTITY = "identity"
OFFSET = "offset"
OFFSET_AT = "offset_at"
# After a week without updates Telegram draws the next id anew (core.telegram.org/bots/api#update): an old offset
# must not hide it, and what comes twice is known by its id.
OFFSET_TRUSTED = timedelta(days=6)
MOST_CONFLICTS = 5
SLOWEST = 30.0
LARGEST = 2**63  # what no column holds cannot be an id


class NotOurs(Exception):
    """Telegram does not know the token, or another program polls with it: nothing a restart would mend."""


class Intake:
    """Polls, stores, and rings `storage.incoming`. One at a time for each token."""

    def __init__(self, storage: Storage, client: Client, clock: Clock, *, patience: int = 50) -> None:
        """`patience`: seconds that Telegram may keep a question open."""
        self._storage = storage
        self._client = client
        self._clock = clock
        self.patience = patience
        self.floods = Floods()
        self._conflicts = 0
        self._sure_of_itself = False
        self.turned_at = clock.monotonic()

    async def recall(self) -> None:
        """Be who getMe said last time, so that a start need not wait for Telegram."""
        if identity := await self._storage.transact(lambda uow: uow.facts.get(IDENTITY)):
            self._client.know(identity)

    async def run(self) -> None:
        """For ever. Raises NotOurs when Telegram refuses the token for good."""
        pause = 0.0
        while True:
            self.turned_at = self._clock.monotonic()
            if pause:
                await asyncio.sleep(pause)
            try:
                await self.poll()
            except TelegramError as error:
                pause = self._after(error, pause)
            else:
                pause, self._conflicts = 0.0, 0

    async def poll(self) -> int:
        """Ask once, store what came, remember how far. Gives back how many updates came. Raises TelegramError."""
        if not self._sure_of_itself:
            await self._ask_identity()
        offset = await self._storage.transact(self._offset)
        updates = await self._client.get_updates_raw(offset, self.patience)
        if updates and not any(_number(update.get("update_id")) for update in updates):
            raise TelegramError("Updates without a number")  # asked for again at once, they would come again at once
        await self.store(updates)
        return len(updates)

    async def store(self, updates: list[dict[str, Any]]) -> None:
        """One transaction for the batch and the offset behind it."""
        numbered = [update for update in updates if _number(update.get("update_id"))]
        if not numbered:
            return
        meant = [(update, author) for update in numbered if (author := self._author(update)) is not None]
        ours, flood, after = self._sifted(meant)
        if ours:
            await self._storage.day_key()

        async def keep(uow: UnitOfWork) -> int:
            await uow.facts.put(OFFSET, str(numbered[-1]["update_id"] + 1))
            await uow.facts.put_moment(OFFSET_AT, uow.now)
            await tell_of_flood(flood, uow)
            return await uow.inbox.store(await self._sealed(ours, uow))

        if await self._storage.transact(keep):
            self._storage.incoming.set()
        self.floods.keep(after)
        if flood:
            log.warning("flooded", count=len(meant) - len(ours))

    def _sifted(self, meant: list[Act]) -> tuple[list[Act], set[int], Mapping[Who, Left]]:
        """What is heard of this, and whose is too much to be."""
        now = self._clock.now().timestamp()
        told = [when(update, now) for update, _ in meant]
        heard, after = self.floods.sift(
            [((author, tapped), at) for (_, author), (tapped, at) in zip(meant, told, strict=True)]
        )
        flood = {author for (_, author), kept in zip(meant, heard, strict=True) if not kept}
        return [act for act, kept in zip(meant, heard, strict=True) if kept], flood, after

    async def _sealed(self, updates: list[tuple[dict[str, Any], int]], uow: UnitOfWork) -> list[Arrived]:
        members = await uow.couples.rows(sorted({author for _, author in updates}))
        stranger_key = await uow.day_key() if updates else ""
        arrived = []
        for update, author in updates:
            member = members.get(author)
            key, lane = member.key_id if member else stranger_key, (member and member.couple) or f"p{author}"
            body = self._storage.vault.seal(key, _written(update), context(update["update_id"]))
            arrived.append(Arrived(update["update_id"], lane, author, key, body, _written_in_a_corner(update)))
        return arrived

    def _author(self, update: Mapping[str, Any]) -> int | None:
        return author_of(update, self._client.bot.id, self._client.bot.username or "")

    async def _offset(self, uow: UnitOfWork) -> int | None:
        offset, at = await uow.facts.get(OFFSET), await uow.facts.moment(OFFSET_AT)
        trusted = at is not None and abs(uow.now - at) < OFFSET_TRUSTED  # the clock may have been wrong
        return int(offset) if offset and trusted else None

    async def _ask_identity(self) -> None:
        """Once in a run: a bot may be given another name, and a program another bot, whose updates count anew."""
        identity = await self._client.ask_identity()

        async def keep(uow: UnitOfWork) -> None:
            known = await uow.facts.get(IDENTITY)
            if known and Identity.model_validate_json(known).id != identity.id:
                await uow.facts.drop(OFFSET)
            await uow.facts.put(IDENTITY, identity.model_dump_json())

        await self._storage.transact(keep)
        self._sure_of_itself = True

    def _after(self, error: TelegramError, pause: float) -> float:
        outcome = classify(error, "getUpdates")
        log.warning("poll_failed", outcome=type(outcome).__name__)
        if isinstance(outcome, Unauthorized):
            raise NotOurs("Telegram does not know this bot token.") from None
        if isinstance(outcome, Conflict):
            self._conflicts += 1
            if self._conflicts >= MOST_CONFLICTS:
                raise NotOurs("Another program is polling with this bot token.") from None
        if isinstance(outcome, Halted):
            return outcome.seconds
        return min(SLOWEST, pause * 2 or 0.5)


def context(update_id: int) -> str:
    """What binds a stored update to its row."""
    return f"inbox:{update_id}"


def author_of(update: Mapping[str, Any], bot: int, username: str) -> int | None:
    """Whose act an update is (a user id); None for what was not meant for us and must not be stored.

    In a group that is everything but commands, replies to us, and what Telegram tells of the group itself: even as its
    admin, when Telegram hands over all that is said there, we keep nothing of it.
    """
    for name in ("callback_query", "my_chat_member", "chat_member"):
        if name in update:
            return _person(update[name])
    message = _dict(update.get("message") or update.get("edited_message"))
    told = any(name in message for name in TOLD_OF_THE_GROUP)
    private = _dict(message.get("chat")).get("type") == "private"
    return _person(message) if told or private or _addressed(message, bot, username) else None


def _addressed(message: Mapping[str, Any], bot: int, username: str) -> bool:
    if "sender_chat" in message:  # a channel, or an admin who hides behind the group: nobody's words
        return False
    if _dict(_dict(message.get("reply_to_message")).get("from")).get("id") == bot:
        return True
    command = _COMMAND.match(str(message.get("text", "")))
    return command is not None and (command["addressee"] or username).lower() == username.lower()


_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@(?P<addressee>[A-Za-z0-9_]+))?(?![\w/@])")

TOLD_OF_THE_GROUP = (
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "group_chat_created",
    "supergroup_chat_created",
)


def _person(holder: object) -> int | None:
    person = _dict(_dict(holder).get("from")).get("id")
    return person if _number(person) else None


def _number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST


def _written_in_a_corner(update: Mapping[str, Any]) -> int | None:
    """The id of a new message in a private chat."""
    message = _dict(update.get("message"))
    number = message.get("message_id") if _dict(message.get("chat")).get("type") == "private" else None
    return number if _number(number) else None


def _written(update: Mapping[str, Any]) -> str:
    """As JSON; nothing, which the worker then sets aside, of what nests too deeply to be written."""
    try:
        return json.dumps(update)
    except RecursionError:
        return "null"


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
