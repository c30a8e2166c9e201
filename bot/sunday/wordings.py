"""Which words a note has: none that was said lately, so that twelve Sundays in a row do not read alike."""

from collections.abc import Iterator, Sequence

from domain.note import Fact, Note, Sentence
from domain.style import Style
from domain.sunday import Recipe, Worded
from storage.unit_of_work import UnitOfWork

FOR_ALL = (Fact.HELP,)  # where to turn is said alike in every style


def worded(
    note: Note, earlier: Sequence[Recipe], style: Style, uow: UnitOfWork
) -> tuple[tuple[Worded, ...], Worded | None]:
    """Its lines and its question, if any, in the words of a style; `earlier` notes, the latest first."""
    lines = tuple(_fresh(sentence, style, list(_used(sentence, earlier)), uow) for sentence in note.lines)
    sofa = _fresh(note.sofa, style, list(_used(note.sofa, earlier)), uow) if note.sofa else None
    return lines, sofa


def _used(sentence: Sentence, earlier: Sequence[Recipe]) -> Iterator[str]:
    """The numbers by which that was said before, the latest first."""
    for each in earlier:
        said = (one for one in (*each.lines, each.sofa) if one)
        yield from (one.number for one in said if one.sentence.fact is sentence.fact)


def _fresh(sentence: Sentence, style: Style, used: list[str], uow: UnitOfWork) -> Worded:
    """One that was not used; where all were, the one used longest ago."""
    plain = style is Style.OPEN or sentence.fact in FOR_ALL
    family = f"sunday-{sentence.fact}" if plain else f"sunday-{sentence.fact}-{style}"
    every = [_number(key, sentence) for key in uow.lexicon.variants(family)]
    unused = [number for number in every if number not in used]
    return Worded(sentence, uow.chance.choice(unused) if unused else max(every, key=used.index))


def _number(key: str, sentence: Sentence) -> str:
    return key.removeprefix(f"sunday-{sentence.fact}-")
