"""What becomes of messages when a couple's room moves: from their group into both corners, or to a supergroup."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain.couple import Couple
from domain.messages import Edit, Incoming, Kind, Part, Rows, Say, Words
from domain.noise import Noise
from storage.notes import to_draw
from storage.outbox import NEW, Owed
from storage.owing import Owing, room_line
from storage.parts import Unpacker
from storage.vault import KeyGone, Unreadable

WAITS_AT_MOST = timedelta(hours=48)
LONGEST_UNDER_THE_LINE = 1900  # code points: with a line of two long names above it, 4096 UTF-16 units hold it


class Carrying(Owing):
    """The part of a unit of work that lets words and messages follow two people to where their room is."""

    # --- what partners write -----------------------------------------------------------------------------------------

    async def carry(self, incoming: Incoming, ritual: str, couple: Couple, buttons: Rows, noise: Noise) -> None:
        """What one of the two has explicitly said to the room, on its way to the other's corner.

        Text comes under the line with both names, which carries the buttons; anything else as a copy below it.
        """
        source, other = (incoming.chat, incoming.message or 0), couple.other(incoming.person)
        text = None if incoming.media else incoming.text
        line: tuple[Part, ...] = (room_line(couple, self.now),)
        words = (Words(incoming.person, text),) if text else ()
        beside = not words or len(words[0].text) > LONGEST_UNDER_THE_LINE
        letter = self.token()
        say = Say(
            other.person,
            ritual,
            line if beside else (*line, *words),
            Kind.REVEAL,
            buttons=buttons,
            couple=couple.id,
            stale_at=self.now + WAITS_AT_MOST,
            noise=noise,
            source=source,
        )
        await self.say(say, letter)
        if beside:
            await self.say(replace(say, parts=words, buttons=(), about=letter), letter)

    async def change_carried(self, incoming: Incoming, couple: Couple, buttons: Rows) -> bool:
        """An edited message is edited at the other's; False for one that is not carried, or not any more."""
        carried = await self.carried.of(incoming.chat, incoming.message or 0)
        if not carried or incoming.text is None:
            return bool(carried)
        last = carried[-1]
        words = (Words(incoming.person, incoming.text),)
        parts = words if last.under else (room_line(couple, self.now), *words)
        rows = () if last.under else buttons
        if last.state == "ready" and last.method == "say":
            await self.outbox.rewrite(last.ref, *await self._pack(last.ref, parts, rows))
        elif last.state != "ready":  # else it is copied as it stands when its moment comes
            ref = self.token()
            payload, keys = await self._pack(ref, parts, rows)
            await self._about(last.ref, ref=ref, method="edit", payload=payload, key_ids=keys)
        return True

    async def answer_carried(self, couple: Couple, person: int, letter: str, say: Say) -> bool:
        """What `person` tapped under a carried message, as a line for whoever wrote that; False where ids are gone."""
        source = await self.carried.source(letter)
        if source is None or source[0] != couple.other(person).person:
            return False
        parts = (room_line(couple, self.now), *say.parts)
        chat, message = source
        line = replace(say, chat=chat, parts=parts, couple=couple.id, person=None, noise=Noise.NEWS, reply_to=message)
        await self.say(line, self.token())
        return True

    # --- where the room is -------------------------------------------------------------------------------------------

    async def go_carried(self, couple: Couple, stale_at: datetime | None = None) -> None:
        """What waits for their group goes to both corners instead, in the order in which it was owed.

        What stands in the group already is changed there no more, where the change would hold somebody's words.
        `stale_at` (UTC) is the latest for all of it.
        """
        gone_over = set()
        for owed in await self.outbox.waiting(couple.room, couple.id) if couple.room is not None else []:
            if owed.method in NEW:
                gone_over.add(owed.ref)
                await self._carry_over(replace(owed, stale_at=_earlier(owed.stale_at, stale_at)), couple)
            elif owed.target in gone_over:
                await self._change_over(owed)
            elif owed.method == "edit" and owed.key_ids:
                await self.outbox.never(owed.id, "overheard")

    async def post_again(self, couple: str, old: int, new: int) -> None:
        """An open prompt of theirs stands in the group that was left behind: once more where it moved to, without a
        sound; whichever of the two is answered or changed, both are meant.
        """
        for owed in await self.outbox.open_prompts(old, couple):
            if opened := self._unpacked(owed):
                again: dict[str, Any] = {"dedupe": f"again:{owed.ref}", "silent": True, "noise": Noise.EVENING}
                await self.say(replace(_anew(owed, new, *opened), **again), owed.letter or owed.ref)

    async def _carry_over(self, owed: Owed, couple: Couple) -> None:
        await self.outbox.never(owed.id, "carried")
        if (opened := self._unpacked(owed)) is None:
            return
        parts, rows = opened
        for member in couple.members:
            say = _anew(owed, member.person, (room_line(couple, self.now), *parts), rows)
            await self.say(say, owed.letter or owed.ref)

    async def _change_over(self, owed: Owed) -> None:
        await self.outbox.never(owed.id, "carried")
        target = await self.outbox.anchor(ref=owed.target)
        if target is None:
            return
        if owed.method == "delete":
            await self.delete(target.ref)
        elif opened := self._unpacked(owed):
            await self.edit(Edit(target.ref, *opened))

    def _unpacked(self, owed: Owed) -> tuple[tuple[Part, ...], Rows] | None:
        """What it says; None where its author's key is gone."""
        try:
            return Unpacker(self._vault, f"outbox:{owed.ref}").unpack(owed.payload or "")
        except (KeyGone, Unreadable, ValueError):
            return None


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at is not None), default=None)


def _anew(owed: Owed, chat: int, parts: tuple[Part, ...], rows: Rows) -> Say:
    """The same message for another chat, where it is an answer to nobody."""
    return Say(
        chat,
        owed.ritual,
        parts,
        owed.kind,
        buttons=rows,
        about=owed.target,
        couple=owed.couple,
        stale_at=owed.stale_at,
        dedupe=f"{owed.dedupe}@{chat}" if owed.dedupe else None,
        silent=owed.silent,
        picture=to_draw(owed.photo) if owed.photo else None,
        noise=Noise.NEWS if owed.noise is Noise.DIRECT else owed.noise,
        agreed=owed.agreed,
        shown=owed.shown,
        cover=Unpacker.cover(owed.payload or "{}"),
    )
