"""For whoever shares a phone: what they write leaves their chat, is shown for a minute, and comes back unread."""

from datetime import timedelta

from bot.bedtime import NAME, corner
from bot.bedtime.night import Night, tonight
from domain.messages import Alert, Incoming, Kind, Part, Rows, Say, Words
from domain.noise import Noise, Shown
from domain.questions import Timer
from storage.unit_of_work import UnitOfWork

HIDE = "hide"
SHOWN_FOR = timedelta(minutes=1)


def buttons(night: Night, person: int) -> Rows:
    """What their page carries."""
    return corner.buttons(night.evening, night.pages[person], tidy=night.tidy(person))


async def take_in(night: Night, incoming: Incoming) -> None:
    """The line is stored, so the message that brought it goes."""
    if night.tidy(incoming.person) and incoming.message is not None:
        await night.uow.tidy(incoming.chat, (incoming.message,))


async def show_mine(incoming: Incoming, uow: UnitOfWork) -> None:
    """All lines so far, for a minute."""
    anchor, person = incoming.anchor, incoming.person
    night = await tonight(anchor.couple, person, uow) if anchor else None
    if night is None or anchor is None or night.pages[person].face != anchor.ref or not night.pages[person].lines:
        uow.alert(incoming.callback, Alert("gone"))
        return
    say = Say(person, NAME, _lines(night, person), Kind.ANSWER, person=person, noise=Noise.EVENING)
    ref = await uow.say(say)
    if ref is not None:
        at = uow.now + SHOWN_FOR
        await uow.timers.set(Timer(NAME, HIDE, ref, at, couple=night.evening.couple, person=person))


async def hide(timer: Timer, uow: UnitOfWork) -> None:
    """The minute is over."""
    await uow.delete(timer.ref)


async def give_back(night: Night, person: int) -> None:
    """What did not open goes back to whoever wrote it, and lies there under a line of its own."""
    if night.tidy(person) and night.pages[person].lines:
        await night.uow.say(
            Say(
                person,
                NAME,
                _lines(night, person),
                person=person,
                noise=Noise.EVENING,
                shown=Shown.MINE,
                cover="bedtime-of-yours",
            )
        )


def _lines(night: Night, person: int) -> tuple[Part, ...]:
    return tuple(Words(person, line.text) for line in night.pages[person].in_order())
