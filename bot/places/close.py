"""Names one slip of the finger away: a letter too many, too few, another one, or two that changed places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4  # letters; shorter names are too near to everything
LONG_ENOUGH = 6  # letters of a name that is believed in spite of a slip

ByShape = Mapping[tuple[str, int], list[str]]  # names by (first letter, length)


def by_shape(names: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    """The names in which a slip is forgiven, as `close` wants them."""
    shaped: dict[tuple[str, int], list[str]] = {}
    for name in names:
        if len(name) >= SHORTEST:
            shaped.setdefault((name[0], len(name)), []).append(name)
    return shaped


def close(name: str, shapes: ByShape) -> Iterator[list[str]]:
    """The likeliest readings of a folded name first: long names with its first letter, long ones with any, short ones.

    Nothing for a name with digits or of fewer than four letters. Optimal string alignment, distance 1.
    """
    if len(name) < SHORTEST or any(letter.isdecimal() for letter in name):
        return
    sizes = range(len(name) - 1, len(name) + 2)
    near = [each for size in sizes for each in _off_by_one(name, shapes.get((name[0], size), ()))]
    yield [each for each in near if len(each) >= LONG_ENOUGH]
    if len(name) >= LONG_ENOUGH:
        yield [
            each
            for (_, size), names in shapes.items()
            if size in sizes and size >= LONG_ENOUGH
            for each in _off_by_one(name, names)
        ]
    yield near


def _off_by_one(name: str, names: Sequence[str]) -> list[str]:
    found = process.extract(name, names, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [each for each, _, _ in found]
