"""Where somebody is, in any spelling a person would use, as a clock: nothing else of it is kept."""

import asyncio
import math
from collections.abc import Callable

import tzfpy

from bot.places.atlas import Atlas, load
from bot.places.found import Found, Known, Nothing, Several
from bot.places.reading import read
from bot.places.zones import in_force, zone_label

__all__ = ["Found", "Known", "NotReady", "Nothing", "Places", "Several", "zone_label"]


class NotReady(RuntimeError):
    """The atlas is still being read: ask again in some seconds."""


class Places:
    """The cities of the world, read once when the first is asked for (or `warm`ed): seconds, and 90 MB."""

    def __init__(self, load: Callable[[], Atlas] = load) -> None:
        self._load = load
        self._atlas: Atlas | None = None
        self._reading = asyncio.Lock()

    async def warm(self) -> None:
        """Reads the atlas in a thread, once, however many ask at the same time."""
        async with self._reading:
            if self._atlas is None:
                self._atlas = await asyncio.to_thread(self._load)

    async def find(self, text: str, language: str = "en") -> Found:
        """The place that `text` names; labels are in `language` (an IETF tag). Waits for the atlas."""
        await self.warm()
        return self.lookup(text, language)

    def lookup(self, text: str, language: str = "en") -> Found:
        """The same without waiting, for use inside a transaction. Raises NotReady before the atlas has been read."""
        if self._atlas is None:
            raise NotReady
        return read(text, self._atlas, language)

    @staticmethod
    def at(latitude: float, longitude: float, language: str = "en") -> Known | Nothing:
        """The clock at a shared location (degrees), of which nothing is kept. The first one takes a tenth of a second.

        Far out at sea there are only offsets, and a ship keeps a time of its own: Nothing, so that its crew is asked
        for a city whose clock it keeps.
        """
        if not (math.isfinite(latitude) and math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
            return Nothing()
        zone = in_force(tzfpy.get_tz(longitude, latitude))
        return Nothing() if zone is None else Known(zone, zone_label(zone, language))
