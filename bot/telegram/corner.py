"""What somebody writes in their corner: which open question it answers, and what becomes of it when none is open."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ritual import BoxKind, Hears, Ritual
from bot.telegram.authority import allowed
from bot.telegram.carried import CarriedRoom
from domain.errors import Refusal
from domain.messages import Alert, Anchor, Button, Incoming, Kind, Line, Rows, Say, Words
from domain.questions import Box
from storage.unit_of_work import UnitOfWork

CORNER = "corner"  # whose taps these are; no ritual may be called so
NOWHERE = "nowhere"
OVER = ">"  # before the ref of a carried message, to which it shall be an answer


class Corner:
    """Text, pictures and places that come to a private chat."""

    def __init__(self, rituals: Sequence[Ritual], way_in: Hears) -> None:
        self._rituals = {ritual.name: ritual for ritual in rituals}
        commands = (command for ritual in rituals for command in ritual.commands)
        self._takers = {command.name: command.takes for command in commands if command.takes}
        self._room = CarriedRoom(self._rituals)
        self._way_in = way_in

    async def written(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """A message that is no command, new or edited; a couple is held before its boxes, everywhere."""
        await uow.couples.hold(incoming.person)
        if incoming.edited:
            return await self._edited(incoming, uow)
        if incoming.anchor is not None:
            box = await uow.boxes.get(incoming.anchor.ref, lock=True)
            if box is not None and box.person == incoming.person:
                return await self._put(incoming, box, uow)
            if incoming.anchor.carried and await allowed(incoming.person, incoming.anchor, uow):
                return await self._to_the_room(incoming, incoming.anchor, uow)
            ritual = self._rituals.get(incoming.anchor.ritual)
            if ritual and ritual.on_reply and await allowed(incoming.person, incoming.anchor, uow):
                return await ritual.on_reply(incoming, uow)
        return await self._unreplied(incoming, uow)

    async def tapped(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """Where that shall go: the words come along with the tap, in the message that the question was a reply to."""
        anchor = incoming.anchor
        if anchor is None or anchor.ritual != CORNER or anchor.person != incoming.person or incoming.tap is None:
            uow.alert(incoming.callback, Alert("gone"))
            return None
        if incoming.tap.action in self._takers:
            uow.go_to(incoming.tap.action, incoming.about or "")
            return await uow.delete(anchor.ref)
        await uow.couples.hold(incoming.person)
        said = replace(incoming, text=incoming.about, message=incoming.about_message, callback=None, tap=None)
        if incoming.tap.action.startswith(OVER):
            await self._say_over(said, incoming.tap.action.removeprefix(OVER), uow)
        else:
            await self._say_to(incoming.tap.action, said, uow)
        return await uow.delete(anchor.ref)

    async def _say_to(self, ref: str, said: Incoming, uow: UnitOfWork) -> None:
        """They mean that box."""
        box = await uow.boxes.get(ref, lock=True)
        if box is None or box.person != said.person or box.closed_at is not None:
            return
        await uow.boxes.touch(box.ref)
        if said.text is None:
            raise Refusal("corner-once-more")
        await self._put(said, box, uow)

    async def unknown_command(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """One that nobody hears."""
        if (await uow.couples.of(incoming.person)) is None:
            return await self._way_in(incoming, uow)
        raise Refusal("corner-unknown-command")

    async def _to_the_room(self, incoming: Incoming, anchor: Anchor, uow: UnitOfWork) -> None:
        """It goes over to the other; while a box is open, they are asked first which of the two they mean."""
        couple = await uow.couples.of(incoming.person)
        waiting = await uow.boxes.open_ones(incoming.person)
        mine = {box.ref: kind.label for box in waiting if (kind := self._kind(box))}
        if couple is None or not mine:
            return await self._room.say(incoming, anchor, uow)
        other = couple.other(incoming.person)
        over = Button("corner-for-other", f"{OVER}{anchor.ref}", {"name": Words(other.person, other.name)})
        alone = len(mine) == 1
        boxes = tuple((Button("corner-for-my-box" if alone else label, ref),) for ref, label in mine.items())
        return await self._ask_where(incoming, ((over,), *boxes), uow)

    async def _say_over(self, said: Incoming, letter: str, uow: UnitOfWork) -> None:
        """They mean the other; what was written has come along, or is copied from where it stands."""
        if said.message is None:
            raise Refusal("gone")
        media = None if said.text else "whatever it is"
        await self._room.say(replace(said, media=media), await self._room.replied(letter, said, uow), uow)

    async def _edited(self, incoming: Incoming, uow: UnitOfWork) -> None:
        box = await uow.boxes.answered_by(incoming.person, incoming.message or 0)
        if box is not None:
            return await self._put(incoming, box, uow)
        if await self._room.say_again(incoming, uow):
            return None
        if incoming.anchor is not None and await allowed(incoming.person, incoming.anchor, uow):
            ritual = self._rituals.get(incoming.anchor.ritual)
            if ritual and ritual.on_reply:
                await ritual.on_reply(incoming, uow)
        return None

    async def _unreplied(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """It answers the question last tapped, answered or opened; one that came by itself only when alone."""
        waiting = [box for box in await uow.boxes.open_ones(incoming.person) if self._kind(box)]
        turned_to = [box for box in waiting if not box.by_itself]
        candidates = turned_to[:1] or waiting
        if len(candidates) == 1:
            return await self._put(incoming, candidates[0], uow)
        if not candidates and (await uow.couples.of(incoming.person)) is None:
            return await self._way_in(incoming, uow)
        kinds = [(box.ref, kind) for box in candidates if (kind := self._kind(box))]
        labels = {ref: kind.label for ref, kind in kinds} or self._takers
        if not labels or (not candidates and incoming.text is None):
            raise Refusal("corner-nothing-open")
        rows = tuple((Button(label, to),) for to, label in labels.items())
        return await self._ask_where(incoming, (*rows, (Button("corner-nowhere", NOWHERE),)), uow)

    async def _ask_where(self, incoming: Incoming, rows: Rows, uow: UnitOfWork) -> None:
        """As a reply to what was written, so that it need not be stored while they choose."""
        line = Line("corner-which")
        await uow.say(
            Say(
                incoming.chat,
                CORNER,
                (line,),
                Kind.ANSWER,
                buttons=rows,
                person=incoming.person,
                language=incoming.language,
                reply_to=incoming.message,
            )
        )

    async def _put(self, incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
        """Words for a box, if it takes such a thing and still takes any."""
        kind = self._kind(box)
        if kind is None or (box.closed_at is not None and not kind.hears_closed):
            if incoming.edited:
                return None
            raise Refusal("corner-closed")
        if incoming.location and kind.takes_location:
            return await kind.hears(incoming, box, uow)
        if (incoming.text is None or incoming.media) and not kind.takes_media:
            raise Refusal("corner-wants-words")
        if box.closed_at is None and not incoming.edited:
            await uow.boxes.answered(box.ref, incoming.message)
        return await kind.hears(incoming, box, uow)

    def _kind(self, box: Box) -> BoxKind | None:
        """None for one that waits in the room."""
        return self._rituals[box.ritual].boxes.get(box.step)
