"""Help: what can be done here, and where somebody who is afraid at home can turn; the same for all, never logged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.aside import aside
from bot.ritual import Command, Ritual
from bot.shelf import is_out
from domain.messages import Alert, Button, Incoming, Kind, Line, Part, Rows, Say
from domain.questions import Timer, Token
from storage.unit_of_work import UnitOfWork

NAME = "help"
TURN_TO = "where_to_turn"  # the fact that holds the operator's list, a line for each place
LINK_KEPT = timedelta(hours=1)
SHOWN_FOR = timedelta(minutes=10)
UNLISTED = 99  # the place of what is in no menu


@dataclass(slots=True)
class Help:
    """`commands` are all that can be typed, in the order of the table of contents."""

    commands: list[Command]

    async def asked(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """In a corner everything; in a group what can be done there, and the way to the rest."""
        if not incoming.group:
            await self.say(incoming, uow)
            return
        known = (await uow.couples.rows([incoming.person])).get(incoming.person)
        at_home = known is not None and known.couple == await uow.couples.in_room(incoming.chat)
        found = sorted((one for one in self.commands if one.menu_room), key=lambda one: one.menu_room)
        parts = (Line("help-room"), *_lines(found, for_all=not at_home))
        more: Rows = ((Button("help-more", "more"),),)
        answer = Say(incoming.chat, NAME, parts, Kind.ANSWER, buttons=more, language=incoming.language)
        await uow.say(answer)

    async def more(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """The tap opens the corner of whoever tapped."""
        token = Token(NAME, "corner", uow.now + LINK_KEPT, person=incoming.person)
        uow.alert(incoming.callback, Alert(token=await uow.invite(token)))

    async def opened(self, incoming: Incoming, _token: Token, uow: UnitOfWork) -> None:
        await self.say(incoming, uow)

    async def say(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """In the corner."""
        known = (await uow.couples.rows([incoming.person])).get(incoming.person)
        together = known is not None and known.couple is not None
        shelf = known is not None and known.couple is not None and await is_out(known.couple, uow)
        listed = [one for one in self.commands if shelf or one.shelf is None]
        found = sorted(listed, key=lambda one: one.menu_corner or UNLISTED)
        parts = (Line("help-corner"), *_lines(found, for_all=not together))
        afraid: Rows = ((Button("help-afraid", "afraid"),),) if await uow.facts.get(TURN_TO) else ()
        ways: Rows = ((Button("help-rest", "rest"), Button("help-leave", "leave")),) if together else ()
        await uow.say(aside(incoming, NAME, parts, (*afraid, *ways)))


def _lines(commands: Sequence[Command], *, for_all: bool) -> tuple[Part, ...]:
    shown = [command for command in commands if command.for_all or not for_all]
    return tuple(Line("help-command", {"command": one.name, "about": Line(one.about)}) for one in shown)


async def where_to_turn(incoming: Incoming, uow: UnitOfWork) -> None:
    """The operator's list, for ten minutes."""
    listed = (await uow.facts.get(TURN_TO) or "").splitlines()
    places = tuple(Line("help-place", {"place": place}) for place in listed)
    parts = (Line("help-heavy"), *places, Line("help-goes"))
    ref = await uow.say(aside(incoming, NAME, parts, ((Button("help-close", "close"),),)))
    if ref is not None:
        await uow.timers.set(Timer(NAME, "close", ref, uow.now + SHOWN_FOR, person=incoming.person))


async def close(incoming: Incoming, uow: UnitOfWork) -> None:
    """Nothing of it is left to be found."""
    if incoming.anchor is not None:
        await uow.timers.drop(NAME, "close", incoming.anchor.ref)
        await uow.delete(incoming.anchor.ref)


async def close_by_itself(timer: Timer, uow: UnitOfWork) -> None:
    await uow.delete(timer.ref)


async def rest(_incoming: Incoming, uow: UnitOfWork) -> None:
    uow.go_to("rest")


async def leave(_incoming: Incoming, uow: UnitOfWork) -> None:
    uow.go_to("leave", "sure")


def help_of(others: Sequence[Ritual]) -> Ritual:
    """The page that tells what all `others` hear."""
    page = Help([command for ritual in others for command in ritual.commands])
    page.commands.append(Command(NAME, page.asked, "command-help", menu_room=7, menu_corner=8, for_all=True))
    return Ritual(
        NAME,
        commands=(page.commands[-1],),
        taps={"afraid": where_to_turn, "close": close, "rest": rest, "leave": leave},
        taps_for_all={"more": page.more},
        links={"corner": page.opened},
        timers={"close": close_by_itself},
        goes_to=("rest", "leave"),
    )
