"""A Bot API server on one's own machine, for a real client over real HTTP."""

import json
from typing import Any, Protocol, Self

from aiohttp import web
from aiohttp.web_request import FileField

from rehearsal.control import Control
from rehearsal.files import TOO_BIG, Upload
from rehearsal.things import Refused, bad
from rehearsal.wire import Answer, Cut, Wire, refused
from rehearsal.world import World


class Guest(Protocol):
    """Something else to be served at the same address, such as the page."""

    def add_to(self, app: web.Application) -> None: ...


class Server:
    """`async with Server(world) as server`: a client's base address is then `f"{server.url}/bot"`."""

    def __init__(self, world: World, host: str = "127.0.0.1", port: int = 0, *, guest: Guest | None = None) -> None:
        """Port 0 takes a free one, and keeps it when the server is stopped and started again."""
        self.world = world
        self.url = ""
        self._wire = Wire(world)
        self._control = Control(world)
        self._host = host
        self._port = port
        self._guest = guest
        self._runner: web.AppRunner | None = None

    def turn_to(self, world: World) -> None:
        """Serves another world from here on; nobody should be waiting for an answer from the old one."""
        self.world = self._control.world = world
        self._wire = Wire(world)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listens; `url` is then known. Raises OSError when the port is taken."""
        app = web.Application(client_max_size=3 * TOO_BIG)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._method)
        self._control.add_to(app)
        if self._guest is not None:
            self._guest.add_to(app)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None, handle_signals=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.url = f"http://{self._host}:{self._port}"

    async def stop(self) -> None:
        """Closes every connection, waiting polls too."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _method(self, request: web.Request) -> web.StreamResponse:
        method, token = request.match_info["method"], request.match_info["token"]
        try:
            params, files = await _read(request)
            return _written(await self._wire.carry(method, params, files, token))
        except ValueError:
            return _written(refused(bad("can't parse request body JSON object")))
        except Cut:
            return _cut(request)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if self.world.trouble.outage:
            return _cut(request)
        try:
            self.world.caller(request.match_info["token"])
        except Refused as no:
            return _written(refused(no))
        kept = self.world.files.at(request.match_info["path"])
        if kept is None or kept.too_big:
            return _written(refused(Refused(404, "Not Found")))
        return web.Response(body=kept.upload.data, content_type="application/octet-stream")


def _written(answer: Answer) -> web.Response:
    return web.Response(status=answer.status, body=answer.body, content_type="application/json")


def _cut(request: web.Request) -> web.Response:
    """Ends the connection under the answer, as a broken line would."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def _read(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The values and files of a request: from its address, JSON, a form, or a form in parts."""
    params: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = await request.read()
        params |= json.loads(body) if body else {}
        return params, files
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            params[name] = value
    return params, files
