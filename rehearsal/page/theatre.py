"""Sets one stage after another behind the same page, for as long as somebody plays."""

import asyncio
import os
import sys
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from rehearsal.page.page import Page
from rehearsal.page.stage import Stage
from rehearsal.server import Server
from rehearsal.world import World

TRIES = 10  # ports from the wanted one on, before any free one is taken

Sets = Callable[[Server, str], AbstractAsyncContextManager[Stage]]


class Theatre:
    """`scenes` are the beginnings by name, the first one played first; `sets` makes a fresh world for one of them.

    `sets` turns the server to that world, and takes everything away again when its stage is left.
    """

    def __init__(self, scenes: Sequence[str], sets: Sets) -> None:
        self.page = Page(scenes, self.begin)
        self._sets = sets
        self._wanted: str | None = scenes[0]
        self._turn = asyncio.Event()
        self._stands = asyncio.Event()

    async def begin(self, scene: str) -> None:
        """A fresh world with this scene; returns when it stands."""
        self._wanted = scene
        self._stands.clear()
        self._turn.set()
        await self._stands.wait()

    def end(self) -> None:
        """The last curtain."""
        self._wanted = None
        self._turn.set()

    async def play(self, server: Server) -> None:
        """One scene after another, until the end."""
        while (wanted := self._wanted) is not None:
            self._turn.clear()
            async with self._sets(server, wanted) as stage:
                self.page.open(stage)
                self._stands.set()
                try:
                    await self._turn.wait()
                finally:
                    self.page.close()


async def served(page: Page, port: int) -> Server:
    """A started server on the first free port from `port` on, or on any. Raises OSError where there is none."""
    for candidate in (*(range(port, port + TRIES) if port else ()), 0):
        server = Server(World(), port=candidate, guest=page)
        try:
            await server.start()
        except OSError:
            await server.stop()
            if not candidate:
                raise
        else:
            return server
    raise AssertionError("port 0 was tried last")


async def show_in_browser(address: str) -> bool:
    """Opens the address in the visitor's browser, where there is a screen and somebody before it."""
    screen = sys.platform in {"darwin", "win32"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not screen or os.environ.get("CI"):
        return False
    return await asyncio.to_thread(webbrowser.open, address)
