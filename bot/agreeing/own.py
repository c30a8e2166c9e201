"""Agreements as one's own data: what ends when somebody erases their words, and what they may take along."""

from collections.abc import Sequence

from bot.agreeing.desk import Desk
from bot.agreeing.room import end
from bot.ritual import Mine
from domain.agreement import Clause
from domain.messages import Line
from storage.agreements import Sort, as_data
from storage.unit_of_work import UnitOfWork


async def forget(person: int, uow: UnitOfWork) -> None:
    """All that they signed ends, as if let go; a draft that both have seen is put away, and one apart never was."""
    couple = await uow.couples.of(person, lock=True)
    if couple is None:
        return
    for agreement in await uow.agreements.of_couple(couple.id):
        desk = Desk(agreement, couple, uow)
        if agreement.signed_at is not None:
            await end(desk, forgotten=True)
        elif agreement.opened:
            await desk.close_boxes(None, Line("agree-put-away"))
            await desk.retire(Sort.DRAFT)
            await desk.drop()
        else:
            await desk.close_boxes(person, Line("agree-taken-back"))
            await desk.retire(Sort.APART, says=(Line("agree-taken-back"),), of=person)


async def gather(person: int, uow: UnitOfWork) -> Sequence[Mine]:
    """Each clause, signed or drafted, and whether they have signed what is drafted."""
    return [
        Mine(Line("agree-of-mine"), "\n".join(map(_words, filter(None, (sheet.signed, sheet.draft)))), as_data(sheet))
        for sheet in await uow.agreements.sheets_of(person)
    ]


def _words(clause: Clause) -> str:
    return f"{clause.will}\n{clause.tuesday}".strip()
