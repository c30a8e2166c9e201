"""Privacy: what is kept, for how long, and under which key; for everybody, before any yes."""

from bot.ritual import Command, Ritual
from domain.messages import Incoming, Kind, Line, Say
from storage.unit_of_work import UnitOfWork

NAME = "privacy"


async def tell(incoming: Incoming, uow: UnitOfWork) -> None:
    """Wherever it was asked; there is nothing private about it."""
    parts = tuple(Line(key) for key in uow.lexicon.variants("privacy-line"))
    person = None if incoming.group else incoming.person
    await uow.say(Say(incoming.chat, NAME, parts, Kind.ANSWER, person=person, language=incoming.language))


PRIVACY = Ritual(NAME, commands=(Command(NAME, tell, "command-privacy", menu_corner=7, for_all=True),))
