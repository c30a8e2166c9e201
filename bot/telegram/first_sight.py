"""Puts up what strangers see first, from the table of contents and the catalogue, and keeps trying until it stands."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

import structlog
from telegram.error import TelegramError

from bot.ritual import Command, Ritual
from bot.telegram.client import Client
from bot.telegram.menu import Commands, Tongue, put_up, wanted
from bot.words import Catalogue
from domain.messages import Reader
from storage.storage import Storage

log = structlog.get_logger()

KNOWN = "menu"
SLOWEST = 600.0
DEFAULT = "en"


class FirstSight:
    """Commands by scope, profile text and About, told to Telegram when they changed."""

    def __init__(self, storage: Storage, client: Client, catalogue: Catalogue, rituals: Sequence[Ritual]) -> None:
        self._storage = storage
        self._client = client
        self._wanted = wanted(tongues(catalogue, rituals))

    async def run(self) -> None:
        """Until Telegram has taken it."""
        pause = 1.0
        while True:
            try:
                return await self.put_up()
            except TelegramError as error:
                log.warning("menu_not_put_up", error=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(SLOWEST, pause * 2)

    async def put_up(self) -> None:
        """Once. Raises TelegramError; then all of it is told again next time."""
        known = await self._storage.transact(lambda uow: uow.facts.get(KNOWN))
        now_known = await put_up(self._client, self._wanted, known)
        if now_known != known:
            await self._storage.transact(lambda uow: uow.facts.put(KNOWN, now_known))


def tongues(catalogue: Catalogue, rituals: Sequence[Ritual]) -> Mapping[str, Tongue]:
    """What each language shows; English speaks to everybody else."""
    return {("" if tag == DEFAULT else tag): _tongue(tag, catalogue, rituals) for tag in catalogue.languages}


def _tongue(tag: str, catalogue: Catalogue, rituals: Sequence[Ritual]) -> Tongue:
    reader = Reader(tag)

    def shown(place: Callable[[Command], int]) -> Commands:
        commands = sorted((command for command in every if place(command)), key=place)
        return [(command.name, catalogue.label(command.about, {}, reader)) for command in commands]

    every = [command for ritual in rituals for command in ritual.commands]
    return Tongue(
        room=shown(lambda command: command.menu_room),
        corner=shown(lambda command: command.menu_corner),
        about=catalogue.label("profile-about", {}, reader),
        profile=catalogue.label("profile-text", {}, reader),
    )
