"""Reads the rehearsal's record beside the database: was anything lost, said twice, or said out of order?"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, text

from bot.telegram.entities import read_tap
from bot.telegram.sender import IN_FLIGHT
from storage.outbox import EVIDENCE_WAIT, MOST_COPIES
from storage.schema import due, inbox, outbox, plans, prompts
from tests.crash.stage import Stage


@dataclass(frozen=True)
class Copy:
    """One message that Telegram took from us; `ref` is the token in its buttons, if it was born with some."""

    at: datetime
    chat: int
    message: int
    text: str
    ref: str | None


@dataclass(frozen=True)
class Verdict:
    """Figures of a run that passed."""

    updates: int
    messages: int
    repeats: int
    unsure: int

    def __add__(self, other: "Verdict") -> "Verdict":
        return Verdict(*(getattr(self, name) + getattr(other, name) for name in Verdict.__match_args__))

    def __str__(self) -> str:
        return (
            f"{self.updates} updates, none lost; {self.messages} messages, {self.repeats} of them repeats; "
            f"{self.unsure} in flight"
        )


NOTHING = Verdict(0, 0, 0, 0)


async def judge(stage: Stage, kills: int) -> Verdict:
    """Raises AssertionError unless everything that Kept promises of a kill is true of this run."""
    rows = await stage.rows(select(outbox).order_by(outbox.c.id))
    new = [row for row in rows if row["method"] == "say"]
    copies = copies_of(stage)
    assert await _whole(stage)
    await _every_update_was_done_once(stage)
    await _every_hour_is_set_once(stage)
    unsure = _nothing_is_left_over(rows, kills)
    repeats = _prompts_arrived(new, copies)
    _nothing_else_came_twice(new, copies)
    assert repeats <= kills * IN_FLIGHT
    _order_was_kept(new, copies)
    _effects_are_there(stage, rows)
    return Verdict(len(stage.updates), len(copies), repeats, unsure)


def copies_of(stage: Stage) -> list[Copy]:
    """Every message that came from us, in order."""
    return [_copy(call) for call in stage.world.record if call.method == "sendMessage" and call.ok]


def _copy(call: Any) -> Copy:
    rows = (call.params.get("reply_markup") or {}).get("inline_keyboard", [])
    taps = [read_tap(data) for row in rows for button in row if (data := button.get("callback_data"))]
    ref = next((tap.ref for tap in taps if tap), None)
    return Copy(call.at, call.params["chat_id"], call.result["message_id"], call.params["text"], ref)


async def _whole(stage: Stage) -> bool:
    if not stage.life.url.startswith("sqlite"):
        return True
    async with stage.tables.connect() as connection:
        return bool((await connection.execute(text("PRAGMA integrity_check"))).scalar() == "ok")


async def _every_update_was_done_once(stage: Stage) -> None:
    rows = await stage.rows(select(inbox.c.update_id, inbox.c.state, inbox.c.attempts, inbox.c.body))
    assert {row["update_id"] for row in rows} == stage.updates
    assert {(row["state"], row["attempts"], row["body"]) for row in rows} == {("done", 0, None)}


async def _every_hour_is_set_once(stage: Stage) -> None:
    hours = await stage.rows(select(due.c.subject, due.c.at))
    agreed = await stage.rows(select(plans.c.subject))
    assert sorted(str(row["subject"]) for row in hours) == sorted(str(row["subject"]) for row in agreed)
    assert all(row["at"] > stage.clock.now() for row in hours)
    asked = await stage.rows(select(prompts.c.subject, prompts.c.day, prompts.c.ref))
    owed = await stage.rows(select(outbox.c.ref).where(outbox.c.kind == "prompt"))
    assert {row["ref"] for row in asked} == {row["ref"] for row in owed}


def _nothing_is_left_over(rows: list[dict[str, Any]], kills: int) -> int:
    """All is sent but what was in flight at a kill and must not be said again, and what hangs on that."""
    assert {row["state"] for row in rows} <= {"sent", "unknown", "never"}
    left = [row for row in rows if row["state"] == "unknown"]
    assert all(row["kind"] in ("answer", "notice") or row["unsure"] >= MOST_COPIES for row in left)
    assert all(row["unsure"] and row["method"] == "say" for row in left)
    given_up = [row for row in rows if row["state"] == "never"]
    nowhere = {row["ref"] for row in rows if row["state"] != "sent" or row["unsure"]}
    assert all(row["error"] == "stale" or row["target"] in nowhere for row in given_up)
    unsure = sum(row["unsure"] for row in rows)
    assert unsure <= kills * IN_FLIGHT
    return int(unsure)


def _prompts_arrived(new: list[dict[str, Any]], copies: list[Copy]) -> int:
    """Every prompt once; a second copy only after a kill in flight and ten minutes; never a third. Counts repeats."""
    repeats = 0
    for row in (row for row in new if row["kind"] == "prompt"):
        mine = [copy for copy in copies if copy.ref == row["ref"]]
        assert (row["state"] == "sent") <= len(mine) <= min(MOST_COPIES, 1 + row["unsure"])
        assert all(copy.at - mine[0].at >= EVIDENCE_WAIT for copy in mine[1:])
        assert all(copy.at < row["stale_at"] for copy in mine)
        repeats += max(0, len(mine) - 1)
    return repeats


def _nothing_else_came_twice(new: list[dict[str, Any]], copies: list[Copy]) -> None:
    """What is no prompt is known by its message id; one without a row of that id was in flight at a kill."""
    known = {(row["chat"], row["message"]) for row in new if row["state"] == "sent"}
    nameless = Counter(copy.chat for copy in copies if not copy.ref and (copy.chat, copy.message) not in known)
    unsure = Counter(row["chat"] for row in new if row["state"] == "unknown" and row["kind"] != "prompt")
    assert nameless <= unsure
    told = {(copy.chat, copy.message) for copy in copies}
    assert all((row["chat"], row["message"]) in told for row in new if row["state"] == "sent" and row["message"])


def _order_was_kept(new: list[dict[str, Any]], copies: list[Copy]) -> None:
    """In each chat, what was never in flight at a kill came in the order in which it was owed."""
    at = {(copy.chat, copy.message): place for place, copy in enumerate(copies)}
    places = defaultdict(list)
    for row in new:
        if row["state"] == "sent" and not row["unsure"]:
            places[row["chat"]].append(at[row["chat"], row["message"]])
    assert all(mine == sorted(mine) for mine in places.values())


def _effects_are_there(stage: Stage, rows: list[dict[str, Any]]) -> None:
    """A reaction under every reply, one hello from each who pressed, no buttons under what is over."""
    bot = stage.world.bot.id
    assert all(message.reactions == {bot: ["✍"]} for message in stage.replies)
    assert len([row for row in rows if row["method"] == "react"]) == len(stage.replies)
    owed = Counter(row["dedupe"] for row in rows if row["dedupe"] and row["method"] != "react")
    assert owed == Counter(set(owed))
    assert len(owed) == len(stage.hellos)
    _only_the_last_prompt_has_buttons(stage, rows)


def _only_the_last_prompt_has_buttons(stage: Stage, rows: list[dict[str, Any]]) -> None:
    edited = {row["target"] for row in rows if row["method"] == "edit" and row["state"] == "sent"}
    for pair in stage.pairs:
        asked = [row for row in rows if row["kind"] == "prompt" and row["chat"] == pair.room.id and row["message"]]
        shown = {row["ref"]: bool(pair.room.history[row["message"]].buttons) for row in asked}
        assert not any(shown.get(ref) for ref in edited)
        assert not asked or shown[asked[-1]["ref"]]
