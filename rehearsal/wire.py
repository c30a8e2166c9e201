"""The way between a bot and the world, with its troubles: what the server speaks and a test may plug in."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rehearsal.files import Upload
from rehearsal.methods_updates import LONGEST_POLL, TWO_POLLERS
from rehearsal.things import Refused
from rehearsal.trouble import Fault
from rehearsal.world import Happening, World


class Cut(ConnectionError):
    """The connection ended without an answer; `acted` says whether Telegram did what was asked."""

    def __init__(self, *, acted: bool) -> None:
        super().__init__("the connection was cut " + ("after" if acted else "before") + " acting")
        self.acted = acted


@dataclass(frozen=True)
class Answer:
    """What comes back: an HTTP status and its body."""

    status: int
    body: bytes


class Wire:
    """Carries requests to a world; waits where Telegram would wait, on real time."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def carry(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
        token: str | None = None,
    ) -> Answer:
        """The answer of the Bot API as bytes. Raises Cut where the connection would be lost; may never return."""
        params = dict(params or {})
        if self.world.trouble.outage:
            raise Cut(acted=False)
        fault = self.world.trouble.on_the_wire(method, params)
        if fault is not None:
            await _before(fault)
            if fault.kind == "bad_gateway":
                return Answer(502, b"<html><h1>502 Bad Gateway</h1></html>")
        calls = len(self.world.record)
        answer = await self._answered(method, params, files, token)
        if fault is None:
            return answer
        if len(self.world.record) == calls + 1:
            self.world.record[-1].trouble = fault.kind
        return await _after(fault, answer)

    async def _answered(
        self, method: str, params: dict[str, Any], files: Mapping[str, Upload] | None, token: str | None
    ) -> Answer:
        try:
            if method.lower() == "getupdates":
                result = await self._polled(params, token)
            else:
                result = self.world.call(method, params, files, token)
        except Refused as no:
            return refused(no)
        return Answer(200, json.dumps({"ok": True, "result": result}).encode())

    async def _polled(self, params: dict[str, Any], token: str | None) -> Any:
        """Long polling: waits for an update, for `timeout` seconds at most, or for a second poller to take over."""
        bot = self.world.caller(token)
        bot.polls += 1
        mine = bot.polls
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(float(params.get("timeout") or 0), LONGEST_POLL)
        with _Bell(self.world) as bell:
            bell.ring()
            while True:
                found = self.world.call("getUpdates", params, token=token)
                if found or loop.time() >= deadline:
                    return found
                await bell.rung(deadline - loop.time())
                if self.world.trouble.outage:
                    raise Cut(acted=False)
                if bot.polls != mine:
                    raise Refused(409, TWO_POLLERS)


class _Bell:
    """Rings when anything happens in the world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._event = asyncio.Event()

    def __enter__(self) -> "_Bell":
        self._silence = self._world.listen(self._heard)
        return self

    def __exit__(self, *_: object) -> None:
        self._silence()

    def _heard(self, _: Happening) -> None:
        self._event.set()

    def ring(self) -> None:
        """Wakes everyone who waits, the older poller among them."""
        self._world.tell("read")
        self._event.clear()

    async def rung(self, seconds: float) -> None:
        """Waits for the bell, at most `seconds`."""
        try:
            await asyncio.wait_for(self._event.wait(), max(seconds, 0))
        except TimeoutError:
            return
        self._event.clear()


def refused(no: Refused) -> Answer:
    """A refusal as the Bot API writes it: https://core.telegram.org/bots/api#making-requests"""
    body: dict[str, Any] = {"ok": False, "error_code": no.code, "description": no.description}
    if no.parameters:
        body["parameters"] = no.parameters
    return Answer(no.code, json.dumps(body).encode())


async def _before(fault: Fault) -> None:
    if fault.kind == "lost_request":
        raise Cut(acted=False)
    if fault.kind == "hang":
        await asyncio.Event().wait()


async def _after(fault: Fault, answer: Answer) -> Answer:
    if fault.kind == "lost_answer":
        raise Cut(acted=True)
    if fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    return Answer(200, b"\x00not json at all") if fault.kind == "garbage" else answer
