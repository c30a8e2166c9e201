"""What Kept waits for: words in a box, a link to be opened, a moment that comes once."""

from sqlalchemy import BigInteger, Boolean, Column, LargeBinary, String, Table, false

from storage.engine import UtcDateTime
from storage.schema.base import WORDS, metadata, some

boxes = Table(
    "boxes",
    metadata,
    Column("ref", String(32), primary_key=True, comment="of the message that asks"),
    Column("person", BigInteger, nullable=False, index=True),
    Column("couple", String(32)),
    Column("ritual", String(24), nullable=False),
    Column("step", String(24), nullable=False),
    Column("topic", String(48), comment="ref of what it is about"),
    Column("key_id", String(64), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False, comment="what the ritual remembers meanwhile, sealed under key_id"),
    Column("by_itself", Boolean, nullable=False, server_default=false(), comment="it came; nobody opened it"),
    Column("touched_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("answer", BigInteger, comment="message id of the answer, for its edits"),
    info={WORDS: True},
    comment="Questions in a corner that await words. A closed one is kept for two days, to be answered kindly.",
)
some("ix_boxes_open", "closed_at IS NULL", boxes.c.expires_at)

timers = Table(
    "timers",
    metadata,
    Column("ritual", String(24), primary_key=True),
    Column("action", String(24), primary_key=True),
    Column("ref", String(48), primary_key=True, comment="of what it is about"),
    Column("couple", String(32), index=True),
    Column("person", BigInteger, index=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("set_at", UtcDateTime, nullable=False),
    Column("patient", Boolean, nullable=False, server_default=false(), comment="waits until the clock is believed"),
    comment="Moments that come once.",
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("ritual", String(24), nullable=False),
    Column("action", String(24), nullable=False),
    Column("topic", String(48), comment="ref of what it is about"),
    Column("person", BigInteger, comment="whom it is for, or who made it: the ritual knows"),
    Column("chat", BigInteger),
    Column("key_id", String(64), index=True),
    Column("body", LargeBinary, comment="what the ritual remembers with it, sealed under key_id"),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("used_at", UtcDateTime),
    info={WORDS: True},
    comment="Links into a corner. The link itself is never kept.",
)
