"""What time does to agreements: each of the two is asked after thirty days, and a draft is put away after a week."""

from dataclasses import replace

from bot.agreeing import NAME
from bot.agreeing.desk import OVER, REVIEW, Desk, desk_of
from bot.agreeing.lines import text_of
from bot.agreeing.looking import ASKS
from bot.agreeing.room import open_if_both
from domain.agreement import ASKED_FOR, LOOKED_AT_AFTER
from domain.messages import Line, Say
from domain.noise import Shown
from domain.questions import Timer
from domain.ritual_day import ONE_DAY
from storage.agreements import Sort
from storage.unit_of_work import UnitOfWork


async def review(timer: Timer, uow: UnitOfWork) -> None:
    """Each is asked apart. Whoever lets it go ends it, whoever changes it suggests so; else it stands as it is."""
    desk = await _desk(timer, uow)
    if desk is None:
        return
    if await uow.rests.resting(desk.couple.id):
        await uow.timers.set(replace(timer, at=uow.now + ONE_DAY))
        return
    await uow.timers.set(Timer(NAME, REVIEW, timer.ref, uow.now + LOOKED_AT_AFTER, couple=timer.couple))
    await desk.retire(Sort.REVIEW)
    text = text_of(desk.agreement, desk.couple, uow, signed=True)
    for person in desk.people:
        ask = Say(person, NAME, (*text, Line("agree-review")), buttons=ASKS, couple=desk.couple.id, person=person)
        until = uow.now + ASKED_FOR
        covered = replace(ask, shown=Shown.MINE, cover="agree-yours-cover", stale_at=until)
        if (ref := await uow.say(covered)) is not None:
            await uow.agreements.stand(ref, desk.agreement, Sort.REVIEW, person)
    await uow.timers.set(Timer(NAME, OVER, timer.ref, uow.now + ASKED_FOR, couple=timer.couple))


async def over(timer: Timer, uow: UnitOfWork) -> None:
    """It stands as it is."""
    desk = await _desk(timer, uow)
    if desk is not None:
        await desk.retire(Sort.REVIEW)


async def look(timer: Timer, uow: UnitOfWork) -> None:
    """A rest has ended, perhaps: what both have written may open."""
    desk = await _desk(timer, uow)
    if desk is not None:
        await open_if_both(desk)


async def lapse(timer: Timer, uow: UnitOfWork) -> None:
    """A draft that nobody has signed for a week is put away; what was signed before stands."""
    desk = await _desk(timer, uow)
    if desk is None:
        return
    gone = Line("agree-put-away")
    await desk.close_boxes(None, gone)
    await desk.retire(Sort.OFFER, Sort.APART, Sort.DRAFT, says=(gone,))
    left = desk.agreement.lapsed()
    await (desk.keep(left) if left is not None else desk.drop())


async def _desk(timer: Timer, uow: UnitOfWork) -> Desk | None:
    couple = await uow.couples.get(timer.couple or "", lock=True)
    return await desk_of(timer.ref, couple, uow) if couple else None
