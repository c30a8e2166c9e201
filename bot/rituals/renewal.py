"""Renewed consent: on some evenings each is asked, apart, and the other is told nothing, whether they still want it."""

from datetime import date, datetime, timedelta

from bot.renewing import ASK, LAPSE, NAME, ask_next, ask_on, keep_open, said_yes
from bot.ritual import Ritual
from domain.couple import Couple
from domain.errors import Refusal
from domain.messages import Button, Edit, Incoming, Kind, Line, Rows, Say
from domain.noise import Noise, Shown
from domain.questions import Timer
from domain.renewal import EVENING, STANDS
from domain.ritual_day import ONE_DAY, clock_of, ritual_day
from storage.unit_of_work import UnitOfWork

LATE = timedelta(hours=2, minutes=30)  # after the beginning of an evening nobody is asked any more
CARRY_ON: Rows = ((Button("renewal-carry-on", "carry-on"),),)
CHOICE: Rows = (*CARRY_ON, (Button("renewal-rest", "rest"), Button("renewal-leave", "leave")))
COVER = "renewal-cover"


async def ask(timer: Timer, uow: UnitOfWork) -> None:
    """Its evening has come. Who rests is asked once that is over; whether the other rests does not matter."""
    person = timer.person or 0
    couple = await uow.couples.get(timer.couple or "", lock=True)
    if couple is None or couple.member(person) is None:
        return
    if not _is_evening(person, couple, uow) or await uow.rests.why(person) is not None:
        await ask_on(_today(person, couple, uow), person, couple, uow)
        return
    await _ask(person, couple, uow)
    await ask_next(person, couple, uow)


async def _ask(person: int, couple: Couple, uow: UnitOfWork) -> None:
    met = await uow.couples.met_at(couple.id) or uow.now
    first = (Line("renewal-week"),) if uow.now - met < 2 * STANDS + ONE_DAY else ()
    lines = (*first, Line("renewal-ask"), Line("renewal-days"))
    say = Say(
        person,
        NAME,
        lines,
        Kind.PROMPT,
        buttons=CHOICE,
        couple=couple.id,
        person=person,
        noise=Noise.OWN,
        shown=Shown.MINE,
        cover=COVER,
    )
    if (ref := await uow.say(say)) is not None:
        await uow.timers.set(Timer(NAME, LAPSE, ref, uow.now + STANDS, couple.id, person, patient=True))


async def lapse(timer: Timer, uow: UnitOfWork) -> None:
    """No answer is a rest; but whom the question never reached, or who rests already, is asked another evening."""
    person = timer.person or 0
    couple = await uow.couples.get(timer.couple or "", lock=True)
    question = await uow.outbox.anchor(ref=timer.ref)
    if couple is None or couple.member(person) is None:
        return
    if question is None or question.message is None or await uow.rests.why(person) is not None:
        await ask_on(_today(person, couple, uow), person, couple, uow)
        return
    await uow.rests.begin(person, "lapsed", None)
    await uow.edit(Edit(timer.ref, (Line("resting"),), CARRY_ON))


async def carry_on(incoming: Incoming, uow: UnitOfWork) -> None:
    """Yes, still; also when the question has run out. Whether the other was asked, or said so, is not told."""
    couple = await uow.couples.of(incoming.person, lock=True)
    if couple is None or incoming.anchor is None:
        raise Refusal("gone")
    if await uow.rests.why(incoming.person) in ("rest", "lapsed"):
        await uow.rests.end(incoming.person)
    await said_yes(incoming.person, couple, uow)
    await uow.edit(Edit(incoming.anchor.ref, (Line("renewal-goes-on"),)))


async def rest(incoming: Incoming, uow: UnitOfWork) -> None:
    """From now on; for how long is asked elsewhere."""
    if await uow.couples.of(incoming.person, lock=True) is None or incoming.anchor is None:
        raise Refusal("gone")
    await keep_open(incoming.person, uow)
    await uow.rests.begin(incoming.person, "rest", None)
    await uow.edit(Edit(incoming.anchor.ref))
    uow.go_to("rest")


async def leave(_incoming: Incoming, uow: UnitOfWork) -> None:
    """The first of the two taps that it takes."""
    uow.go_to("leave", "sure")


def _is_evening(person: int, couple: Couple, uow: UnitOfWork) -> bool:
    wall = uow.now.astimezone(clock_of(couple.clock(person, uow.now)))
    begins = datetime.combine(wall.date(), EVENING, wall.tzinfo)
    return begins <= wall < begins + LATE


def _today(person: int, couple: Couple, uow: UnitOfWork) -> date:
    return ritual_day(uow.now, couple.clock(person, uow.now))


RENEWAL = Ritual(
    NAME,
    taps={"carry-on": carry_on, "rest": rest, "leave": leave},
    timers={ASK: ask, LAPSE: lapse},
    goes_to=("rest", "leave"),
)
