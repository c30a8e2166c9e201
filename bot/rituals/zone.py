"""/timezone: the clock one lives by, found by a city or a shared place, and shown to nobody else.

Typed in the room it is the clock of the two, as long as they live by different ones.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from bot.own import of_clock
from bot.places import Found, Known, Nothing, Several
from bot.ritual import BoxKind, Command, Hears, Ritual
from bot.speaker import Speaker, speaker
from bot.whereabouts import whereabouts
from domain.messages import Alert, Button, Edit, Incoming, Line, Rows, Words
from domain.questions import Box
from scheduler.hours import carry_over
from storage.unit_of_work import UnitOfWork

NAME = "zone"
CITY = "city"
MOST = 4  # places to choose from
OPEN_FOR = timedelta(days=1)
SHOWN = 40  # characters of a place that nobody knows
OURS = Line("zone-ours")


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """With a city it is set; without one it is asked for."""
    who = await speaker(incoming, uow)
    if incoming.args:
        found, ours = whereabouts(incoming, incoming.args, who.member.language), who.here and who.couple.clocks_differ
        return await _settle(found, incoming.args, who, uow, ours=ours)
    return await _ask(who, (of_clock(who.member, uow.now), Line("zone-ask")), (), {"zones": []}, uow)


async def told(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """A city, or a place, in answer to the question."""
    who = await speaker(incoming, uow)
    city = incoming.text or ""
    found = whereabouts(incoming, city, who.member.language)
    if not isinstance(found, Nothing) and await uow.boxes.close(box.ref) and box.body.get("zones"):
        await uow.edit(Edit(box.ref))  # its choices are over
    await _settle(found, city, who, uow, ours=box.body.get("ours", False))


async def choose(place: int, incoming: Incoming, uow: UnitOfWork) -> None:
    """One of several of the same name."""
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    zones = [] if box is None or box.closed_at or box.person != incoming.person else box.body.get("zones", [])
    if box is None or place >= len(zones):
        uow.alert(incoming.callback, Alert("gone"))
        return
    who = await speaker(incoming, uow)
    await uow.boxes.close(box.ref)
    if box.body.get("ours"):
        await _both_go_by(zones[place], who, uow)
        await uow.edit(Edit(box.ref, (OURS,)))
        return
    now = await _live_by(zones[place], who, uow)
    await uow.edit(Edit(box.ref, (of_clock(now.member, uow.now),)))


async def _settle(found: Found, city: str, who: Speaker, uow: UnitOfWork, *, ours: bool) -> None:
    match found:
        case Known(zone) if ours:
            await _both_go_by(zone, who, uow)
        case Known(zone):
            now = await _live_by(zone, who, uow)
            await uow.say(now.alone(NAME, (of_clock(now.member, uow.now),)))
        case Several(choices):
            rows = tuple(
                (Button("zone-choice", str(number), {"place": Words(who.member.person, choice.label)}),)
                for number, choice in enumerate(choices[:MOST])
            )
            line = Line("zone-which" if len(choices) > 1 else "zone-guess")
            await _ask(who, (line,), rows, {"zones": [choice.zone for choice in choices], "ours": ours}, uow)
        case Nothing():
            line = Line("zone-unknown", {"place": Words(who.member.person, city[:SHOWN])})
            await uow.say(who.alone(NAME, (line if city else Line("zone-at-sea"),)))


async def _ask(who: Speaker, lines: tuple[Line, ...], rows: Rows, body: dict[str, Any], uow: UnitOfWork) -> None:
    """A question in the corner that takes a city or a place; of its choices the zones are remembered, and for whom."""
    person, couple = who.member.person, who.couple.id
    box = Box(uow.token(), person, NAME, CITY, uow.now + OPEN_FOR, couple, body=body)
    await uow.ask(box, who.alone(NAME, lines, rows))


async def _live_by(zone: str, who: Speaker, uow: UnitOfWork) -> Speaker:
    """That is their clock from now on; the hours of the two follow it, and no prompt is lost or comes twice."""
    member = replace(who.member, zone=zone)
    await uow.couples.change(member)
    await carry_over(who.couple.id, uow)
    return replace(who, member=member)


async def _both_go_by(zone: str, who: Speaker, uow: UnitOfWork) -> None:
    """That is the clock of the two from now on, whichever the other gave them before; both read that it is another."""
    other = who.couple.other(who.member.person)
    await uow.couples.change(replace(who.member, ours=zone))
    if other.ours:
        await uow.couples.change(replace(other, ours=""))
    await carry_over(who.couple.id, uow)
    await who.tells(NAME, (OURS,), (), uow)


def _choices() -> Mapping[str, Hears]:
    return {str(number): partial(choose, number) for number in range(MOST)}


ZONE = Ritual(
    NAME,
    commands=(Command("timezone", typed, "command-timezone", menu_corner=4),),
    taps=_choices(),
    boxes={CITY: BoxKind(told, "zone-box", takes_location=True)},
)
