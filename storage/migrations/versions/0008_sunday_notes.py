"""Sunday notes are kept for twelve weeks."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("couple", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False, comment="ritual day on which it was said"),
        sa.Column(
            "recipe", sa.Text(), nullable=False, comment="numbers of wordings, and figures of two people together"
        ),
        sa.PrimaryKeyConstraint("couple", "day", name=op.f("pk_notes")),
        comment="Sunday notes of twelve weeks. Nothing here knows who did what, and no word of anybody is in it.",
    )
