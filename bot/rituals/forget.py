"""Forgetting: one's own words go, with the key they lay under, and the two of them go on."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.aside import aside
from bot.ritual import Command, Forgets, Ritual
from domain.errors import Refusal
from domain.messages import Button, Edit, Incoming, Line, Rows
from storage.unit_of_work import UnitOfWork

NAME = "forget"
SURE: Rows = ((Button("forget-now", "now"), Button("forget-no", "no")),)


async def ask(incoming: Incoming, uow: UnitOfWork) -> None:
    """What goes, and what stays; nothing has happened yet."""
    if not await uow.couples.rows([incoming.person]):
        raise Refusal("leave-no-need")
    parts = (Line("forget-goes"), Line("forget-way"), Line("forget-stays"))
    await uow.say(aside(incoming, NAME, parts, SURE))


async def leave_be(incoming: Incoming, uow: UnitOfWork) -> None:
    """Nothing was meant by it."""
    if incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, (Line("leave-stayed"),)))


@dataclass(frozen=True, slots=True)
class Forget:
    """`tidy` is what each ritual does first."""

    tidy: tuple[Forgets, ...]

    async def now(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """What is open is let go, what is on its way taken back, and then no word is left."""
        if incoming.anchor is None or not await uow.couples.rows([incoming.person]):
            raise Refusal("gone")
        for forgets in self.tidy:
            await forgets(incoming.person, uow)
        await uow.forget(incoming.person)
        await uow.edit(Edit(incoming.anchor.ref, (Line("forget-done"),)))


def forget_of(others: Sequence[Ritual]) -> Ritual:
    """What forgets whatever `others` keep."""
    forget = Forget(tuple(ritual.forgets for ritual in others if ritual.forgets))
    return Ritual(
        NAME,
        commands=(Command(NAME, ask, "command-forget", for_all=True),),
        taps={"now": forget.now, "no": leave_be},
    )
