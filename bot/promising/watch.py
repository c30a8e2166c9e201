"""Time looks at a promise: it is brought to mind, asked about, moved on by a rest, set aside, forgotten."""

from dataclasses import replace

from bot.promising import NAME
from bot.promising.corner import asked_lately
from bot.promising.deeds import drop, settle
from bot.promising.maker import maker_of
from bot.promising.room import Doing
from domain.promise import Action
from domain.promise_steps import passes
from domain.promise_time import ahead
from domain.questions import LOOK, Timer
from storage.unit_of_work import UnitOfWork


async def look(timer: Timer, uow: UnitOfWork) -> None:
    """Its moment has come, or a rest has begun or ended: what time has done by now is done."""
    couple = await uow.couples.get(timer.couple or "", lock=True)
    given = await uow.promises.get(timer.ref)
    if couple is None or given is None or couple.member(given.person) is None:
        return
    maker = await maker_of(couple, given.person, uow)
    asks = any(action is Action.ASK and at <= uow.now for at, action in ahead(given.promise, maker.present))
    later = await asked_lately(given, uow) if asks else None
    promise, effects = passes(given.promise, maker.present, (Action.ASK,) if later else ())
    await settle(replace(given, promise=promise), effects, Doing(couple, uow), maker)
    if later is not None:
        await uow.timers.set(Timer(NAME, LOOK, given.ref, later, couple=given.couple, person=given.person))


async def forget(timer: Timer, uow: UnitOfWork) -> None:
    """The note of its week has gone: what became of it is nobody's any more."""
    await drop(timer.ref, uow)
