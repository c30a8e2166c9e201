"""Everyone who has the page open, and what they are yet to be told."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager

from rehearsal.things import Json

Line = tuple[str, Json]


class Audience:
    """Tells the same to every open page, in the same order."""

    def __init__(self) -> None:
        self._seats: set[asyncio.Queue[Line]] = set()

    def tell(self, event: str, what: Json) -> None:
        """Never waits; a page that is slow to read finds it later."""
        for seat in self._seats:
            seat.put_nowait((event, what))

    @contextmanager
    def seat(self) -> Iterator[asyncio.Queue[Line]]:
        """A place for one page, for as long as it listens."""
        mine: asyncio.Queue[Line] = asyncio.Queue()
        self._seats.add(mine)
        try:
            yield mine
        finally:
            self._seats.discard(mine)


def written(event: str, what: Json) -> bytes:
    """https://html.spec.whatwg.org/multipage/server-sent-events.html"""
    return f"event: {event}\ndata: {json.dumps(what)}\n\n".encode()
