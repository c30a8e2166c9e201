"""Leaving: in two taps, told to nobody, and complete."""

from datetime import timedelta

from bot.aside import aside
from bot.parting import END, FORGET, NAME, TIDIED, end, forget, part, tidied
from bot.ritual import Command, Ritual
from domain.company import Change, Company
from domain.errors import Refusal
from domain.messages import Button, Edit, Incoming, Line, Rows
from domain.questions import Timer
from storage.unit_of_work import UnitOfWork

SURE = "sure"  # what another ritual says whose own button was the first of the two taps
SILENCE = "silence"
BLOCKED_FOR = timedelta(days=30)
LEAVE, STAY, REST = Button("leave-leave", SURE), Button("leave-stay", "stay"), Button("leave-rest", "rest")
LAST: Rows = ((Button("leave-now", "now"), STAY),)


async def ask(incoming: Incoming, uow: UnitOfWork) -> None:
    """What it means; nothing has happened yet."""
    known = (await uow.couples.rows([incoming.person])).get(incoming.person)
    if known is None:
        raise Refusal("leave-no-need")
    if incoming.args == SURE:
        await uow.say(aside(incoming, NAME, (Line("leave-other"),), LAST))
        return
    buttons: Rows = ((LEAVE,), (REST, STAY)) if known.couple is not None else LAST
    await uow.say(aside(incoming, NAME, (Line("leave-ask"), Line("leave-fact")), buttons))


async def sure(incoming: Incoming, uow: UnitOfWork) -> None:
    """The first of two taps."""
    if incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, (Line("leave-other"),), LAST))


async def now(incoming: Incoming, uow: UnitOfWork) -> None:
    """The second."""
    if incoming.anchor is not None:
        await part(incoming.person, uow, last=incoming.anchor.ref)


async def stay(incoming: Incoming, uow: UnitOfWork) -> None:
    """Nothing was meant by it."""
    if incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, (Line("leave-stayed"),)))


async def rest(incoming: Incoming, uow: UnitOfWork) -> None:
    """For how long, is asked elsewhere."""
    await stay(incoming, uow)
    uow.go_to("rest")


async def notice(change: Company, uow: UnitOfWork) -> None:
    """Whoever blocks us for thirty days has left without a word."""
    if change.change is Change.BLOCKED and (await uow.couples.rows([change.chat])).get(change.chat):
        at = uow.now + BLOCKED_FOR
        await uow.timers.set(Timer(NAME, SILENCE, str(change.chat), at, person=change.chat, patient=True))
    elif change.change is Change.UNBLOCKED:
        await uow.timers.drop(NAME, SILENCE, str(change.chat))


async def take_it_so(timer: Timer, uow: UnitOfWork) -> None:
    """Unless they came back meanwhile."""
    if timer.person is not None and await uow.rests.why(timer.person) == "blocked":
        await part(timer.person, uow)


LEAVING = Ritual(
    NAME,
    commands=(Command("leave", ask, "command-leave", for_all=True),),
    taps={SURE: sure, "now": now, "stay": stay, "rest": rest},
    timers={END: end, TIDIED: tidied, FORGET: forget, SILENCE: take_it_so},
    on_company=notice,
    goes_to=("rest",),
)
