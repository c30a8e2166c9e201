"""The strings behind the stage, for a test in another process. All bodies and answers are JSON.

POST /rehearsal/users     {"name", "language"?, "last_name"?, "username"?} -> {"id"}
POST /rehearsal/groups    {"title", "members": [ids, the bot's too], "supergroup"?, "forum"?} -> {"id"}
POST /rehearsal/act       {"person": id, "does": a verb, ...} -> {"message": ...} or {"tap": ...} or {}
                          writes {"chat", "text", "reply_to"?}; sends {"chat", "kind", "reply_to"?, "caption"?};
                          edits {"chat", "message", "text"}; deletes {"chat", "message"};
                          taps {"chat", "message", "label" or "data"}; reacts {"chat", "message", "emoji"};
                          starts {"payload"?}; opens {"link", "group"?}; adds, kicks, promotes, demotes, restricts
                          {"user", "chat"}; permits {"chat", "rights": [...]}; joins, leaves, dissolves {"chat"};
                          blocks, unblocks, deletes_account
                          ("chat": a chat id, or "bot" for the person's own corner)
POST /rehearsal/migrate   {"chat"} -> {"id"}
POST /rehearsal/trouble   {"kind", "times"?, "method"?, "chat"?, "code"?, "description"?, "retry_after"?, "seconds"?}
                          or {"outage": true | false} or {"clear": true}
POST /rehearsal/clock     {"move": seconds} or {"set": ISO time} or {"freeze": true | false} -> {"now", "monotonic"}
POST /rehearsal/updates   {"next_id": number} or {"kind", "body"}: an update as it is -> {"next_id"}
GET  /rehearsal/record    -> [{"at", "method", "params", "ok", "code", "description", "result", "trouble"}, ...]
GET  /rehearsal/chats/ID  -> [message, ...] visible there, with "buttons"; a person's id is their corner
GET  /rehearsal/taps/ID   -> {"answered", "text", "alert", "url"}
GET  /rehearsal/phones/ID -> [{"at", "title", "text", "silent"}, ...]
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from rehearsal.acts import act
from rehearsal.things import Chat, Json, Refused, User
from rehearsal.world import World

Reply = dict[str, Any] | list[Any]


class Control:
    """Turns requests under /rehearsal into what people, the clock and bad luck do."""

    def __init__(self, world: World) -> None:
        self.world = world

    def add_to(self, app: web.Application) -> None:
        """Adds the addresses named above."""
        posts = {
            "users": self._users,
            "groups": self._groups,
            "act": self._act,
            "migrate": self._migrate,
            "trouble": self._trouble,
            "clock": self._clock,
            "updates": self._updates,
        }
        for name, handler in posts.items():
            app.router.add_post(f"/rehearsal/{name}", _posted(handler))
        app.router.add_get("/rehearsal/record", self._record)
        app.router.add_get("/rehearsal/chats/{id}", self._chat)
        app.router.add_get("/rehearsal/taps/{id}", self._tap)
        app.router.add_get("/rehearsal/phones/{id}", self._phone)

    def _users(self, body: Json) -> Reply:
        return {"id": self.world.user(**body).id}

    def _groups(self, body: Json) -> Reply:
        members = [self.world.users[number] for number in body.pop("members", [])]
        return {"id": self.world.group(members=members, **body).id}

    def _act(self, body: Json) -> Reply:
        return act(self.world, body)

    def _migrate(self, body: Json) -> Reply:
        return {"id": self.world.migrate(self.world.chats[body["chat"]]).id}

    def _trouble(self, body: Json) -> Reply:
        trouble = self.world.trouble
        if body.pop("clear", False):
            trouble.clear()
        if "outage" in body:
            trouble.outage = bool(body["outage"])
        if "kind" in body:
            trouble.next(**body)
        return {"outage": trouble.outage, "faults": len(trouble.faults)}

    def _clock(self, body: Json) -> Reply:
        clock = self.world.clock
        if "freeze" in body:
            (clock.freeze if body["freeze"] else clock.run)()
        if "set" in body:
            clock.set(datetime.fromisoformat(body["set"]))
        if "move" in body:
            clock.move(timedelta(seconds=float(body["move"])))
        return {"now": clock.now().isoformat(), "monotonic": clock.monotonic()}

    def _updates(self, body: Json) -> Reply:
        if "kind" in body:
            self.world.raw(body["kind"], body["body"])
        else:
            self.world.bot.updates.next_id = int(body["next_id"])
        return {"next_id": self.world.bot.updates.next_id}

    async def _record(self, _: web.Request) -> web.Response:
        return web.json_response([_call(one) for one in self.world.record])

    async def _chat(self, request: web.Request) -> web.Response:
        number = int(request.match_info["id"])
        chat = self.world.chats.get(number) or self._corner(number)
        return web.json_response([one.json() | {"buttons": one.buttons} for one in chat.messages])

    def _corner(self, number: int) -> Chat:
        user: User = self.world.users[number]
        return self.world.private(user)

    async def _tap(self, request: web.Request) -> web.Response:
        tap = self.world.taps[request.match_info["id"]]
        return web.json_response({"answered": tap.answered, "text": tap.text, "alert": tap.alert, "url": tap.url})

    async def _phone(self, request: web.Request) -> web.Response:
        notices = self.world.phones[int(request.match_info["id"])]
        told = [
            {"at": one.at.isoformat(), "title": one.title, "text": one.text, "silent": one.silent} for one in notices
        ]
        return web.json_response(told)


def _call(call: Any) -> Json:
    names = ("method", "params", "ok", "code", "description", "result", "trouble")
    return {"at": call.at.isoformat(), "bot": call.bot.id} | {name: getattr(call, name) for name in names}


def _posted(handler: Callable[[Json], Reply]) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Reads the body and says plainly what was wrong with it."""

    async def answer(request: web.Request) -> web.Response:
        try:
            return web.json_response(handler(await request.json()))
        except (KeyError, ValueError, TypeError, LookupError, PermissionError, Refused) as wrong:
            return web.json_response({"error": f"{type(wrong).__name__}: {wrong}"}, status=400)

    return answer
