"""A play in a thread and an event loop of its own, so that a browser on this side can wait for it."""

import asyncio
import io
import re
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Self, TextIO, TypeVar, overload

T = TypeVar("T")

PATIENCE = 60.0

Play = Callable[[TextIO, asyncio.Event], Coroutine[Any, Any, None]]


class _Told(io.StringIO):
    """Standard output, until it has named an address."""

    def __init__(self) -> None:
        super().__init__()
        self.named = threading.Event()

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.address:
            self.named.set()
        return written

    @property
    def address(self) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.getvalue())
        return found[0] if found else ""


class Playing:
    """`with Playing(play) as playing`: runs until the block is left; what went wrong in it comes out there."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._out = _Told()
        self._stop = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._wrong: BaseException | None = None
        self._thread = threading.Thread(target=self._run)

    @property
    def address(self) -> str:
        """Where the page is, with a slash at its end."""
        return self._out.address

    @property
    def printed(self) -> str:
        """Everything the terminal showed so far."""
        return self._out.getvalue()

    @overload
    def does(self, act: Callable[[], Coroutine[Any, Any, T]]) -> T: ...

    @overload
    def does(self, act: Callable[[], T]) -> T: ...

    def does(self, act: Callable[[], Any]) -> Any:
        """Runs `act` where the play runs, and gives back what it gives."""

        async def done() -> Any:
            result = act()
            return await result if isinstance(result, Coroutine) else result

        return asyncio.run_coroutine_threadsafe(done(), self._loop).result(PATIENCE)

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._out.named.wait(PATIENCE) or self._wrong:
            self.__exit__()
            raise AssertionError("the play did not begin")
        return self

    def __exit__(self, *_: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "the play did not end"
        if self._wrong is not None:
            raise self._wrong

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._play(self._out, self._stop))
        except BaseException as wrong:  # noqa: BLE001 - it is raised again on the other side
            self._wrong = wrong
            self._out.named.set()
