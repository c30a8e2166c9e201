"""How two people meet, and what waits for their words."""

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "boxes",
        sa.Column("ref", sa.String(length=32), nullable=False, comment="of the message that asks"),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("couple", sa.String(length=32), nullable=True),
        sa.Column("ritual", sa.String(length=24), nullable=False),
        sa.Column("step", sa.String(length=24), nullable=False),
        sa.Column("topic", sa.String(length=48), nullable=True, comment="ref of what it is about"),
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.Column(
            "body", sa.LargeBinary(), nullable=False, comment="what the ritual remembers meanwhile, sealed under key_id"
        ),
        sa.Column(
            "by_itself", sa.Boolean(), server_default=sa.false(), nullable=False, comment="it came; nobody opened it"
        ),
        sa.Column("touched_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.BigInteger(), nullable=True, comment="message id of the answer, for its edits"),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_boxes")),
        comment="Questions in a corner that await words. A closed one is kept for two days, to be answered kindly.",
        info={"words": True},
    )
    op.create_index(op.f("ix_boxes_key_id"), "boxes", ["key_id"], unique=False)
    op.create_index(
        "ix_boxes_open",
        "boxes",
        ["expires_at"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(op.f("ix_boxes_person"), "boxes", ["person"], unique=False)
    op.create_table(
        "consents",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=True, comment="the group it is for; NULL for an invitation"),
        sa.Column("said_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_consents")),
        comment="A yes that has not met another yet; when two have met, nothing is left here.",
    )
    op.create_index(op.f("ix_consents_chat"), "consents", ["chat"], unique=False)
    op.create_table(
        "groups",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "language", sa.String(length=16), server_default="", nullable=False, comment="of whoever brought the bot"
        ),
        sa.Column(
            "hello",
            sa.String(length=32),
            nullable=True,
            comment="ref of the message with Have a look, as long as it holds",
        ),
        sa.Column(
            "said_at",
            storage.engine.UtcDateTime(timezone=True),
            nullable=True,
            comment="when it was said; it is said once",
        ),
        sa.Column(
            "told_at",
            storage.engine.UtcDateTime(timezone=True),
            nullable=True,
            comment="when it was told that Kept is for two",
        ),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_groups")),
        sa.UniqueConstraint("hello", name=op.f("uq_groups_hello")),
        comment="Groups that the bot was added to, until they are a couple's room.",
    )
    op.create_table(
        "known_there",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "page",
            sa.String(length=32),
            nullable=True,
            comment="ref of the page in their corner that asks for a yes",
        ),
        sa.PrimaryKeyConstraint("chat", "person", name=op.f("pk_known_there")),
        sa.UniqueConstraint("page", name=op.f("uq_known_there_page")),
        comment="Who tapped in a group: only a tap proves that somebody belongs to it.",
    )
    op.create_table(
        "pairs",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("until", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_pairs")),
        comment="Two of whom one has left: to each other their invitations have run out. A keyed hash, no ids.",
    )
    op.create_table(
        "rests",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("why", sa.String(length=8), nullable=False),
        sa.Column("since", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", storage.engine.UtcDateTime(timezone=True), nullable=True, comment="NULL: until they say"),
        sa.CheckConstraint("why IN ('rest', 'blocked', 'lapsed', 'away')", name=op.f("ck_rests_why")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_rests")),
        comment="Who rests; from outside all four look alike.",
    )
    op.create_table(
        "timers",
        sa.Column("ritual", sa.String(length=24), nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("ref", sa.String(length=48), nullable=False, comment="of what it is about"),
        sa.Column("couple", sa.String(length=32), nullable=True),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("set_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "patient",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="waits until the clock is believed",
        ),
        sa.PrimaryKeyConstraint("ritual", "action", "ref", name=op.f("pk_timers")),
        comment="Moments that come once.",
    )
    op.create_index(op.f("ix_timers_at"), "timers", ["at"], unique=False)
    op.create_index(op.f("ix_timers_couple"), "timers", ["couple"], unique=False)
    op.create_index(op.f("ix_timers_person"), "timers", ["person"], unique=False)
    op.create_table(
        "titles",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="sealed under key_id, and gone with it"),
        sa.PrimaryKeyConstraint("chat", "person", name=op.f("pk_titles")),
        comment="What a group was called when somebody tapped in it, to name it in their corner.",
        info={"words": True},
    )
    op.create_index(op.f("ix_titles_key_id"), "titles", ["key_id"], unique=False)
    op.create_table(
        "tokens",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("ritual", sa.String(length=24), nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("topic", sa.String(length=48), nullable=True, comment="ref of what it is about"),
        sa.Column("person", sa.BigInteger(), nullable=True, comment="whom it is for, or who made it: the ritual knows"),
        sa.Column("chat", sa.BigInteger(), nullable=True),
        sa.Column("key_id", sa.String(length=64), nullable=True),
        sa.Column(
            "body", sa.LargeBinary(), nullable=True, comment="what the ritual remembers with it, sealed under key_id"
        ),
        sa.Column("expires_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_tokens")),
        comment="Links into a corner. The link itself is never kept.",
        info={"words": True},
    )
    op.create_index(op.f("ix_tokens_expires_at"), "tokens", ["expires_at"], unique=False)
    op.create_index(op.f("ix_tokens_key_id"), "tokens", ["key_id"], unique=False)
