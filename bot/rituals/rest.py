"""Rest: for a night, for some days or until one says, and for both; nobody is told whose it is, or why."""

from datetime import datetime

from bot.aside import aside
from bot.renewing import said_yes
from bot.ritual import Command, Ritual
from domain.company import Change, Company
from domain.errors import Refusal
from domain.messages import Button, Edit, Incoming, Kind, Line, Rows, Say
from domain.quiet import morning
from storage.unit_of_work import UnitOfWork

NAME = "rest"
MORNINGS = {"tonight": 1, "three-days": 3, "week": 7}  # it ends with that morning
CARRY_ON = (Button("rest-carry-on", "carry-on"),)
LEAVE = Button("rest-leave", "leave")
LENGTHS: Rows = (
    (Button("rest-tonight", "tonight"), Button("rest-three-days", "three-days")),
    (Button("rest-week", "week"), Button("rest-until-i-say", "until-i-say")),
)


async def ask(incoming: Incoming, uow: UnitOfWork) -> None:
    """For how long?"""
    if await uow.rests.why(incoming.person) is None:
        await uow.say(aside(incoming, NAME, (Line("rest-ask"),), LENGTHS))
    else:
        await uow.say(aside(incoming, NAME, (Line("rest-still"), Line("rest-ask")), (*LENGTHS, CARRY_ON)))


async def begin(incoming: Incoming, uow: UnitOfWork) -> None:
    """From now on; what is open already runs out, and nothing begins."""
    if incoming.anchor is None or incoming.tap is None:
        return
    await uow.rests.begin(incoming.person, "rest", await _until(incoming.person, incoming.tap.action, uow))
    await uow.edit(Edit(incoming.anchor.ref, (Line("rest-begun"),), (CARRY_ON,)))


async def _until(person: int, length: str, uow: UnitOfWork) -> datetime | None:
    couple = await uow.couples.of(person)
    member = couple.member(person) if couple else None
    if couple is None or member is None:
        raise Refusal("gone")
    if length not in MORNINGS:
        return None
    at = uow.now
    for _ in range(MORNINGS[length]):
        at = morning(at, couple.clock(person, at), member.quiet_hours)
    return at


async def carry_on(incoming: Incoming, uow: UnitOfWork) -> None:
    """One's own rest is over; whether the other's lasts is not told."""
    if await uow.rests.why(incoming.person) == "lapsed" and (couple := await uow.couples.of(incoming.person)):
        await said_yes(incoming.person, couple, uow)
    await uow.rests.end(incoming.person)
    if incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, (Line("rest-over"),)))


async def rest_or_leave(incoming: Incoming, uow: UnitOfWork) -> None:
    """For whoever types /stop."""
    buttons = ((Button("rest-rest", "rest"), LEAVE),)
    await uow.say(aside(incoming, NAME, (Line("rest-or-leave"),), buttons))


async def leave(_incoming: Incoming, uow: UnitOfWork) -> None:
    """The first of the two taps that it takes."""
    uow.go_to("leave", "sure")


async def notice(change: Company, uow: UnitOfWork) -> None:
    """A corner that cannot be reached rests both; once it can, that person alone is asked."""
    member = (await uow.couples.rows([change.chat])).get(change.chat)
    if member is None or member.couple is None:
        return
    if change.change is Change.BLOCKED:
        await uow.rests.begin(change.chat, "blocked", None)
    elif change.change is Change.UNBLOCKED and await uow.rests.why(change.chat) == "blocked":
        buttons = ((*CARRY_ON, LEAVE),)
        await uow.say(Say(change.chat, NAME, (Line("rest-back"),), Kind.ANSWER, buttons=buttons, person=change.chat))


REST = Ritual(
    NAME,
    commands=(
        Command("rest", ask, "command-rest", menu_corner=6),
        Command("stop", rest_or_leave, "command-stop"),
    ),
    taps={
        **dict.fromkeys((*MORNINGS, "until-i-say"), begin),
        "carry-on": carry_on,
        "rest": ask,
        "leave": leave,
    },
    on_company=notice,
    goes_to=("leave",),
)
