"""Sunday notes as they were said, without a trace of persons: figures of two people, and which wordings were used."""

from datetime import date

from pydantic import TypeAdapter
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.sunday import Picture, Recipe
from storage.schema import notes
from storage.statements import insert

_RECIPE = TypeAdapter(Recipe)
_PICTURE = TypeAdapter(Picture)


class Notes:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, couple: str, recipe: Recipe) -> None:
        """The note of its day."""
        values = {"couple": couple, "day": recipe.day, "recipe": _RECIPE.dump_json(recipe).decode()}
        statement = insert(self._connection, notes).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["couple", "day"], set_=values))

    async def of(self, couple: str, after: date, before: date) -> list[Recipe]:
        """Those of the days between the two, both excluded, the latest first."""
        theirs = select(notes.c.recipe).where(notes.c.couple == couple, notes.c.day > after, notes.c.day < before)
        rows = (await self._connection.execute(theirs.order_by(notes.c.day.desc()))).scalars()
        return [_RECIPE.validate_json(row) for row in rows]

    async def forget(self, before: date) -> None:
        """Those of days before `before`."""
        await self._connection.execute(delete(notes).where(notes.c.day < before))


def drawn_from(picture: Picture) -> bytes:
    """A picture as it waits to be drawn."""
    return _PICTURE.dump_json(picture)


def to_draw(kept: bytes) -> Picture:
    """What `drawn_from` wrote. Raises ValueError for anything else."""
    return _PICTURE.validate_json(kept)
