"""How two people come together, and how each of them may be still: consents, groups, rests."""

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table

from storage.engine import UtcDateTime
from storage.schema.base import WORDS, metadata, one_of

groups = Table(
    "groups",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(16), nullable=False, server_default="", comment="of whoever brought the bot"),
    Column("hello", String(32), unique=True, comment="ref of the message with Have a look, as long as it holds"),
    Column("said_at", UtcDateTime, comment="when it was said; it is said once"),
    Column("told_at", UtcDateTime, comment="when it was told that Kept is for two"),
    comment="Groups that the bot was added to, until they are a couple's room.",
)

known_there = Table(
    "known_there",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("page", String(32), unique=True, comment="ref of the page in their corner that asks for a yes"),
    comment="Who tapped in a group: only a tap proves that somebody belongs to it.",
)

titles = Table(
    "titles",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("key_id", String(64), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False, comment="sealed under key_id, and gone with it"),
    info={WORDS: True},
    comment="What a group was called when somebody tapped in it, to name it in their corner.",
)

consents = Table(
    "consents",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, index=True, comment="the group it is for; NULL for an invitation"),
    Column("said_at", UtcDateTime, nullable=False),
    comment="A yes that has not met another yet; when two have met, nothing is left here.",
)

invitations = Table(
    "invitations",
    metadata,
    Column("ref", String(32), primary_key=True, comment="of the message with the link, in the corner of who invites"),
    Column("person", BigInteger, nullable=False, index=True, comment="who invites"),
    Column("guest", BigInteger, index=True, comment="who opened the link"),
    Column("page", String(32), unique=True, comment="ref of the page in the guest's corner that asks for a yes"),
    Column("asked", String(32), unique=True, comment="ref of the question in the inviter's corner, after that yes"),
    Column("until", UtcDateTime, nullable=False, index=True),
    comment="Links for one person each, and how far they have led.",
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
