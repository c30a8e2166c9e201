"""A gesture: one small thing that somebody could do for the other, and never a word about it afterwards."""

from functools import partial

from bot.ritual import Command, Ritual
from bot.speaker import speaker
from domain.messages import Button, Edit, Incoming, Line, Rows
from storage.unit_of_work import UnitOfWork

NAME = "gesture"
MANY = 14  # so many there are


async def suggest(incoming: Incoming, uow: UnitOfWork) -> None:
    """To whoever asked, in their corner; the other learns of it by the gesture, or not at all."""
    who = await speaker(incoming, uow)
    number = uow.chance.randrange(MANY)
    await uow.say(who.alone(NAME, (_line(number),), _buttons(number)))


async def another(number: int, incoming: Incoming, uow: UnitOfWork) -> None:
    """In the place of this one, another one."""
    if incoming.anchor is not None:
        following = (number + uow.chance.randrange(1, MANY)) % MANY
        await uow.edit(Edit(incoming.anchor.ref, (_line(following),), _buttons(following)))


async def end(word: str, incoming: Incoming, uow: UnitOfWork) -> None:
    """Whatever becomes of it, nothing follows."""
    if incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, (Line(word),)))


def _line(number: int) -> Line:
    return Line(f"gesture-idea-{number + 1:02}")


def _buttons(number: int) -> Rows:
    """What stands there goes along in the button, so that nobody has to remember it."""
    might, more = Button("gesture-might", "might"), Button("gesture-another", f"another-{number}")
    return (might, more), (Button("gesture-not-today", "pass"),)


GESTURE = Ritual(
    NAME,
    commands=(Command(NAME, suggest, "command-gesture", shelf="gesture-name"),),
    taps={
        "might": partial(end, "gesture-lovely"),
        "pass": partial(end, "gesture-passed"),
        **{f"another-{number}": partial(another, number) for number in range(MANY)},
    },
)
