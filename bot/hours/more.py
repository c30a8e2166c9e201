"""*More* in /rituals: what stands on the second shelf, with a button for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.hours.habits import HABITS
from bot.hours.shown import ALL
from bot.proposing import offered
from bot.ritual import Command, Hears
from bot.speaker import speaker
from domain.messages import Alert, Button, Edit, Incoming, Line, Rows
from domain.style import Style, arranged, style_of
from storage.proposals import Sort
from storage.unit_of_work import UnitOfWork

MORE = "more"  # what a message shows while this page is open


@dataclass(frozen=True, slots=True)
class More:
    """`commands` are those of the second shelf, in the order of the table of contents."""

    commands: Sequence[Command]

    @property
    def taps(self) -> dict[str, Hears]:
        return {"more": self.turn_to, **{f"shelf-{one.name}": partial(_take, one.name) for one in self.commands}}

    async def turn_to(self, incoming: Incoming, uow: UnitOfWork) -> None:
        """The message that showed everything shows these."""
        who = await speaker(incoming, uow)
        screen = await offered(incoming, who, Sort.SHOWN, uow)
        if screen is None:
            return
        await uow.proposals.put(replace(screen, ritual=MORE, value=""))
        theirs = self._of(style_of(who.couple.style))
        each = (Line("help-command", {"command": one.name, "about": Line(one.about)}) for one in theirs)
        await uow.edit(Edit(screen.ref, (Line("hours-more-is"), *each), (*_rows(theirs), ALL)))

    def _of(self, style: Style) -> list[Command]:
        """Those that two of that style have there, in its order."""
        by_name = {one.name: one for one in self.commands}
        return [by_name[name] for name in arranged(list(by_name), style)]


def _rows(commands: Sequence[Command]) -> Rows:
    buttons = [Button(one.shelf, f"shelf-{one.name}") for one in commands if one.shelf]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


async def _take(command: str, incoming: Incoming, uow: UnitOfWork) -> None:
    """As if it had been typed; what is for one of them alone is answered in their corner."""
    if incoming.group and command not in HABITS:
        uow.alert(incoming.callback, Alert("hours-more-there", loud=False))
    uow.go_to(command)
