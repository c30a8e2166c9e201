"""Where are you? Asked once; of a city, in whatever spelling, or a shared place, its clock alone is kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.meeting import HOLDS, NAME
from bot.meeting.proposal import propose
from bot.meeting.settling import Standing, become, standing_of
from bot.places import Known, Nothing, Several
from bot.ritual import Hears
from bot.whereabouts import whereabouts
from domain.couple import Couple, Member
from domain.errors import Refusal
from domain.messages import Alert, Button, Edit, Incoming, Kind, Line, Part, Rows, Say, Words
from domain.questions import Box
from domain.ritual_day import clock_of
from storage.unit_of_work import UnitOfWork

STEP = "where"
MOST = 4  # places to choose from
SHOWN = 40  # characters of a place that nobody knows
HOURS_NEXT = {"then": "hours"}
YES_OR_NO: Rows = ((Button("meet-clock-yes", "same"), Button("meet-clock-no", "elsewhere")),)
NOT_MINE: Rows = ((Button("meet-clock-not-mine", "elsewhere"),),)


async def ask_where(person: int, uow: UnitOfWork) -> None:
    """To a first yes; the hours come after it."""
    await _ask(person, (Line("meet-where"),), (), HOURS_NEXT, uow)


async def ask_clock(member: Member, couple: Couple, uow: UnitOfWork) -> None:
    """To a second yes: whether the other's clock is theirs, where that is known."""
    zone = couple.other(member.person).zone
    question = Line("meet-clock", {"clock": reading(zone, uow.now)}) if zone else Line("meet-where")
    begun = Line("meet-second" if couple.room is not None else "meet-second-carried")
    await _ask(member.person, (begun, question), YES_OR_NO if zone else (), {}, uow)


async def show_clock(member: Member, uow: UnitOfWork) -> None:
    """To somebody who has not said: it was taken from the other, and one tap says that it is not so."""
    box = _box(member.person, {}, uow, by_itself=True)
    line = Line("meet-clock-taken", {"clock": reading(member.zone, uow.now)})
    await uow.ask(box, Say(member.person, NAME, (line,), buttons=NOT_MINE, person=member.person))


async def ask_once_more(member: Member, uow: UnitOfWork) -> None:
    """To both of whom neither has said: without a clock nothing comes."""
    box = _box(member.person, {}, uow, by_itself=True)
    await uow.ask(box, Say(member.person, NAME, (Line("meet-where-still"),), person=member.person))


async def hear(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """A city, a place, or another one after all."""
    standing = await standing_of(incoming.person, uow)
    city = incoming.text or ""
    match whereabouts(incoming, city, standing.member.language):
        case Known(zone, label):
            await _live_by(zone, label, box, standing, uow)
        case Several(choices):
            await _ask_which(choices, box, uow)
        case Nothing():
            raise _unknown(city, incoming)


async def choose(place: int, incoming: Incoming, uow: UnitOfWork) -> None:
    """One of several of that name."""
    box = await _tapped(incoming, uow)
    if box is not None:
        zone, label = box.body["places"][place]
        await _live_by(zone, label, box, await standing_of(incoming.person, uow), uow)


async def same_clock(incoming: Incoming, uow: UnitOfWork) -> None:
    """The other's clock is theirs, too."""
    box = await _tapped(incoming, uow)
    standing = await standing_of(incoming.person, uow)
    if box is not None and standing.other is not None:
        zone = standing.other.zone
        await uow.boxes.close(box.ref)
        await uow.edit(Edit(box.ref, (Line("meet-clock-kept", {"clock": reading(zone, uow.now)}),)))
        await become(replace(standing.member, zone=zone), standing, uow)


async def elsewhere(incoming: Incoming, uow: UnitOfWork) -> None:
    """It is not; then where?"""
    box = await _tapped(incoming, uow)
    if box is not None:
        await uow.boxes.touch(box.ref)
        await uow.edit(Edit(box.ref, (Line("meet-where"),)))


def choices() -> Mapping[str, Hears]:
    """The taps on places of one name."""
    return {f"place-{number}": partial(choose, number) for number in range(MOST)}


def reading(zone: str, now: datetime) -> str:
    """What a clock on the wall there says; as a moment it would be told by the clock of the phone."""
    return f"{now.astimezone(clock_of(zone)):%H:%M}"


async def _live_by(zone: str, label: str, box: Box, standing: Standing, uow: UnitOfWork) -> None:
    person = standing.member.person
    first = await uow.boxes.close(box.ref)
    if first and box.body.get("places"):
        await uow.edit(Edit(box.ref))
    said: tuple[Part, ...] = (
        Line("meet-where-known", {"place": Words(person, label), "clock": reading(zone, uow.now)}),
    )
    await uow.say(Say(person, NAME, said, Kind.ANSWER, person=person))
    now = await become(replace(standing.member, zone=zone), standing, uow)
    if first and box.body.get("then") and now.open:
        await propose(now, uow)


async def _ask_which(places: tuple[Known, ...], box: Box, uow: UnitOfWork) -> None:
    if await uow.boxes.close(box.ref) and box.body.get("places"):
        await uow.edit(Edit(box.ref))
    rows = tuple(
        (Button("meet-place", f"place-{number}", {"place": Words(box.person, each.label)}),)
        for number, each in enumerate(places[:MOST])
    )
    line = Line("meet-where-which" if len(places) > 1 else "meet-where-guess")
    kept = {**box.body, "places": [(each.zone, each.label) for each in places[:MOST]]}
    await _ask(box.person, (line,), rows, kept, uow)


def _unknown(city: str, incoming: Incoming) -> Refusal:
    if not city:
        return Refusal("meet-where-at-sea")
    return Refusal("meet-where-unknown", {"place": Words(incoming.person, city[:SHOWN])})


async def _ask(person: int, lines: tuple[Part, ...], rows: Rows, body: Mapping[str, Any], uow: UnitOfWork) -> None:
    say = Say(person, NAME, lines, Kind.ANSWER, buttons=rows, person=person)
    await uow.ask(_box(person, body, uow), say)


def _box(person: int, body: Mapping[str, Any], uow: UnitOfWork, *, by_itself: bool = False) -> Box:
    return Box(uow.token(), person, NAME, STEP, uow.now + HOLDS, body=body, by_itself=by_itself)


async def _tapped(incoming: Incoming, uow: UnitOfWork) -> Box | None:
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    if box is None or box.closed_at is not None or box.person != incoming.person:
        uow.alert(incoming.callback, Alert("gone"))
        return None
    return box
