"""The spine: who belongs together, what comes in, what is owed, and the hours that come."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    false,
)

from storage.engine import UtcDateTime
from storage.schema.base import Serial, metadata, one_of, some

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
    Column("place", String(8), nullable=False, server_default="group", comment="where the room is"),
    Column("ended_at", UtcDateTime, comment="one of the two has left"),
    one_of("place", "group", "carried", "nowhere"),
)

members = Table(
    "members",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("couple", ForeignKey("couples.id"), index=True, comment="NULL between a first yes and the second"),
    Column("key_id", String(64), nullable=False, unique=True),
    Column("body", LargeBinary, comment="name, zone, language, own hours: sealed under key_id; gone once erased"),
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
    Column("count", Integer, comment="how many members it had when Telegram was last asked"),
    Column("counted_at", UtcDateTime),
    comment="What Telegram has said about a chat: moved, halted, closed to us, how many are in it.",
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
    Column("message", BigInteger, comment="id of what was written in a corner, for two days, to tidy it by"),
    one_of("state", "ready", "done", "aside"),
)
some("ix_inbox_undone", "state = 'ready'", inbox.c.seq)
some("ix_inbox_lane", "state = 'ready'", inbox.c.lane, inbox.c.seq)
some("ix_inbox_corner", "message IS NOT NULL", inbox.c.author)
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
    Column("noise", String(8), nullable=False, server_default="own", comment="what it costs its reader's day"),
    Column("shown", String(8), nullable=False, server_default="everyday", comment="what a locked phone may show"),
    Column("agreed", Boolean, nullable=False, server_default=false(), comment="at an hour agreed inside quiet hours"),
    Column("letter", String(32), comment="ref that the copies of one message to a carried room share"),
    Column("source_chat", BigInteger, comment="where a person's own message stands that this one carries"),
    Column("source_message", BigInteger, comment="its id; forgotten after two days"),
    Column("not_before", UtcDateTime),
    Column("opened_at", UtcDateTime, comment="when its reader tapped Open"),
    Column("state", String(8), nullable=False, server_default="ready"),
    Column("unsure", Integer, nullable=False, server_default="0", comment="sends of which nobody knows the end"),
    Column("made_at", UtcDateTime, nullable=False),
    Column("stale_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    Column("message", BigInteger),
    Column("error", String(80)),
    one_of("method", "say", "photo", "copy", "file", "edit", "delete", "tidy", "react", "count", "leave"),
    one_of("state", "ready", "sending", "sent", "unknown", "never"),
)
some("ix_outbox_answers", "state = 'ready' AND kind = 'answer'", outbox.c.id)
some("ix_outbox_others", "state = 'ready' AND kind != 'answer'", outbox.c.id)
some("ix_outbox_chat", "state = 'ready'", outbox.c.chat, outbox.c.id)
some("ix_outbox_stale", "state = 'ready'", outbox.c.stale_at)
some("ix_outbox_unsure", "state = 'sending' OR state = 'unknown'", outbox.c.id)
Index("ix_outbox_message", outbox.c.chat, outbox.c.message)
Index("ix_outbox_letter", outbox.c.letter)
some("ix_outbox_source", "source_message IS NOT NULL", outbox.c.source_chat, outbox.c.source_message)
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
    Column("inside", Boolean, nullable=False, server_default=false(), comment="both agreed to it inside quiet hours"),
    Column(
        "own",
        Boolean,
        nullable=False,
        server_default=false(),
        comment="each on their own clock where the two are far apart",
    ),
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
    Column("awaits", BigInteger, comment="the one of two whose hour has not come yet"),
    comment="What was asked on which ritual day, so that nothing is asked twice and no wording returns too soon.",
)
Index("ix_prompts_day", prompts.c.day)
