"""What two people agree on, each clause under its maker's key, and where the buttons about it stand."""

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agreements",
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column(
            "opened",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="a draft of both lies in the room",
        ),
        sa.Column(
            "signed_at",
            storage.engine.UtcDateTime(timezone=True),
            nullable=True,
            comment="NULL until both have signed for the first time",
        ),
        sa.Column("made_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_agreements")),
        comment="What two people agree on, or are drafting. Nothing here knows whose idea it was.",
    )
    op.create_index(op.f("ix_agreements_couple"), "agreements", ["couple"], unique=False)
    _sheets()
    _places()


def _sheets() -> None:
    op.create_table(
        "agreement_sheets",
        sa.Column("agreement", sa.String(length=32), nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.Column(
            "body",
            sa.LargeBinary(),
            nullable=False,
            comment="their clauses, and whether they sign: sealed under key_id",
        ),
        sa.PrimaryKeyConstraint("agreement", "person", name=op.f("pk_agreement_sheets")),
        comment="What each of the two has in an agreement; that they have written or signed is sealed as well.",
        info={"words": True},
    )
    op.create_index(op.f("ix_agreement_sheets_key_id"), "agreement_sheets", ["key_id"], unique=False)


def _places() -> None:
    op.create_table(
        "agreement_places",
        sa.Column("message", sa.String(length=32), nullable=False, comment="ref of a message of ours"),
        sa.Column("agreement", sa.String(length=32), nullable=False),
        sa.Column("sort", sa.String(length=8), nullable=False),
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=True, comment="whose corner it stands in; NULL in the room"),
        sa.Column("made_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "sort IN ('offer', 'apart', 'draft', 'signed', 'review', 'list')", name=op.f("ck_agreement_places_sort")
        ),
        sa.PrimaryKeyConstraint("message", name=op.f("pk_agreement_places")),
        comment="Messages whose buttons are about an agreement, while they are.",
    )
    for column in ("agreement", "couple", "made_at", "person"):
        op.create_index(op.f(f"ix_agreement_places_{column}"), "agreement_places", [column], unique=False)
