"""Invitations: a link for one person each, and how far it has led."""

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0012"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invitations",
        sa.Column(
            "ref",
            sa.String(length=32),
            nullable=False,
            comment="of the message with the link, in the corner of who invites",
        ),
        sa.Column("person", sa.BigInteger(), nullable=False, comment="who invites"),
        sa.Column("guest", sa.BigInteger(), nullable=True, comment="who opened the link"),
        sa.Column(
            "page",
            sa.String(length=32),
            nullable=True,
            comment="ref of the page in the guest's corner that asks for a yes",
        ),
        sa.Column(
            "asked",
            sa.String(length=32),
            nullable=True,
            comment="ref of the question in the inviter's corner, after that yes",
        ),
        sa.Column("until", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_invitations")),
        sa.UniqueConstraint("asked", name=op.f("uq_invitations_asked")),
        sa.UniqueConstraint("page", name=op.f("uq_invitations_page")),
        comment="Links for one person each, and how far they have led.",
    )
    for column in ("guest", "person", "until"):
        op.create_index(op.f(f"ix_invitations_{column}"), "invitations", [column], unique=False)
