"""Somebody, or time, does something to a promise: what follows is done, and it is kept as it is then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.promising import NAME
from bot.promising.corner import close_question, note
from bot.promising.maker import Maker, maker_of
from bot.promising.room import TELLS, Doing, retire
from bot.promising.sums import count, kept_until, next_note
from domain.promise import Action, Count, Effect, Promise, State, Who
from domain.promise_steps import Effects, transition
from domain.promise_time import wakes_at
from domain.questions import LOOK, Timer
from domain.when import NoTime, Time
from storage.promises import Given, Sort
from storage.unit_of_work import UnitOfWork

FORGET = "forget"
OVER = (State.KEPT, State.MENDED, State.LET_GO)


@dataclass(frozen=True, slots=True)
class Done:
    """The promise after it, and all that followed."""

    given: Given
    effects: Effects

    def followed(self, effect: Effect) -> bool:
        return effect in self.effects


async def act(given: Given, action: Action, doing: Doing, when: Time | NoTime = NoTime.UNSAID) -> Done:
    """One of the two does something. Raises Refusal with one of `Why`."""
    maker = await maker_of(doing.couple, given.person, doing.uow)
    promise, effects = foreseen(given, action, doing, maker, when)
    return await settle(replace(given, promise=promise), effects, doing, maker)


def foreseen(
    given: Given, action: Action, doing: Doing, maker: Maker, when: Time | NoTime = NoTime.UNSAID
) -> tuple[Promise, Effects]:
    """What would follow. Raises Refusal with one of `Why`."""
    return transition(
        given.promise,
        action,
        Who.MAKER if doing.person == given.person else Who.OTHER,
        maker.present,
        when=when,
        others_open=maker.others_open(given.ref),
        note_at=maker.note_at,
    )


async def settle(given: Given, effects: Effects, doing: Doing, maker: Maker) -> Done:
    """Do what follows, and keep it as it is then, until it has to be looked at again."""
    for effect in effects:
        if isinstance(effect, Count):
            given = await count(given, effect, doing.couple, doing.uow)
        elif effect in TELLS:
            await TELLS[effect](given, doing)
    await _close_what_is_over(given, effects, doing)
    await _keep(given, maker, doing.uow)
    if Effect.REMIND in effects or Effect.ASK in effects:
        await note(given, doing.couple, doing.uow)
    return Done(given, effects)


async def _close_what_is_over(given: Given, effects: Sequence[object], doing: Doing) -> None:
    if Effect.CLOSE_QUESTION in effects:
        await close_question(given, doing.uow, but=doing.on)
    promise = given.promise
    if not (promise.is_open and promise.moved and not promise.works):
        await retire(await doing.uow.promises.places(given.ref, Sort.ANSWER), doing.uow)


async def _keep(given: Given, maker: Maker, uow: UnitOfWork) -> None:
    promise = given.promise
    if promise.state is State.GONE or (promise.state is State.LET_GO and promise.notice_until is None):
        await drop(given.ref, uow)
        return
    await uow.promises.keep(given, await uow.key_of(given.person))
    if promise.state in OVER:
        until = kept_until(given, (await next_note(maker.couple, uow)).at)
        await uow.timers.set(Timer(NAME, FORGET, given.ref, until, given.couple, given.person, patient=True))
    await look_later(given, maker, uow)


async def look_later(given: Given, maker: Maker, uow: UnitOfWork) -> None:
    """When time does something to it next."""
    at = wakes_at(given.promise, maker.present)
    if at is None:
        await uow.timers.drop(NAME, LOOK, given.ref)
    else:
        await uow.timers.set(Timer(NAME, LOOK, given.ref, at, couple=given.couple, person=given.person))


async def drop(ref: str, uow: UnitOfWork) -> None:
    """Nobody needs it any more."""
    for action in (LOOK, FORGET):
        await uow.timers.drop(NAME, action, ref)
    await uow.promises.drop(ref)
