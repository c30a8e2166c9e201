"""Which words an evening has: one opening and four questions, none of which returned lately."""

from datetime import date

from bot.bedtime import NAME
from domain.evening import NOT_AGAIN_WITHIN, Evening
from domain.messages import Line
from storage.unit_of_work import UnitOfWork

PARTS = ("opening", "first", "second", "third", "last")


async def drawn(couple: str, day: date, uow: UnitOfWork) -> tuple[str, ...]:
    """The numbers of tonight's wordings, one for each part."""
    lately = await uow.evenings.since(couple, day - NOT_AGAIN_WITHIN)
    used = zip(*(evening.wordings for evening in lately), strict=True) if lately else [()] * len(PARTS)
    return tuple(_fresh(part, numbers, uow) for part, numbers in zip(PARTS, used, strict=True))


def _fresh(part: str, used: tuple[str, ...], uow: UnitOfWork) -> str:
    """One that was not used; of a language with too few, the one used longest ago. `used`: the latest first."""
    every = [key.rpartition("-")[2] for key in uow.lexicon.variants(f"{NAME}-{part}-prompt")]
    unused = [number for number in every if number not in used]
    return uow.chance.choice(unused) if unused else max(every, key=used.index)


def opening(evening: Evening) -> Line:
    """The first line of the evening."""
    return worded(evening, 0)


def worded(evening: Evening, step: int) -> Line:
    """Tonight's words for a step from 1 to 4."""
    return Line(f"bedtime-{PARTS[step]}-prompt-{evening.wordings[step]}")
