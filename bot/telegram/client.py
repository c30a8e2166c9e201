"""python-telegram-bot as Kept uses it: starts while Telegram is away, hides its token, and lets errors out."""

import asyncio
from typing import Any

from pydantic import BaseModel, ConfigDict
from telegram import Update, User
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackContext, ExtBot
from telegram.request import BaseRequest

from bot.telegram.wire import POLL, line, long_line

BASE_URL = "https://api.telegram.org/bot"
BASE_FILE_URL = "https://api.telegram.org/file/bot"

# `edited_message` because what somebody took back must not be shown as first written; `my_chat_member` tells of blocks
# and removals; `chat_member` (sent to admins only) of a third person where a couple made us admin after all. No
# reactions, no channels, no inline queries: what is not asked for need not be protected.
ALLOWED_UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_MEMBER,
]

Data = dict[Any, Any]


class Identity(BaseModel):
    """Who the bot is, as getMe told; worth keeping, so that a start need not ask again."""

    model_config = ConfigDict(frozen=True)

    id: int
    username: str
    first_name: str


class Client(ExtBot[None]):
    """A Bot whose `initialize()` asks nothing: told its identity by `know`, or asking with `ask_identity`."""

    __slots__ = ("_heard", "_lines", "_me")

    def __init__(self, token: str, base_url: str, base_file_url: str, lines: tuple[BaseRequest, BaseRequest]) -> None:
        """`lines` are the requests for getUpdates and for all else."""
        super().__init__(
            token, base_url=base_url, base_file_url=base_file_url, get_updates_request=lines[0], request=lines[1]
        )
        self._lines = lines
        self._me: User | None = None
        self._heard = 0

    def __repr__(self) -> str:
        """Without the token, which the inherited one shows."""
        return f"{type(self).__name__}[{self._me.username if self._me else 'unknown'}]"

    async def initialize(self) -> None:
        """Opens the lines; the inherited one would call getMe, fail while Telegram is away, and quote the token."""
        await asyncio.gather(*(request.initialize() for request in self._lines))

    async def shutdown(self) -> None:
        """Closes the lines; may be called twice."""
        await asyncio.gather(*(request.shutdown() for request in self._lines))

    @property
    def bot(self) -> User:
        """What python-telegram-bot reads id and username from. Raises RuntimeError before anybody told."""
        if self._me is None:
            raise RuntimeError("Nobody has told the bot who it is: call know() or ask_identity().")
        return self._me

    @property
    def heard(self) -> int:
        """How often Telegram has answered a question for updates in this run."""
        return self._heard

    def know(self, identity: str) -> Identity:
        """Takes the identity of last time, as JSON. Raises pydantic.ValidationError for anything else."""
        me = Identity.model_validate_json(identity)
        self._me = User(id=me.id, first_name=me.first_name, username=me.username, is_bot=True)
        return me

    async def ask_identity(self) -> Identity:
        """Asks getMe and remembers; keep its `model_dump_json()` for `know`. Raises TelegramError."""
        me = await self.get_me()
        return self.know(Identity(id=me.id, username=me.username or "", first_name=me.first_name).model_dump_json())

    async def get_updates_raw(self, offset: int | None, timeout: int = POLL) -> list[dict[str, Any]]:  # noqa: ASYNC109 - Telegram's own word
        """Updates from `offset` on as plain JSON, after at most `timeout` seconds. Raises TelegramError.

        Unparsed, because Bot.get_updates loses the entire batch, for ever, to one update that it cannot read.
        """
        answer = await self.do_api_request(
            "get_Updates",  # spelt like no method of Bot, or python-telegram-bot would point to Bot.get_updates
            {"offset": offset, "timeout": timeout, "allowed_updates": ALLOWED_UPDATES},
            read_timeout=timeout + 15,
        )
        if not isinstance(answer, list):
            raise TelegramError("Invalid server response")
        self._heard += 1
        return [update for update in answer if isinstance(update, dict)]


Context = CallbackContext[Client, Data, Data, Data]


class KeptApplication(Application[Client, Context, Data, Data, Data, None]):
    """An Application whose `process_update` raises what a handler raised, so that a transaction can roll back."""

    __slots__ = ()

    async def process_error(
        self,
        update: object | None,  # noqa: ARG002 - the inherited signature
        error: Exception,
        job: object | None = None,  # noqa: ARG002
        coroutine: object | None = None,  # noqa: ARG002
    ) -> bool:
        """Raises `error` itself; the inherited one would log it and go on."""
        raise error


def build(
    token: str,
    base_url: str = BASE_URL,
    base_file_url: str = BASE_FILE_URL,
    request: BaseRequest | None = None,
    get_updates_request: BaseRequest | None = None,
) -> KeptApplication:
    """The router and its client; no Updater, no JobQueue, no persistence. Raises InvalidToken for an empty token."""
    client = Client(token, base_url, base_file_url, (get_updates_request or long_line(), request or line()))
    builder = ApplicationBuilder().bot(client).updater(None).job_queue(None).concurrent_updates(False)  # noqa: FBT003
    application = builder.application_class(KeptApplication).build()
    if not isinstance(application, KeptApplication):
        raise TypeError("python-telegram-bot ignored application_class")
    return application
