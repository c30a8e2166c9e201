"""The door: what somebody hears who has just opened a chat with Kept."""

from bot.ritual import Command, Ritual
from domain.messages import Incoming, Kind, Line, Say
from storage.unit_of_work import UnitOfWork


async def hello(incoming: Incoming, uow: UnitOfWork) -> None:
    """One line on what this is."""
    person = None if incoming.group else incoming.person
    line = Line("start-hello")
    await uow.say(Say(incoming.chat, "start", (line,), Kind.ANSWER, person=person, language=incoming.language))


START = Ritual("start", commands=(Command("start", hello, "command-start", menu_corner=1, for_all=True),))
