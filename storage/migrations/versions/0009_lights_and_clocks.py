"""When the lights go out after bedtime."""

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
