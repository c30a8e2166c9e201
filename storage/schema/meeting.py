"""How two people come together, and how each of them may be still: consents, groups, rests."""

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table

from storage.engine import UtcDateTime
from storage.schema.base import metadata, one_of

groups = Table(
    "groups",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("hello", String(32), comment="ref of the one message with Have a look; NULL until it was said"),
    Column("said_at", UtcDateTime, comment="when it was said"),
    comment="Groups that the bot was added to, until they are a couple's room or it is forgotten.",
)

known_there = Table(
    "known_there",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    comment="Who tapped in a group: only a tap proves that somebody belongs to it.",
)

consents = Table(
    "consents",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, index=True, comment="the group it is for; NULL for an invitation"),
    Column("said_at", UtcDateTime, nullable=False),
    comment="A yes that has not met another yet; when two have met, nothing is left here.",
)

rests = Table(
    "rests",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("why", String(8), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, comment="NULL: until they say"),
    one_of("why", "rest", "blocked", "lapsed", "away"),
    comment="Who rests; from outside all four look alike.",
)

pairs = Table(
    "pairs",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("until", UtcDateTime, nullable=False),
    comment="Two of whom one has left: to each other their invitations have run out. A keyed hash, no ids.",
)
