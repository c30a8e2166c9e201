"""What the buttons of a message stand for, while they stand."""

from sqlalchemy import BigInteger, Column, String, Table

from storage.engine import UtcDateTime
from storage.schema.base import metadata, one_of

proposals = Table(
    "proposals",
    metadata,
    Column("ref", String(32), primary_key=True, comment="of the message with the buttons"),
    Column("couple", String(32), nullable=False, index=True),
    Column("ritual", String(24), nullable=False, comment="which it is about"),
    Column("sort", String(8), nullable=False),
    Column("value", String(48), nullable=False, comment="as the ritual writes it; never words"),
    Column("person", BigInteger, comment="who asks for it, where the other one's yes is awaited"),
    Column("made_at", UtcDateTime, nullable=False, index=True),
    one_of("sort", "shown", "back", "both"),
    comment="Settings that a message offers: as they were shown, to be put back, or to be agreed on by both.",
)
