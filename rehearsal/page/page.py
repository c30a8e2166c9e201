"""The page's own addresses beside the Bot API: its files, what it is told, and what is done on it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta

from aiohttp import web

from rehearsal.page import shown
from rehearsal.page.acts import act, follow
from rehearsal.page.audience import Audience, written
from rehearsal.page.guard import HEADERS, answered, guarded, opened_file, static
from rehearsal.page.stage import Stage
from rehearsal.people import Person
from rehearsal.things import Json, User
from rehearsal.world import Happening

BEAT = 1.0  # seconds between two looks at what comes next
CURTAIN = "The stage is being set. One moment."

Begin = Callable[[str], Awaitable[None]]


class Page:
    """`scenes` are the beginnings there are, by the names people read; `begin` makes a fresh world with one of them.

    Whoever made that world opens the page on it, and closes it before the world ends.
    """

    def __init__(self, scenes: Sequence[str], begin: Begin) -> None:
        self._scenes = tuple(scenes)
        self._begin = begin
        self._stage: Stage | None = None
        self._silence: Callable[[], None] = lambda: None
        self._audience = Audience()
        self._company: Json = {}

    def add_to(self, app: web.Application) -> None:
        """Adds the page at / and everything of it under /page/."""
        app.router.add_get("/", guarded(static("index.html")))
        app.router.add_get("/page/events", guarded(self._events))
        app.router.add_get("/page/files/{id}", guarded(self._file))
        app.router.add_post("/page/act", guarded(answered(self._act)))
        app.router.add_post("/page/scene", guarded(answered(self._scene)))
        app.router.add_post("/page/time", guarded(answered(self._time)))
        app.router.add_get("/page/{name}", guarded(static()))

    def open(self, stage: Stage) -> None:
        """The curtain rises: everyone sees this stage, and may act on it."""
        self._stage = stage
        self._silence = stage.world.listen(self._heard)
        self._company = shown.company(stage)
        self._audience.tell("scene", self._whole(stage))

    def close(self) -> None:
        """The curtain falls: nobody acts until the next stage is open."""
        self._silence()
        self._stage = None
        self._audience.tell("curtain", {})

    def _whole(self, stage: Stage) -> Json:
        return shown.scene(stage) | {"scenes": self._scenes, "now": _milliseconds(stage)}

    # --- what happens in the world ---------------------------------------------------------------------------

    def _heard(self, happening: Happening) -> None:
        stage = self._stage
        if stage is None or happening.kind == "read":
            return
        place = stage.place(happening.chat)
        if place is not None:
            self._tell(stage, happening, place)
        self._look_round(stage)

    def _look_round(self, stage: Stage) -> None:
        """Tells who is there when that has changed, and what the bot says of itself."""
        company = shown.company(stage)
        if company != self._company:
            self._company = company
            self._audience.tell("company", company)

    def _tell(self, stage: Stage, happening: Happening, place: str) -> None:
        message, kind = happening.message, happening.kind
        if kind == "action":
            self._audience.tell("action", {"place": place, "does": happening.detail["action"]})
        if message is None:
            return
        if kind in {"message", "edited", "reaction"}:
            fresh = {"fresh": kind == "message"}
            self._audience.tell("message", shown.message(message, place) | fresh)
        elif kind in {"deleted", "tap", "answer"}:
            self._audience.tell(kind, {"place": place, "key": shown.key(message)} | happening.detail)
        if kind == "answer" and happening.detail["url"]:
            self._follows(stage, stage.world.users[happening.detail["by"]], happening.detail["url"])

    def _follows(self, stage: Stage, user: User, link: str) -> None:
        """A phone opens the link that a tap was answered with; after the bot has had its own answer."""

        def opens() -> None:
            if stage is self._stage and isinstance(user, Person):
                self._audience.tell("followed", follow(stage, user, link))

        asyncio.get_running_loop().call_soon(opens)

    # --- what the page asks ----------------------------------------------------------------------------------

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        await response.prepare(request)
        with suppress(ConnectionResetError):  # the page was closed
            await self._listens(response)
        return response

    async def _listens(self, response: web.StreamResponse) -> None:
        clock: Json = {}
        with self._audience.seat() as seat:
            await response.write(b"retry: 800\n\n")
            await response.write(written("scene", self._whole(self._stage)) if self._stage else written("curtain", {}))
            while True:
                clock = await self._clock(response, clock)
                try:
                    async with asyncio.timeout(BEAT):
                        event, what = await seat.get()
                except TimeoutError:
                    continue
                await response.write(written(event, what))

    async def _clock(self, response: web.StreamResponse, before: Json) -> Json:
        """Writes what comes next when that has changed, and a mark of life in any case."""
        stage = self._stage
        if stage is None:
            await response.write(written("alive", {}))
            return {}
        self._look_round(stage)
        coming = await stage.prompt()
        next_one = {"name": coming.name, "at": int(coming.at.timestamp() * 1000)} if coming else None
        clock: Json = {"coming": next_one, "passing": stage.passing, "skew": _skew(stage)}
        if clock != before:
            await response.write(written("clock", clock | {"now": _milliseconds(stage)}))
        else:
            await response.write(written("alive", {}))
        return clock

    async def _act(self, body: Json) -> Json:
        return act(self._there(), body)

    async def _scene(self, body: Json) -> Json:
        if body["name"] not in self._scenes:
            raise LookupError("There is no such scene.")
        await self._begin(body["name"])
        return {}

    async def _time(self, body: Json) -> Json:
        stage = self._there()

        def told() -> None:
            self._audience.tell("moved", {"now": _milliseconds(stage)})

        if body["to"] == "weeks":
            await stage.lives_on(told)
            return {}
        if body["to"] == "next":
            coming = await stage.prompt()
            if coming is None:
                raise LookupError("Nothing comes by itself yet.")
            until = coming.at
        else:
            until = stage.sunday() if body["to"] == "sunday" else stage.world.now() + timedelta(hours=1)
        await stage.passes(until, told)
        return {}

    def _there(self) -> Stage:
        if self._stage is None:
            raise LookupError(CURTAIN)
        return self._stage

    async def _file(self, request: web.Request) -> web.StreamResponse:
        files = self._stage.world.files.by_id if self._stage else {}
        return opened_file(files.get(request.match_info["id"]))


def _milliseconds(stage: Stage) -> int:
    return int(stage.world.now().timestamp() * 1000)


def _skew(stage: Stage) -> int:
    """Whole minutes by which the told clock has left the machine's; it changes when time is moved, not as it runs."""
    return round((stage.world.now().timestamp() - asyncio.get_running_loop().time()) / 60)
