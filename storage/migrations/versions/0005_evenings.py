"""Evenings: the one that is open, what is written in it, and which ones came."""

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _evenings()
    _pages()
    op.create_table(
        "evening_days",
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("couple", "day", name=op.f("pk_evening_days")),
        comment="Evenings that came: a line of either stood in the room, or both said good night.",
    )
    op.create_table(
        "evening_ways",
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=False, comment="in their chat; else written apart"),
        sa.Column("nights", sa.SmallInteger(), nullable=False, comment="how many a week they look for"),
        sa.PrimaryKeyConstraint("couple", name=op.f("pk_evening_ways")),
        comment="How two have their evenings, once they have changed it.",
    )


def _evenings() -> None:
    op.create_table(
        "evenings",
        sa.Column("ref", sa.String(length=32), nullable=False, comment="of its first message in the room"),
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "line",
            sa.String(length=32),
            nullable=False,
            comment="ref of the message in the room that has its buttons now",
        ),
        sa.Column("apart", sa.Boolean(), nullable=False),
        sa.Column(
            "wordings", sa.String(length=24), nullable=False, comment="numbers: of the opening and of the four steps"
        ),
        sa.Column("lights_out", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("later", sa.Boolean(), server_default=sa.false(), nullable=False, comment="put off by half an hour"),
        sa.Column("closed_at", storage.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_evenings")),
        sa.UniqueConstraint("couple", "day", name=op.f("uq_evenings_couple_day")),
        comment="Bedtimes of the last weeks, so that no wording returns too soon and it is quiet after a close.",
    )
    op.create_index(op.f("ix_evenings_day"), "evenings", ["day"], unique=False)


def _pages() -> None:
    op.create_table(
        "evening_pages",
        sa.Column("evening", sa.String(length=32), nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.Column(
            "body", sa.LargeBinary(), nullable=False, comment="lines, and how far they came: sealed under key_id"
        ),
        sa.PrimaryKeyConstraint("evening", "person", name=op.f("pk_evening_pages")),
        comment="What each of the two has written apart, until it opens or the lights are out.",
        info={"words": True},
    )
    op.create_index(op.f("ix_evening_pages_key_id"), "evening_pages", ["key_id"], unique=False)
