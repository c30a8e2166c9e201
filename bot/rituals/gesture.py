"""A gesture: one small thing that somebody could do for the other, and never a word about it afterwards."""

from functools import partial

from bot.ritual import Command, Ritual
from bot.speaker import Speaker, speaker
from domain.messages import Button, Edit, Incoming, Line, Rows
from domain.style import Style, style_of
from storage.unit_of_work import UnitOfWork

NAME = "gesture"
MANY = 14  # so many there are
ERRANDS = (3, 6, 8, 9, 10, 12)  # which of them get something done


async def suggest(incoming: Incoming, uow: UnitOfWork) -> None:
    """To whoever asked, in their corner; the other learns of it by the gesture, or not at all."""
    who = await speaker(incoming, uow)
    practical = style_of(who.member.style) is Style.PRACTICAL
    number = uow.chance.choice(ERRANDS if practical else range(MANY))
    await uow.say(who.alone(NAME, _lines(number, who), _buttons(number)))


async def another(number: int, incoming: Incoming, uow: UnitOfWork) -> None:
    """In the place of this one, another one."""
    who = await speaker(incoming, uow)
    if incoming.anchor is not None:
        following = (number + uow.chance.randrange(1, MANY)) % MANY
        await uow.edit(Edit(incoming.anchor.ref, _lines(following, who), _buttons(following)))


async def end(word: str, incoming: Incoming, uow: UnitOfWork) -> None:
    """Whatever becomes of it, nothing follows."""
    if incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, (Line(word),)))


def _lines(number: int, who: Speaker) -> tuple[Line, ...]:
    """Whoever keeps it gentle has two to choose from."""
    two = style_of(who.member.style) is Style.GENTLE
    numbers = (number, (number + MANY // 2) % MANY) if two else (number,)
    return tuple(Line(f"gesture-idea-{each + 1:02}") for each in numbers)


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
