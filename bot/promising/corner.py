"""What comes to a maker's corner by itself: a neutral line, and under it promises as they are once it is opened."""

from datetime import datetime, timedelta
from string import ascii_lowercase

from bot.promising import NAME
from domain.couple import Couple
from domain.messages import Edit, Line, Say
from domain.noise import Noise, Shown
from storage.promises import Given, Place, Sort
from storage.unit_of_work import UnitOfWork

AN_HOUR = timedelta(hours=1)
STALE_AFTER = timedelta(days=1)
COVER = "promise-yours"
LETTERS = ascii_lowercase[:12]  # as many promises as one message can be about


async def note(given: Given, couple: Couple, uow: UnitOfWork) -> None:
    """Bring one to mind, or ask about it: in the message of this hour if it lies there unopened, else in a new one.

    A new one takes in whatever lies there unopened from before.
    """
    unopened = await _unopened(given.person, uow)
    young = [message for message, places in unopened.items() if places[0].made_at > uow.now - AN_HOUR]
    if young:
        return await _join(given, young[-1], unopened[young[-1]], uow)
    opened = [one for one in await uow.promises.places(given.ref, Sort.NOTE) if one.message not in unopened]
    await _leave(opened, uow)
    waiting = [place for places in unopened.values() for place in places]
    for message in unopened:
        await uow.delete(message)
    await uow.promises.leave(waiting)
    others = dict.fromkeys(place.promise for place in waiting if place.promise != given.ref)
    found = [one for ref in others if (one := await uow.promises.get(ref)) is not None]
    await _say([*found, given][-len(LETTERS) :], couple, uow)
    return None


async def _join(given: Given, message: str, places: list[Place], uow: UnitOfWork) -> None:
    if any(place.promise == given.ref for place in places):
        return
    others = [place for place in await uow.promises.places(given.ref, Sort.NOTE) if place.message != message]
    await _leave(others, uow)
    free = [letter for letter in LETTERS if letter not in {place.place for place in places}]
    await uow.promises.stand(message, {free[0]: given}, Sort.NOTE)


async def _say(givens: list[Given], couple: Couple, uow: UnitOfWork) -> None:
    person = givens[-1].person
    line = Say(
        person,
        NAME,
        (Line(COVER),),
        couple=couple.id,
        person=person,
        stale_at=uow.now + STALE_AFTER,
        noise=Noise.OWN,
        shown=Shown.MINE,
        cover=COVER,
    )
    ref = await uow.say(line)
    if ref is not None:
        await uow.promises.stand(ref, dict(zip(LETTERS, givens, strict=False)), Sort.NOTE)


async def asked_lately(given: Given, uow: UnitOfWork) -> datetime | None:
    """When the hour is full since its maker opened a message about promises; None when none stands open."""
    if any(places[0].made_at > uow.now - AN_HOUR for places in (await _unopened(given.person, uow)).values()):
        return None
    lately = [place.made_at for place in await uow.promises.places_of(given.person, Sort.NOTE)]
    until = max(lately, default=uow.now - AN_HOUR) + AN_HOUR
    return until if until > uow.now else None


async def close_question(given: Given, uow: UnitOfWork, but: str | None = None) -> None:
    """It is not asked any more; the message `but` is being changed already."""
    places = [place for place in await uow.promises.places(given.ref, Sort.NOTE) if place.message != but]
    await _leave(places, uow, Line("promise-settled"))


async def _leave(places: list[Place], uow: UnitOfWork, *line: Line) -> None:
    """They are not asked about there any more; a message that is left without any goes, or loses its buttons."""
    await uow.promises.leave(places)
    for message in dict.fromkeys(place.message for place in places):
        if await uow.promises.at(message):
            continue
        if await uow.covers.closed(message):
            await uow.delete(message)
        else:
            await uow.edit(Edit(message, line))


async def _unopened(person: int, uow: UnitOfWork) -> dict[str, list[Place]]:
    """By message, those that lie there under their line, the earliest first."""
    found: dict[str, list[Place]] = {}
    for place in await uow.promises.places_of(person, Sort.NOTE):
        found.setdefault(place.message, []).append(place)
    return {message: places for message, places in found.items() if await uow.covers.closed(message)}
