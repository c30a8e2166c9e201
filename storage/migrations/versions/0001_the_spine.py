"""The spine."""

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("moved_to", sa.BigInteger(), nullable=True),
        sa.Column("halted_until", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("halt_seconds", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "gone", sa.String(length=40), nullable=True, comment="why nothing can be sent there; NULL while it can"
        ),
        sa.Column("count", sa.Integer(), nullable=True, comment="how many members it had when Telegram was last asked"),
        sa.Column("counted_at", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_chats")),
        comment="What Telegram has said about a chat: moved, halted, closed to us, how many are in it.",
    )
    op.create_table(
        "couples",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("room", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=16), server_default="en", nullable=False),
        sa.Column("style", sa.String(length=16), server_default="", nullable=False),
        sa.Column("met_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=8), server_default="group", nullable=False, comment="where the room is"),
        sa.Column(
            "ended_at", storage.engine.UtcDateTime(timezone=True), nullable=True, comment="one of the two has left"
        ),
        sa.CheckConstraint("place IN ('group', 'carried', 'nowhere')", name=op.f("ck_couples_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_couples")),
        sa.UniqueConstraint("room", name=op.f("uq_couples_room")),
    )
    op.create_table(
        "day_keys",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_day_keys")),
        sa.UniqueConstraint("key_id", name=op.f("uq_day_keys_key_id")),
        comment="Under these lie updates of people without consent; destroyed the next morning.",
    )
    op.create_table(
        "erasures",
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.Column("noted_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("destroyed_at", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_erasures")),
        comment="Keys that must go, so that a crash between database and key store is made good.",
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
        comment="What the program itself must remember: the offset, who it is, when it last ticked.",
    )
    op.create_table(
        "inbox",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("lane", sa.String(length=48), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=8), server_default="ready", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.String(length=80), nullable=True),
        sa.Column("stored_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("settled_at", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column(
            "message",
            sa.BigInteger(),
            nullable=True,
            comment="id of what was written in a corner, for two days, to tidy it by",
        ),
        sa.CheckConstraint("state IN ('ready', 'done', 'aside')", name=op.f("ck_inbox_state")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_inbox")),
        sa.UniqueConstraint("update_id", name=op.f("uq_inbox_update_id")),
    )
    op.create_index(
        "ix_inbox_corner",
        "inbox",
        ["author"],
        unique=False,
        sqlite_where=sa.text("message IS NOT NULL"),
        postgresql_where=sa.text("message IS NOT NULL"),
    )
    op.create_index("ix_inbox_key_id", "inbox", ["key_id"], unique=False)
    op.create_index(
        "ix_inbox_lane",
        "inbox",
        ["lane", "seq"],
        unique=False,
        sqlite_where=sa.text("state = 'ready'"),
        postgresql_where=sa.text("state = 'ready'"),
    )
    op.create_index("ix_inbox_settled_at", "inbox", ["settled_at"], unique=False)
    op.create_index(
        "ix_inbox_undone",
        "inbox",
        ["seq"],
        unique=False,
        sqlite_where=sa.text("state = 'ready'"),
        postgresql_where=sa.text("state = 'ready'"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("method", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("ritual", sa.String(length=24), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("couple", sa.String(length=32), nullable=True),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=16), server_default="", nullable=False),
        sa.Column(
            "payload",
            sa.Text(),
            nullable=True,
            comment="parts and buttons; words in it are sealed under their authors' keys",
        ),
        sa.Column("photo", sa.LargeBinary(), nullable=True),
        sa.Column(
            "key_ids", sa.Text(), server_default="", nullable=False, comment="ids of the keys that payload needs"
        ),
        sa.Column(
            "target",
            sa.String(length=32),
            nullable=True,
            comment="ref of the message that an edit or a deletion is about",
        ),
        sa.Column("target_message", sa.BigInteger(), nullable=True),
        sa.Column("dedupe", sa.String(length=120), nullable=True),
        sa.Column("silent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column(
            "noise", sa.String(length=8), server_default="own", nullable=False, comment="what it costs its reader's day"
        ),
        sa.Column(
            "shown",
            sa.String(length=8),
            server_default="everyday",
            nullable=False,
            comment="what a locked phone may show",
        ),
        sa.Column(
            "agreed",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="at an hour agreed inside quiet hours",
        ),
        sa.Column(
            "letter",
            sa.String(length=32),
            nullable=True,
            comment="ref that the copies of one message to a carried room share",
        ),
        sa.Column("not_before", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column(
            "opened_at", storage.engine.UtcDateTime(timezone=True), nullable=True, comment="when its reader tapped Open"
        ),
        sa.Column("state", sa.String(length=8), server_default="ready", nullable=False),
        sa.Column(
            "unsure", sa.Integer(), server_default="0", nullable=False, comment="sends of which nobody knows the end"
        ),
        sa.Column("made_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("stale_at", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("settled_at", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(length=80), nullable=True),
        sa.CheckConstraint(
            "method IN ('say', 'photo', 'copy', 'file', 'edit', 'delete', 'tidy', 'react', 'count', 'leave')",
            name=op.f("ck_outbox_method"),
        ),
        sa.CheckConstraint("state IN ('ready', 'sending', 'sent', 'unknown', 'never')", name=op.f("ck_outbox_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedupe", name=op.f("uq_outbox_dedupe")),
        sa.UniqueConstraint("ref", name=op.f("uq_outbox_ref")),
    )
    op.create_index(
        "ix_outbox_answers",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'ready' AND kind = 'answer'"),
        postgresql_where=sa.text("state = 'ready' AND kind = 'answer'"),
    )
    op.create_index(
        "ix_outbox_chat",
        "outbox",
        ["chat", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'ready'"),
        postgresql_where=sa.text("state = 'ready'"),
    )
    op.create_index("ix_outbox_letter", "outbox", ["letter"], unique=False)
    op.create_index("ix_outbox_message", "outbox", ["chat", "message"], unique=False)
    op.create_index(
        "ix_outbox_others",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'ready' AND kind != 'answer'"),
        postgresql_where=sa.text("state = 'ready' AND kind != 'answer'"),
    )
    op.create_index("ix_outbox_settled_at", "outbox", ["settled_at"], unique=False)
    op.create_index(
        "ix_outbox_stale",
        "outbox",
        ["stale_at"],
        unique=False,
        sqlite_where=sa.text("state = 'ready'"),
        postgresql_where=sa.text("state = 'ready'"),
    )
    op.create_index(
        "ix_outbox_unsure",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'sending' OR state = 'unknown'"),
        postgresql_where=sa.text("state = 'sending' OR state = 'unknown'"),
    )
    op.create_table(
        "members",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("couple", sa.String(length=32), nullable=True, comment="NULL between a first yes and the second"),
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.Column(
            "body",
            sa.LargeBinary(),
            nullable=True,
            comment="name, zone, language, own hours: sealed under key_id; gone once erased",
        ),
        sa.Column("erased_at", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["couple"], ["couples.id"], name=op.f("fk_members_couple_couples")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_members")),
        sa.UniqueConstraint("key_id", name=op.f("uq_members_key_id")),
    )
    op.create_index(op.f("ix_members_couple"), "members", ["couple"], unique=False)
