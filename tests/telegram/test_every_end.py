"""However a call to Telegram ends, its row ends as it should, and the chat shows what it should show."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pytest

from domain.messages import Kind
from tests.house import Kept
from tests.telegram.shelf import at_home, calls, owe, row, texts, to_room

A_MINUTE = timedelta(minutes=1)
EVIDENCE = timedelta(minutes=11)
Trouble = Callable[[Kept], Any]


def broken(error: httpx.HTTPError, *, acted: bool) -> Trouble:
    """The line tells this."""
    return lambda kept: kept.wire.breaks("sendMessage", error, acted=acted)


def refused(code: int, words: str, times: int = 1) -> Trouble:
    """Telegram answers this."""
    return lambda kept: kept.world.trouble.next(
        "refuse", method="sendMessage", code=code, description=words, times=times
    )


def troubled(kind: str, times: int = 1) -> Trouble:
    """The rehearsal plays this."""
    return lambda kept: kept.world.trouble.next(kind, method="sendMessage", times=times)


@dataclass(frozen=True)
class End:
    """Troubles; the state right after each and in the end; how often the chat then shows the message."""

    troubles: list[Trouble]
    then: str
    finally_: str
    copies: int
    kind: Kind = Kind.NOTICE
    after: timedelta = field(default=A_MINUTE)


LOST = [
    broken(httpx.ReadTimeout("slow"), acted=True),
    broken(httpx.RemoteProtocolError("cut"), acted=True),
    broken(httpx.ReadError("cut"), acted=True),
    broken(httpx.WriteError("cut"), acted=True),
    troubled("lost_answer"),
    troubled("garbage"),
]
SWALLOWED = [broken(httpx.ReadTimeout("silence"), acted=False), broken(httpx.WriteTimeout("silence"), acted=False)]
NEVER_LEFT = [
    broken(httpx.ConnectTimeout("slow"), acted=False),
    broken(httpx.PoolTimeout("full"), acted=False),
    broken(httpx.ConnectError("refused"), acted=False),
    broken(httpx.ProxyError("no"), acted=False),
    troubled("lost_request"),
    refused(429, "Too Many Requests"),
]
ILL = [refused(code, "Internal Server Error") for code in (500, 502, 503, 504)] + [troubled("bad_gateway")]
NEVER = [
    refused(400, "Bad Request: message is too long"),
    refused(400, "Bad Request: can't parse entities: nothing"),
    refused(400, "Bad Request: BUTTON_DATA_INVALID"),
    refused(400, "Bad Request: something new"),
    refused(400, "Bad Request: message thread not found"),
    refused(400, "Bad Request: TOPIC_CLOSED"),
    refused(400, "Bad Request: not enough rights to send text messages to the chat"),
    refused(403, "Forbidden: CHAT_WRITE_FORBIDDEN"),
    refused(403, "Forbidden: bot was kicked from the group chat"),
    refused(403, "Forbidden: the group chat was deleted"),
    refused(413, "Request Entity Too Large"),
]
ENDS = {
    "a notice whose answer was lost is not repeated": End(LOST, "unknown", "unknown", 1),
    "nor is an answer": End(LOST, "unknown", "unknown", 1, Kind.ANSWER),
    "a prompt is, after ten minutes": End(LOST, "unknown", "sent", 2, Kind.PROMPT, EVIDENCE),
    "a reveal is, at once": End(LOST, "unknown", "sent", 2, Kind.REVEAL),
    "a notice that nobody got is missing": End(SWALLOWED, "unknown", "unknown", 0),
    "a prompt that nobody got comes later": End(SWALLOWED, "unknown", "sent", 1, Kind.PROMPT, EVIDENCE),
    "what never left goes again": End(NEVER_LEFT, "ready", "sent", 1),
    "what a server could not take goes again": End(ILL, "ready", "sent", 1),
    "but not for ever": End([troubled("bad_gateway", 2)], "ready", "unknown", 0, Kind.PROMPT, EVIDENCE),
    "what is refused never goes": End(NEVER, "never", "never", 0),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
async def test_every_end_of_a_call(kept: Kept, end: End) -> None:
    for number, trouble in enumerate(end.troubles):
        text = f"soup-{number}"
        kept.clock.move(A_MINUTE)
        await at_home(kept)
        trouble(kept)
        await owe(kept, to_room(kept, text, end.kind))
        [letter], _ = await kept.house.sender.claim()
        await kept.house.sender.deliver(letter)
        assert (text, (await row(kept, text)).state) == (text, end.then)
        await kept.passes(end.after)
        assert (text, (await row(kept, text)).state) == (text, end.finally_)
        assert texts(kept).count(text) == end.copies


async def test_a_message_that_can_never_go_blocks_nobody(kept: Kept) -> None:
    for number, trouble in enumerate(NEVER[:4]):
        trouble(kept)
        await owe(kept, to_room(kept, f"lost-{number}"), to_room(kept, f"said-{number}"))
        await kept.settles()
        assert texts(kept)[number:] == [f"said-{number}"]
        lost = await row(kept, f"lost-{number}")
        assert lost.payload is None
        assert lost.error.replace(" ", "").isalpha()


async def test_an_unknown_end_blocks_nobody_either(kept: Kept) -> None:
    kept.world.trouble.next("lost_request", method="sendMessage")
    SWALLOWED[0](kept)
    await owe(kept, to_room(kept, "one", Kind.PROMPT), to_room(kept, "two"))
    await kept.settles()
    assert texts(kept) == ["two"]
    await kept.passes(EVIDENCE)
    assert texts(kept) == ["two", "one"]


async def test_a_prompt_is_never_said_a_third_time(kept: Kept) -> None:
    kept.world.trouble.next("lost_answer", method="sendMessage", times=9)
    await owe(kept, to_room(kept, "soup", Kind.PROMPT))
    await kept.endures(timedelta(hours=3))
    assert texts(kept) == ["soup", "soup"]
    assert len(calls(kept, "sendMessage")) == 2


async def test_a_prompt_that_became_pointless_meanwhile_is_not_said_again(kept: Kept) -> None:
    kept.world.trouble.next("lost_answer", method="sendMessage")
    stale_at = kept.clock.now() + timedelta(minutes=5)
    await owe(kept, to_room(kept, "soup", Kind.PROMPT, stale_at=stale_at))
    await kept.endures(EVIDENCE)
    assert texts(kept) == ["soup"]
    assert (await row(kept, "soup")).error == "stale"


async def test_what_cannot_be_rendered_is_never_sent_and_blocks_nobody(kept: Kept) -> None:
    await owe(kept, to_room(kept, "one"), to_room(kept, "two"))
    broken_row = (await row(kept, "one")).payload.replace('"words"', '"wards"')
    await kept.storage.transact(
        lambda uow: uow.connection.exec_driver_sql("UPDATE outbox SET payload = ? WHERE ref = 'one'", (broken_row,))
    )
    await kept.settles()
    assert texts(kept) == ["two"]
    assert (await row(kept, "one")).state == "never"
