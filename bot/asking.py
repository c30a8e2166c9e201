"""One prompt for each ritual day and person: at an hour of both, or of each at an hour of their own."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.couple import Couple, Member
from domain.messages import Due
from storage.rituals import Prompt
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Asked:
    """`whose` hour it is, None for both; `first`: nobody was asked before. `other_at`: the other's hour (UTC)."""

    prompt: Prompt
    whose: Member | None
    first: bool
    other_at: datetime | None = None

    @property
    def only(self) -> int | None:
        """Who alone is asked now, None where both are."""
        return self.whose.person if self.whose else None

    def later(self, at: datetime) -> datetime:
        """The later of both hours, of which one is `at`."""
        return max(at, self.other_at) if self.other_at else at


async def ask_once(due: Due, couple: Couple, draw: Callable[[], Awaitable[Prompt]], uow: UnitOfWork) -> Asked | None:
    """Note whom this hour asks, so that nobody is asked twice; None where it was noted before.

    The prompt of a day is drawn when the first of its hours comes, and is the same for the other.
    """
    member = couple.member(due.person) if due.person is not None else None
    before = await uow.rituals.prompt_of(couple.id, due.ritual, due.day)
    if before is None:
        other_at = await _others_hour(due, couple, uow) if member else None
        awaits = couple.other(member.person).person if member and other_at else None
        prompt = replace(await draw(), awaits=awaits)
        await uow.rituals.asked(prompt)
        return Asked(prompt, member, first=True, other_at=other_at)
    if member is None or before.awaits != member.person:
        return None
    await uow.rituals.hour_came(before.ref)
    return Asked(before, member, first=False)


async def _others_hour(due: Due, couple: Couple, uow: UnitOfWork) -> datetime | None:
    """When the other is asked of the same day; None where that day is none of theirs, or lies behind them."""
    pending = await uow.rituals.next_due(f"p{couple.other(due.person or 0).person}", due.ritual)
    return pending[1] if pending and pending[0] <= due.day else None
