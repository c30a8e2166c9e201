"""Which words a note has: none that was said lately, so that twelve Sundays in a row do not read alike."""

from collections.abc import Iterator, Sequence

from domain.note import Note, Sentence
from domain.sunday import Recipe, Worded
from storage.unit_of_work import UnitOfWork


def worded(note: Note, earlier: Sequence[Recipe], uow: UnitOfWork) -> tuple[tuple[Worded, ...], Worded]:
    """Its lines and its question in words; `earlier` notes, the latest first."""
    *lines, sofa = (_fresh(sentence, list(_used(sentence, earlier)), uow) for sentence in (*note.lines, note.sofa))
    return tuple(lines), sofa


def _used(sentence: Sentence, earlier: Sequence[Recipe]) -> Iterator[str]:
    """The numbers by which that was said before, the latest first."""
    for each in earlier:
        yield from (one.number for one in (*each.lines, each.sofa) if one.sentence.fact is sentence.fact)


def _fresh(sentence: Sentence, used: list[str], uow: UnitOfWork) -> Worded:
    """One that was not used; where all were, the one used longest ago."""
    every = [key.rpartition("-")[2] for key in uow.lexicon.variants(f"sunday-{sentence.fact}")]
    unused = [number for number in every if number not in used]
    return Worded(sentence, uow.chance.choice(unused) if unused else max(every, key=used.index))
