"""Promises: each sealed under its maker's key, where they stand, and the sums of a week, without makers."""

from sqlalchemy import BigInteger, Column, Date, Integer, LargeBinary, String, Table

from storage.engine import UtcDateTime
from storage.schema.base import WORDS, metadata, one_of

promises = Table(
    "promises",
    metadata,
    Column("ref", String(32), primary_key=True, comment="that of its message in the room, where it has one"),
    Column("couple", String(32), nullable=False, index=True),
    Column("person", BigInteger, nullable=False, index=True, comment="its maker"),
    Column("key_id", String(64), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False, comment="its words, its time and what became of it: sealed"),
    info={WORDS: True},
    comment="What two people promise. What becomes of one is known under its maker's key alone.",
)

promise_places = Table(
    "promise_places",
    metadata,
    Column("message", String(32), primary_key=True, comment="ref of a message of ours"),
    Column("place", String(1), primary_key=True, comment="a letter, by which its buttons tell promises apart"),
    Column("promise", String(32), nullable=False, index=True),
    Column("sort", String(8), nullable=False),
    Column("couple", String(32), nullable=False, index=True),
    Column("person", BigInteger, nullable=False, index=True, comment="the maker"),
    Column("made_at", UtcDateTime, nullable=False, index=True),
    one_of("sort", "notice", "answer", "note", "list"),
    comment="Messages whose buttons are about a promise, while they are.",
)

week_sums = Table(
    "week_sums",
    metadata,
    Column("couple", String(32), primary_key=True),
    Column("week", Date, primary_key=True, comment="ritual day of the note that ends it"),
    Column("kind", String(16), primary_key=True),
    Column("outcome", String(8), primary_key=True),
    Column("times", Integer, nullable=False),
    one_of("outcome", "kept", "moved", "mended", "aside"),
    comment="How many shared promises of two people ended how. Nothing here knows who made them.",
)

week_makers = Table(
    "week_makers",
    metadata,
    Column("couple", String(32), primary_key=True),
    Column("week", Date, primary_key=True),
    Column("what", String(16), primary_key=True, comment="a kind, or nothing: what came to nothing"),
    comment="Of what both of two people ended some in that week; more is not known of makers.",
)

rest_spans = Table(
    "rest_spans",
    metadata,
    Column("couple", String(32), primary_key=True),
    Column("since", UtcDateTime, primary_key=True),
    Column("until", UtcDateTime, nullable=False, index=True),
    comment="When two people rested, whoever's rest it was, so that it ages nothing.",
)
