"""Bedtime: the evening that is open, what each of the two has written in it, and which evenings came."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    false,
)

from storage.engine import UtcDateTime
from storage.schema.base import WORDS, metadata

evenings = Table(
    "evenings",
    metadata,
    Column("ref", String(32), primary_key=True, comment="of its first message in the room"),
    Column("couple", String(32), nullable=False),
    Column("day", Date, nullable=False, index=True),
    Column("line", String(32), nullable=False, comment="ref of the message in the room that has its buttons now"),
    Column("apart", Boolean, nullable=False),
    Column("wordings", String(24), nullable=False, comment="numbers: of the opening and of the four steps"),
    Column("lights_out", UtcDateTime, nullable=False),
    Column("later", Boolean, nullable=False, server_default=false(), comment="put off by half an hour"),
    Column("closed_at", UtcDateTime),
    Column("own", Boolean, nullable=False, server_default=false(), comment="at an hour of each one's own"),
    UniqueConstraint("couple", "day"),
    comment="Bedtimes of the last weeks, so that no wording returns too soon and it is quiet after a close.",
)

evening_pages = Table(
    "evening_pages",
    metadata,
    Column("evening", String(32), primary_key=True),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("key_id", String(64), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False, comment="lines, and how far they came: sealed under key_id"),
    info={WORDS: True},
    comment="What each of the two has written apart, until it opens or the lights are out.",
)

evening_days = Table(
    "evening_days",
    metadata,
    Column("couple", String(32), primary_key=True),
    Column("day", Date, primary_key=True),
    comment="Evenings that came: a line of either stood in the room, or both said good night.",
)

evening_ways = Table(
    "evening_ways",
    metadata,
    Column("couple", String(32), primary_key=True),
    Column("here", Boolean, nullable=False, comment="in their chat; else written apart"),
    Column("nights", SmallInteger, nullable=False, comment="how many a week they look for"),
    Column("lights_after", SmallInteger, nullable=False, server_default="60", comment="minutes after bedtime"),
    comment="How two have their evenings, once they have changed it.",
)
