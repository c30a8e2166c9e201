"""Every table Kept has, so that what is remembered of two people can be read on one page."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
    text,
)

from storage.engine import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Serial = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts up by itself in SQLite


def _one_of(column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _some(name: str, rows: str, *columns: Column[Any]) -> Index:
    """An index over the few rows that still matter, so that the settled ones of a month cost nothing."""
    return Index(name, *columns, sqlite_where=text(rows), postgresql_where=text(rows))


facts = Table(
    "facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
    comment="What the program itself must remember: the offset, who it is, when it last ticked.",
)

couples = Table(
    "couples",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("room", BigInteger, unique=True),
    Column("language", String(16), nullable=False, server_default="en"),
    Column("style", String(16), nullable=False, server_default=""),
    Column("met_at", UtcDateTime, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("couple", ForeignKey("couples.id"), nullable=False, index=True),
    Column("key_id", String(64), nullable=False, unique=True),
    Column("body", LargeBinary, comment="name, zone, language: sealed under key_id; gone once erased"),
    Column("erased_at", UtcDateTime),
)

day_keys = Table(
    "day_keys",
    metadata,
    Column("day", Date, primary_key=True),
    Column("key_id", String(64), nullable=False, unique=True),
    comment="Under these lie updates of people without consent; destroyed the next morning.",
)

erasures = Table(
    "erasures",
    metadata,
    Column("key_id", String(64), primary_key=True),
    Column("noted_at", UtcDateTime, nullable=False),
    Column("destroyed_at", UtcDateTime),
    comment="Keys that must go, so that a crash between database and key store is made good.",
)

chats = Table(
    "chats",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("moved_to", BigInteger),
    Column("halted_until", UtcDateTime),
    Column("halt_seconds", Integer, nullable=False, server_default="0"),
    Column("gone", String(40), comment="why nothing can be sent there; NULL while it can"),
    comment="What Telegram has said about a chat: moved, halted, closed to us.",
)

inbox = Table(
    "inbox",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("lane", String(48), nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("key_id", String(64), nullable=False),
    Column("body", LargeBinary),
    Column("state", String(8), nullable=False, server_default="ready"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", String(80)),
    Column("stored_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    _one_of("state", "ready", "done", "aside"),
)
_some("ix_inbox_undone", "state = 'ready'", inbox.c.seq)
_some("ix_inbox_lane", "state = 'ready'", inbox.c.lane, inbox.c.seq)
Index("ix_inbox_key_id", inbox.c.key_id)
Index("ix_inbox_settled_at", inbox.c.settled_at)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("ref", String(32), nullable=False, unique=True),
    Column("method", String(8), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("ritual", String(24), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("couple", String(32)),
    Column("person", BigInteger),
    Column("language", String(16), nullable=False, server_default=""),
    Column("payload", Text, comment="parts and buttons; words in it are sealed under their authors' keys"),
    Column("photo", LargeBinary),
    Column("key_ids", Text, nullable=False, server_default="", comment="ids of the keys that payload needs"),
    Column("target", String(32), comment="ref of the message that an edit or a deletion is about"),
    Column("target_message", BigInteger),
    Column("dedupe", String(120), unique=True),
    Column("silent", Boolean, nullable=False, server_default=false()),
    Column("state", String(8), nullable=False, server_default="ready"),
    Column("unsure", Integer, nullable=False, server_default="0", comment="sends of which nobody knows the end"),
    Column("made_at", UtcDateTime, nullable=False),
    Column("stale_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    Column("message", BigInteger),
    Column("error", String(80)),
    _one_of("method", "say", "photo", "edit", "delete", "react"),
    _one_of("state", "ready", "sending", "sent", "unknown", "never"),
)
_some("ix_outbox_answers", "state = 'ready' AND kind = 'answer'", outbox.c.id)
_some("ix_outbox_others", "state = 'ready' AND kind != 'answer'", outbox.c.id)
_some("ix_outbox_chat", "state = 'ready'", outbox.c.chat, outbox.c.id)
_some("ix_outbox_stale", "state = 'ready'", outbox.c.stale_at)
_some("ix_outbox_unsure", "state = 'sending' OR state = 'unknown'", outbox.c.id)
Index("ix_outbox_message", outbox.c.chat, outbox.c.message)
Index("ix_outbox_settled_at", outbox.c.settled_at)

plans = Table(
    "plans",
    metadata,
    Column("subject", String(48), primary_key=True),
    Column("ritual", String(24), primary_key=True),
    Column("couple", ForeignKey("couples.id"), nullable=False, index=True),
    Column("person", BigInteger),
    Column("wall", String(5), nullable=False, comment="HH:MM on the couple's clock"),
    Column("weekdays", String(7), nullable=False, comment="digits, Monday is 0"),
    Column("first_day", Date, nullable=False, comment="no prompt for an earlier ritual day"),
    comment="The hours two people agreed on.",
)

due = Table(
    "due",
    metadata,
    Column("subject", String(48), primary_key=True),
    Column("ritual", String(24), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    comment="What comes next, by ritual day; the instant is only its shadow.",
)

prompts = Table(
    "prompts",
    metadata,
    Column("subject", String(48), primary_key=True),
    Column("ritual", String(24), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("ref", String(32), nullable=False, unique=True),
    Column("wording", String(48), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("answered", Boolean, nullable=False, server_default=false(), comment="by either; not by whom"),
    comment="What was asked on which ritual day, so that nothing is asked twice and no wording returns too soon.",
)
Index("ix_prompts_day", prompts.c.day)
