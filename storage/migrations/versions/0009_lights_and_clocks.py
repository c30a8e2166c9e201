"""When the lights go out after bedtime, and what two who live by two clocks are each asked by their own."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    lights = sa.Column(
        "lights_after", sa.SmallInteger(), server_default="60", nullable=False, comment="minutes after bedtime"
    )
    op.add_column("evening_ways", lights)
    own: sa.Column[bool] = sa.Column(
        "own",
        sa.Boolean(),
        server_default=sa.false(),
        nullable=False,
        comment="each on their own clock where the two are far apart",
    )
    op.add_column("plans", own)
    op.execute("UPDATE plans SET own = true WHERE ritual IN ('lunch', 'bedtime')")
    each: sa.Column[bool] = sa.Column(
        "own", sa.Boolean(), server_default=sa.false(), nullable=False, comment="at an hour of each one's own"
    )
    op.add_column("evenings", each)
    awaits = sa.Column("awaits", sa.BigInteger(), comment="the one of two whose hour has not come yet")
    op.add_column("prompts", awaits)
