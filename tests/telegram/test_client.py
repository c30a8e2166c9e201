"""The client starts without Telegram, keeps its token to itself, and lets what a handler raises reach its caller."""

import json
import logging
from typing import Any

import pytest
from pydantic import ValidationError
from telegram import Update
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import CommandHandler

from bot.telegram.client import Client, Context, Identity, KeptApplication, build
from bot.telegram.wire import Wire, line, long_line
from tests.telegram.loopback import says, server
from tests.telegram.wire import FakeWire, no, ok

TOKEN = "123456:a-token-of-thirty-letters-or-more"
KNOWN = '{"id": 7001, "username": "kept_bot", "first_name": "Kept"}'


class SpiltError(Exception):
    """Something went wrong at lunch."""


def kept(wire: FakeWire | None = None, polls: FakeWire | None = None) -> KeptApplication:
    return build(TOKEN, request=wire or FakeWire(), get_updates_request=polls or FakeWire())


def command(text: str, client: Client) -> Update:
    message = {
        "message_id": 5,
        "date": 1_790_000_000,
        "chat": {"id": -100, "type": "group", "title": "Us"},
        "from": {"id": 11, "is_bot": False, "first_name": "Ana"},
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}],
    }
    return Update.de_json({"update_id": 1, "message": message}, client)


async def heard(text: str) -> list[str]:
    application, heard = kept(), []

    async def lunch(update: Update, context: Context) -> None:
        heard.append(update.effective_message.text if update.effective_message else None)

    application.add_handler(CommandHandler("lunch", lunch))
    await application.initialize()
    application.bot.know(KNOWN)
    await application.process_update(command(text, application.bot))
    return [text for text in heard if text]


async def test_a_start_asks_telegram_nothing_and_opens_and_closes_both_lines() -> None:
    wire, polls = FakeWire(NetworkError("away")), FakeWire(NetworkError("away"))
    application = kept(wire, polls)
    await application.initialize()
    assert (wire.open, polls.open) == (True, True)
    await application.shutdown()
    assert (wire.open, polls.open) == (False, False)
    assert wire.asked == polls.asked == []


@pytest.mark.parametrize(
    ("text", "answered"),
    [("/lunch", True), ("/lunch@kept_bot", True), ("/lunch@KEPT_bot", True), ("/lunch@other_bot", False)],
)
async def test_a_told_identity_is_enough_to_know_ones_own_commands(text: str, answered: bool) -> None:
    assert await heard(text) == ([text] if answered else [])


async def test_an_identity_that_was_asked_for_can_be_told_the_next_time() -> None:
    wire = FakeWire()
    client = kept(wire).bot
    asked = await client.ask_identity()
    assert asked == Identity(id=7001, username="kept_bot", first_name="Kept")
    again = kept().bot
    assert again.know(asked.model_dump_json()) == asked
    assert (again.id, again.username, again.first_name) == (7001, "kept_bot", "Kept")
    assert [method for method, _ in wire.asked] == ["getMe"]


async def test_nobody_is_anybody_before_being_told() -> None:
    with pytest.raises(RuntimeError, match="who it is"):
        _ = kept().bot.username


@pytest.mark.parametrize("identity", ["", "{}", '{"id": "x", "username": "k", "first_name": "K"}'])
async def test_a_spoilt_identity_is_refused(identity: str) -> None:
    with pytest.raises(ValidationError):
        kept().bot.know(identity)


async def test_what_a_handler_raises_reaches_the_caller_of_process_update() -> None:
    async def lunch(update: Update, context: Context) -> None:
        raise SpiltError

    application = kept()
    application.add_handler(CommandHandler("lunch", lunch))
    await application.initialize()
    application.bot.know(KNOWN)
    with pytest.raises(SpiltError):
        await application.process_update(command("/lunch", application.bot))


async def test_the_token_shows_in_no_name_of_the_things_that_hold_it() -> None:
    application = kept()
    assert TOKEN not in f"{application!r} {application.bot!r} {application.bot}"
    application.bot.know(KNOWN)
    assert repr(application.bot) == "Client[kept_bot]"


async def test_a_rejected_token_is_not_quoted() -> None:
    with pytest.raises(InvalidToken) as caught:
        await kept(FakeWire(no(401, "Unauthorized"))).bot.ask_identity()
    assert TOKEN not in f"{caught.value!r} {caught.value.__cause__!r}"


async def test_updates_come_raw_on_a_line_of_their_own_and_a_malformed_one_harms_nobody() -> None:
    batch = [{"update_id": 1, "message": {"chat": {}}}, {"update_id": 2, "of_tomorrow": {"x": 1}}]
    wire, polls = FakeWire(), FakeWire(ok(batch))
    assert await kept(wire, polls).bot.get_updates_raw(40, 50) == batch
    assert wire.asked == []
    [(method, asked)] = polls.asked
    assert (method, asked["offset"], asked["timeout"]) == ("getUpdates", 40, 50)
    assert asked["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
    assert polls.patience == 65


async def test_a_first_poll_names_no_offset() -> None:
    polls = FakeWire(ok([]))
    assert await kept(polls=polls).bot.get_updates_raw(None) == []
    assert "offset" not in polls.asked[0][1]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (no(401, "Unauthorized"), InvalidToken),
        (no(404, "Not Found"), InvalidToken),
        (no(429, "Too Many Requests: retry after 3", retry_after=3), RetryAfter),
        (ok(True), TelegramError),
    ],
)
async def test_a_poll_that_fails_says_how(answer: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        await kept(polls=FakeWire(answer)).bot.get_updates_raw(None)


async def test_an_answer_that_cannot_be_read_is_not_written_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    cut = json.dumps({"ok": True, "result": [{"text": "canary"}]})[:-2].encode()
    wire = Wire(1)
    async with server(says(200, cut)) as address:
        client = build(TOKEN, base_url=address, request=wire, get_updates_request=wire).bot
        with caplog.at_level(logging.INFO), pytest.raises(TelegramError) as caught:
            await client.get_updates_raw(None)
    await wire.shutdown()
    assert "canary" not in caplog.text
    assert "canary" not in f"{caught.value!r} {caught.value.__cause__!r}"


async def test_sends_wait_long_enough_and_polls_longer_than_telegram_does() -> None:
    sends, polls = line(), long_line()
    assert (sends.read_timeout, polls.read_timeout) == (20, 65)
    assert sends.http_version == polls.http_version == "1.1"
    await sends.shutdown()
    await polls.shutdown()
