"""/style: how somebody likes to mend, picked by each; in what both read, the quieter of the two speaks."""

from dataclasses import replace

from bot.own import of_style
from bot.ritual import Command, Ritual
from bot.speaker import Speaker, speaker
from domain.messages import Button, Edit, Incoming, Line, Rows
from domain.style import Style, quieter
from storage.unit_of_work import UnitOfWork

NAME = "style"
LABELS = {
    Style.OPEN: Button("style-open", Style.OPEN),
    Style.GENTLE: Button("style-gentle", Style.GENTLE),
    Style.PRACTICAL: Button("style-practical", Style.PRACTICAL),
}


async def ask(incoming: Incoming, uow: UnitOfWork) -> None:
    """Which sounds like them? In their corner, wherever it was typed."""
    who = await speaker(incoming, uow)
    parts = (Line("style-ask"), Line("style-how"))
    await uow.say(who.alone(NAME, (*parts, *of_style(who.member)), _rows(who.member.style)))


async def pick(incoming: Incoming, uow: UnitOfWork) -> None:
    """From now on, in every line that is said."""
    who = await speaker(incoming, uow)
    if incoming.anchor is None or incoming.tap is None:
        return
    style = Style(incoming.tap.action)
    member = replace(who.member, style=style.value)
    await uow.couples.change(member)
    await uow.couples.set(who.couple.id, style=quieter(style, _others(who)))
    await uow.edit(Edit(incoming.anchor.ref, (*of_style(member), Line("style-how")), _rows(style)))


def _others(who: Speaker) -> str:
    return who.couple.other(who.member.person).style


def _rows(style: str) -> Rows:
    """The others."""
    return tuple((button,) for each, button in LABELS.items() if each != style)


STYLE = Ritual(
    NAME,
    commands=(Command(NAME, ask, "command-style", shelf="style-name"),),
    taps=dict.fromkeys(Style, pick),
    shows=frozenset(Style),  # in what both read, the quieter of the two speaks: that is said before the tap
)
