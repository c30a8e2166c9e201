"""/cancel: closes the question that is open in one's corner."""

from bot.aside import aside
from bot.ritual import Command, Ritual
from domain.messages import Edit, Incoming, Line
from storage.unit_of_work import UnitOfWork

NAME = "cancel"


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """The one last turned to; one that came by itself only where no other is open."""
    waiting = await uow.boxes.open_ones(incoming.person)
    box = next((box for box in waiting if not box.by_itself), waiting[0] if waiting else None)
    if box is None and await uow.couples.joined(incoming.person) is None:
        return None if incoming.group else uow.go_to("start")
    if box is None:
        await uow.say(aside(incoming, NAME, (Line("cancel-nothing"),)))
        return None
    await uow.boxes.close(box.ref)
    await uow.edit(Edit(box.ref))
    await uow.say(aside(incoming, NAME, (Line("cancel-done"),)))
    return None


CANCEL = Ritual(NAME, commands=(Command(NAME, typed, "command-cancel", for_all=True),), goes_to=("start",))
