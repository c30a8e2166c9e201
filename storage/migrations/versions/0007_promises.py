"""Promises, where they stand, and what the two have of them in a week."""

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _promises()
    _places()
    _sums()
    op.create_table(
        "rest_spans",
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("since", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("couple", "since", name=op.f("pk_rest_spans")),
        comment="When two people rested, whoever's rest it was, so that it ages nothing.",
    )
    op.create_index(op.f("ix_rest_spans_until"), "rest_spans", ["until"], unique=False)


def _promises() -> None:
    op.create_table(
        "promises",
        sa.Column(
            "ref", sa.String(length=32), nullable=False, comment="that of its message in the room, where it has one"
        ),
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False, comment="its maker"),
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.Column(
            "body", sa.LargeBinary(), nullable=False, comment="its words, its time and what became of it: sealed"
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_promises")),
        comment="What two people promise. What becomes of one is known under its maker's key alone.",
        info={"words": True},
    )
    for column in ("couple", "key_id", "person"):
        op.create_index(op.f(f"ix_promises_{column}"), "promises", [column], unique=False)


def _places() -> None:
    op.create_table(
        "promise_places",
        sa.Column("message", sa.String(length=32), nullable=False, comment="ref of a message of ours"),
        sa.Column(
            "place",
            sa.String(length=1),
            nullable=False,
            comment="a letter, by which its buttons tell promises apart",
        ),
        sa.Column("promise", sa.String(length=32), nullable=False),
        sa.Column("sort", sa.String(length=8), nullable=False),
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False, comment="the maker"),
        sa.Column("made_at", storage.engine.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("sort IN ('notice', 'answer', 'note', 'list')", name=op.f("ck_promise_places_sort")),
        sa.PrimaryKeyConstraint("message", "place", name=op.f("pk_promise_places")),
        comment="Messages whose buttons are about a promise, while they are.",
    )
    for column in ("couple", "made_at", "person", "promise"):
        op.create_index(op.f(f"ix_promise_places_{column}"), "promise_places", [column], unique=False)


def _sums() -> None:
    op.create_table(
        "week_sums",
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("week", sa.Date(), nullable=False, comment="ritual day of the note that ends it"),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome IN ('kept', 'moved', 'mended', 'aside')", name=op.f("ck_week_sums_outcome")),
        sa.PrimaryKeyConstraint("couple", "week", "kind", "outcome", name=op.f("pk_week_sums")),
        comment="How many shared promises of two people ended how. Nothing here knows who made them.",
    )
    op.create_table(
        "week_makers",
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False, comment="a kind, or nothing: what came to nothing"),
        sa.PrimaryKeyConstraint("couple", "week", "what", name=op.f("pk_week_makers")),
        comment="Of what both of two people ended some in that week; more is not known of makers.",
    )
