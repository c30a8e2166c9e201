"""What the program must remember of itself between two runs."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import facts
from storage.statements import insert


class Facts:
    """Small texts by name; an instant is kept as ISO 8601 in UTC."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, name: str) -> str | None:
        return (await self._connection.execute(select(facts.c.value).where(facts.c.name == name))).scalar()

    async def put(self, name: str, value: str) -> None:
        statement = insert(self._connection, facts).values(name=name, value=value)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    async def drop(self, name: str) -> None:
        await self._connection.execute(delete(facts).where(facts.c.name == name))

    async def moment(self, name: str) -> datetime | None:
        value = await self.get(name)
        return datetime.fromisoformat(value) if value else None

    async def put_moment(self, name: str, at: datetime) -> None:
        await self.put(name, at.isoformat())
