"""Where a couple's room may be next, and whose message is carried."""

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "room_offers",
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column(
            "chat",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="a group; 0 for their two corners",
        ),
        sa.Column(
            "ref",
            sa.String(length=32),
            nullable=True,
            comment="of the message that asks both; NULL where each is asked alone",
        ),
        sa.Column("one", sa.BigInteger(), nullable=True, comment="who said yes first"),
        sa.Column("other", sa.BigInteger(), nullable=True, comment="who said yes second: then it is agreed"),
        sa.Column("at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("couple", "chat", name=op.f("pk_room_offers")),
        comment="A room for which both must say yes; nobody learns who has.",
    )
    chat = "where a person's own message stands that this one carries"
    op.add_column("outbox", sa.Column("source_chat", sa.BigInteger(), nullable=True, comment=chat))
    message = "its id; forgotten after two days"
    op.add_column("outbox", sa.Column("source_message", sa.BigInteger(), nullable=True, comment=message))
    op.create_index(
        "ix_outbox_source",
        "outbox",
        ["source_chat", "source_message"],
        unique=False,
        sqlite_where=sa.text("source_message IS NOT NULL"),
        postgresql_where=sa.text("source_message IS NOT NULL"),
    )
