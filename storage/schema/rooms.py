"""Where a couple's room may be next: what they were asked, and who has said yes."""

from sqlalchemy import BigInteger, Column, String, Table

from storage.engine import UtcDateTime
from storage.schema.base import metadata

room_offers = Table(
    "room_offers",
    metadata,
    Column("couple", String(32), primary_key=True),
    Column("chat", BigInteger, primary_key=True, autoincrement=False, comment="a group; 0 for their two corners"),
    Column("ref", String(32), comment="of the message that asks both; NULL where each is asked alone"),
    Column("one", BigInteger, comment="who said yes first"),
    Column("other", BigInteger, comment="who said yes second: then it is agreed"),
    Column("at", UtcDateTime, nullable=False),
    comment="A room for which both must say yes; nobody learns who has.",
)
