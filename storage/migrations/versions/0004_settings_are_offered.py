"""What the buttons of a message offer to set."""

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "proposals",
        sa.Column("ref", sa.String(length=32), nullable=False, comment="of the message with the buttons"),
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("ritual", sa.String(length=24), nullable=False, comment="which it is about"),
        sa.Column("sort", sa.String(length=8), nullable=False),
        sa.Column("value", sa.String(length=48), nullable=False, comment="as the ritual writes it; never words"),
        sa.Column(
            "person", sa.BigInteger(), nullable=True, comment="who asks for it, where the other one's yes is awaited"
        ),
        sa.Column("made_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("sort IN ('shown', 'back', 'both')", name=op.f("ck_proposals_sort")),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_proposals")),
        comment="Settings that a message offers: as they were shown, to be put back, or to be agreed on by both.",
    )
    op.create_index(op.f("ix_proposals_couple"), "proposals", ["couple"], unique=False)
    op.create_index(op.f("ix_proposals_made_at"), "proposals", ["made_at"], unique=False)
