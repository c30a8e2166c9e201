"""The hours two people agree on, and what comes next."""

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "due",
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.Column("ritual", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", "ritual", "day", name=op.f("pk_due")),
        comment="What comes next, by ritual day; the instant is only its shadow.",
    )
    op.create_index(op.f("ix_due_at"), "due", ["at"], unique=False)
    op.create_table(
        "prompts",
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.Column("ritual", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.String(length=48), nullable=False),
        sa.Column("asked_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "answered", sa.Boolean(), server_default=sa.false(), nullable=False, comment="by either; not by whom"
        ),
        sa.PrimaryKeyConstraint("subject", "ritual", "day", name=op.f("pk_prompts")),
        sa.UniqueConstraint("ref", name=op.f("uq_prompts_ref")),
        comment="What was asked on which ritual day, so that nothing is asked twice and no wording returns too soon.",
    )
    op.create_index("ix_prompts_day", "prompts", ["day"], unique=False)
    op.create_table(
        "plans",
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.Column("ritual", sa.String(length=24), nullable=False),
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("wall", sa.String(length=5), nullable=False, comment="HH:MM on the couple's clock"),
        sa.Column("weekdays", sa.String(length=7), nullable=False, comment="digits, Monday is 0"),
        sa.Column("first_day", sa.Date(), nullable=False, comment="no prompt for an earlier ritual day"),
        sa.Column(
            "inside",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="both agreed to it inside quiet hours",
        ),
        sa.ForeignKeyConstraint(["couple"], ["couples.id"], name=op.f("fk_plans_couple_couples")),
        sa.PrimaryKeyConstraint("subject", "ritual", name=op.f("pk_plans")),
        comment="The hours two people agreed on.",
    )
    op.create_index(op.f("ix_plans_couple"), "plans", ["couple"], unique=False)
