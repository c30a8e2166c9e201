"""Promises as one's own data: what is let go when their maker erases their words, and what they may take along."""

from collections.abc import Sequence

from bot.promising import NAME
from bot.promising.deeds import drop
from bot.promising.room import retire
from bot.ritual import Mine
from domain.messages import Edit, Line
from domain.questions import Timer
from storage.promises import Given, Sort, as_data
from storage.unit_of_work import UnitOfWork

FADE = "fade"


async def forget(person: int, uow: UnitOfWork) -> None:
    """All of theirs are let go; the other sees nothing of it: buttons in the room go when they would have gone."""
    for given in await uow.promises.of(person):
        for place in await uow.promises.places(given.ref, Sort.NOTICE, Sort.ANSWER):
            at = given.promise.notice_until if place.sort is Sort.NOTICE else given.promise.due
            await uow.timers.set(Timer(NAME, FADE, place.message, at or uow.now, couple=given.couple))
        await retire(await uow.promises.places(given.ref, Sort.NOTE, Sort.LIST), uow)
        await drop(given.ref, uow)


async def fade(timer: Timer, uow: UnitOfWork) -> None:
    """The buttons of a message in the room go."""
    await uow.edit(Edit(timer.ref))


async def gather(person: int, uow: UnitOfWork) -> Sequence[Mine]:
    """Each with its words, its reason and all that became of it."""
    return [_mine(given) for given in await uow.promises.of(person)]


def _mine(given: Given) -> Mine:
    words = f"{given.words}\n{given.why}".strip()
    return Mine(Line("promise-of-mine"), words, as_data(given))
