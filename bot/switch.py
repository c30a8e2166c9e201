"""A setting of one's own that is on or off: how it is typed, shown and turned."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.ritual import Command, Ritual
from bot.speaker import Speaker, speaker
from bot.words.lexis import lexis
from domain.couple import Member
from domain.hours_read import Unread, read_switch
from domain.messages import Button, Edit, Incoming, Line, Rows
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Switch:
    """`name` is that of the ritual, its command and the field of a member; `says` is how it is set, `on` a button."""

    name: str
    says: Callable[[Member], Line]
    on: Button
    off: Button

    def ritual(self, about: str) -> Ritual:
        """What hears of it; `about` is the line beside its command."""
        command = Command(self.name, self.typed, about)
        return Ritual(self.name, commands=(command,), taps={"on": self.turned, "off": self.turned})

    async def typed(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """On, off, or how it is."""
        who = await speaker(incoming, uow)
        if not incoming.args:
            await uow.say(who.alone(self.name, (self.says(who.member),), self._buttons(who.member)))
            return
        found = read_switch(incoming.args, lexis(who.member.language))
        if isinstance(found, Unread):
            await uow.say(who.alone(self.name, (who.not_read(found, f"/{self.name} on"),)))
            return
        await uow.say(who.alone(self.name, (self.says(await self._set(who, uow, on=found)),)))

    async def turned(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """The button below says which way."""
        who = await speaker(incoming, uow)
        if incoming.anchor is not None and incoming.tap is not None:
            member = await self._set(who, uow, on=incoming.tap.action == "on")
            await uow.edit(Edit(incoming.anchor.ref, (self.says(member),), self._buttons(member)))

    async def _set(self, who: Speaker, uow: UnitOfWork, *, on: bool) -> Member:
        changed: dict[str, Any] = {self.name: on}
        member = replace(who.member, **changed)
        await uow.couples.change(member)
        return member

    def _buttons(self, member: Member) -> Rows:
        return ((self.off if getattr(member, self.name) else self.on,),)
