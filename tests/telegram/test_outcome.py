"""Every way in which a call to Telegram can end, made by real sockets and read by the real python-telegram-bot."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning

from bot.telegram.outcome import (
    GONE,
    NEVER,
    NUMBERLESS_HALT,
    Conflict,
    Delivered,
    Gone,
    Halted,
    Moved,
    Never,
    NoRights,
    NotDelivered,
    Outcome,
    ServerError,
    Topic,
    Unauthorized,
    Unknown,
    classify,
)
from bot.telegram.wire import Wire
from tests.telegram.loopback import Answer, full_house, hangs_up, keeps_silent, nobody, refuses, resets, says, server

TOKEN = "123456:a-token-of-thirty-letters-or-more"


def impatient() -> Wire:
    return Wire(1, read_timeout=0.2, write_timeout=0.2, connect_timeout=0.2, pool_timeout=0.1, media_write_timeout=0.2)


async def error_at(address: str, method: str = "sendMessage") -> TelegramError:
    wire = impatient()
    bot = Bot(TOKEN, base_url=address, request=wire, get_updates_request=wire)
    calls: dict[str, Callable[[], Awaitable[object]]] = {
        "sendMessage": lambda: bot.send_message(1, "hello"),
        "editMessageText": lambda: bot.edit_message_text("hello", 1, 2),
        "deleteMessage": lambda: bot.delete_message(1, 2),
        "sendDocument": lambda: bot.send_document(1, b"\0" * 16_000_000),
    }
    try:
        with pytest.raises(TelegramError) as caught:
            await calls[method]()
    finally:
        await wire.shutdown()
    return caught.value


async def outcome_of(answer: Answer, method: str = "sendMessage") -> Outcome:
    async with server(answer) as address:
        return classify(await error_at(address, method), method)


async def test_an_answer_slower_than_our_patience_leaves_it_unknown() -> None:
    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n")  # it has arrived, and the rest of the answer takes its time
        await reader.read(2)
        await keeps_silent(reader, writer)

    assert await outcome_of(slow) == Unknown()


async def test_a_request_taken_and_never_answered_leaves_it_unknown() -> None:
    assert await outcome_of(keeps_silent) == Unknown()


async def test_a_line_cut_after_delivery_leaves_it_unknown() -> None:
    assert await outcome_of(hangs_up) == Unknown()


async def test_a_reset_in_the_middle_leaves_it_unknown() -> None:
    assert await outcome_of(resets, "sendDocument") == Unknown()


async def test_an_upload_that_gets_stuck_leaves_it_unknown() -> None:
    async def reads_little(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        await writer.wait_closed()

    async with server(reads_little) as address:
        error = await error_at(address, "sendDocument")
    assert isinstance(error.__cause__, httpx.WriteTimeout)
    assert classify(error) == Unknown()


async def test_a_connection_that_nobody_takes_was_not_delivered_and_may_go_soon() -> None:
    with full_house() as address:
        error = await error_at(address)
    assert isinstance(error.__cause__, httpx.ConnectTimeout)
    assert classify(error) == NotDelivered(soon=True)


async def test_where_nothing_listens_nothing_was_delivered() -> None:
    with nobody() as address:
        assert classify(await error_at(address)) == NotDelivered(soon=False)


async def test_a_full_pool_delivers_nothing_and_may_go_soon() -> None:
    wire = impatient()
    async with server(keeps_silent) as address, asyncio.TaskGroup() as tasks:
        bot = Bot(TOKEN, base_url=address, request=wire, get_updates_request=wire)

        async def occupy() -> None:
            with pytest.raises(TelegramError):
                await bot.send_message(1, "the first takes the only connection")

        tasks.create_task(occupy())
        await asyncio.sleep(0.05)
        with pytest.raises(TelegramError) as caught:
            await bot.send_message(1, "hello")
    await wire.shutdown()
    assert classify(caught.value) == NotDelivered(soon=True)


ANSWERS: list[tuple[Answer, Outcome]] = [
    *((refuses(code, "Internal Server Error"), ServerError()) for code in (500, 502, 503, 504)),
    (says(502, b"<html>Bad Gateway</html>"), ServerError()),
    (refuses(429, "Too Many Requests: retry after 7", retry_after=7), Halted(7.0)),
    (refuses(429, "Too Many Requests: retry after 0", retry_after=0), Halted(NUMBERLESS_HALT)),
    (refuses(429, "Too Many Requests"), Halted(NUMBERLESS_HALT)),
    (refuses(500, "Internal Server Error: Too Many Requests"), Halted(NUMBERLESS_HALT)),
    (refuses(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1009), Moved(-1009)),
    (refuses(403, "Forbidden: bot was blocked by the user"), Gone("blocked")),
    (refuses(403, "Forbidden: user is deactivated"), Gone("deactivated")),
    (refuses(403, "Forbidden: bot was kicked from the supergroup chat"), Gone("kicked")),
    (refuses(403, "Forbidden: bot is not a member of the channel chat"), Gone("kicked")),
    (refuses(403, "Forbidden: the group chat was deleted"), Gone("deleted")),
    (refuses(403, "Forbidden: bot can't initiate conversation with a user"), Gone("never started")),
    (refuses(403, "Forbidden: something new"), Gone("forbidden")),
    (refuses(400, "Bad Request: chat not found"), Gone("never started")),
    (refuses(400, "Bad Request: USER_IS_BLOCKED"), Gone("blocked")),
    (refuses(401, "Unauthorized"), Unauthorized()),
    (refuses(404, "Not Found"), Unauthorized()),
    (refuses(404, "Not Found: method not found"), Never("no such method")),
    (refuses(409, "Conflict: terminated by other getUpdates request"), Conflict()),
    (refuses(400, "Bad Request: message thread not found"), Topic()),
    (refuses(400, "Bad Request: TOPIC_CLOSED"), Topic()),
    (refuses(400, "Bad Request: not enough rights to send text messages to the chat"), NoRights()),
    (refuses(403, "Forbidden: CHAT_WRITE_FORBIDDEN"), NoRights()),
    (refuses(400, "Bad Request: have no rights to send a message"), NoRights()),
    (refuses(400, "Bad Request: can't parse entities: at byte offset 12"), Never("entities")),
    (refuses(400, "Bad Request: message is too long"), Never("too long")),
    (refuses(400, "Bad Request: message text is empty"), Never("empty")),
    (refuses(400, "Bad Request: BUTTON_DATA_INVALID"), Never("button")),
    (refuses(400, "Bad Request: REACTION_INVALID"), Never("reaction")),
    (refuses(400, "Bad Request: query is too old and response timeout expired"), Never("too old")),
    (refuses(400, "Bad Request: something new"), Never("refused")),
    (refuses(413, "Request Entity Too Large"), Never("too long")),
    (says(200, b'{"ok":tr'), Unknown()),
    (says(200, b"[]"), Unknown()),
    (says(200, b"{}"), Unknown()),
]


@pytest.mark.parametrize(("answer", "outcome"), ANSWERS)
async def test_every_answer_has_its_outcome(answer: Answer, outcome: Outcome) -> None:
    assert await outcome_of(answer) == outcome


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409])
async def test_a_page_of_a_proxy_is_no_verdict_of_telegram(status: int) -> None:
    assert await outcome_of(says(status, b"<html>Please log in to the hotel</html>")) == Unknown()


UNCHANGED = "Bad Request: message is not modified: specified new message content is exactly the same"


@pytest.mark.parametrize(
    ("method", "description", "outcome"),
    [
        ("editMessageText", UNCHANGED, Delivered()),
        ("sendMessage", UNCHANGED, Never("refused")),
        ("editMessageText", "Bad Request: message to edit not found", Never("message gone")),
        ("deleteMessage", "Bad Request: message to delete not found", Delivered()),
        ("deleteMessage", "Bad Request: message can't be deleted", Never("too old")),
    ],
)
async def test_what_is_so_already_counts_as_done(method: str, description: str, outcome: Outcome) -> None:
    assert await outcome_of(refuses(400, description), method) == outcome


def test_a_halt_is_read_whether_its_length_is_a_timedelta_or_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    assert classify(RetryAfter(timedelta(minutes=2))) == Halted(120.0)
    monkeypatch.setenv("PTB_TIMEDELTA", "false")
    with pytest.warns(PTBDeprecationWarning, match="retry_after"):
        told = RetryAfter(12)
    with pytest.warns(PTBDeprecationWarning, match="retry_after"):
        assert classify(told) == Halted(12.0)


async def test_no_outcome_repeats_what_somebody_wrote() -> None:
    outcome = await outcome_of(refuses(400, "Bad Request: can't parse entities: chat not found, my dear canary"))
    assert outcome == Never("entities")
    assert "canary" not in repr(outcome)
    assert all(word.isascii() and len(word) < 20 for word in {*GONE.values(), *NEVER.values()})


@pytest.mark.parametrize("error", [RuntimeError("a surprise"), asyncio.CancelledError(), TelegramError("Odd")])
def test_what_nobody_foresaw_is_unknown(error: BaseException) -> None:
    assert classify(error) == Unknown()
