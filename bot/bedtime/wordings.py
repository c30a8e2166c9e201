"""Which words an evening has: one opening and four questions, or three, none of which returned lately."""

from datetime import date

from bot.bedtime import NAME
from domain.couple import Couple
from domain.evening import DROPPED, NOT_AGAIN_WITHIN, Evening
from domain.messages import Line
from domain.style import Style, style_of
from storage.unit_of_work import UnitOfWork

PARTS = ("opening", "first", "second", "third", "last")
THIRD = PARTS.index("third")
GENTLY = "gentle-"  # before the number of a third wording that asks for something else


async def drawn(couple: Couple, day: date, uow: UnitOfWork) -> tuple[str, ...]:
    """Tonight's wordings, one for each part: their number in its family, or that it is dropped."""
    lately = await uow.evenings.since(couple.id, day - NOT_AGAIN_WITHIN)
    used = zip(*(evening.wordings for evening in lately), strict=True) if lately else [()] * len(PARTS)
    style = style_of(couple.style)
    return tuple(_fresh(part, style, numbers, uow) for part, numbers in zip(PARTS, used, strict=True))


def _fresh(part: str, style: Style, used: tuple[str, ...], uow: UnitOfWork) -> str:
    """One that was not used; of a language with too few, the one used longest ago. `used`: the latest first."""
    third = part == PARTS[THIRD]
    if third and style is Style.PRACTICAL:
        return DROPPED
    way = GENTLY if third and style is Style.GENTLE else ""
    every = [way + key.rpartition("-")[2] for key in uow.lexicon.variants(f"{NAME}-{part}-{way}prompt")]
    unused = [number for number in every if number not in used]
    return uow.chance.choice(unused) if unused else max(every, key=used.index)


def opening(evening: Evening) -> Line:
    """The first line of the evening."""
    return worded(evening, 0)


def key(step: int, numbers: tuple[str, ...]) -> str:
    """Of the catalogue, for the opening (0) or a step that such an evening has."""
    if numbers[step].startswith(GENTLY):
        return f"bedtime-{PARTS[step]}-gentle-prompt-{numbers[step].removeprefix(GENTLY)}"
    return f"bedtime-{PARTS[step]}-prompt-{numbers[step]}"


def worded(evening: Evening, step: int) -> Line:
    """Tonight's words for a step that it has."""
    return Line(key(step, evening.wordings))


def is_gentle(evening: Evening) -> bool:
    """Whether its third line is something for tomorrow, in the place of one true thing."""
    return evening.wordings[THIRD].startswith(GENTLY)
