"""A yes runs out: whoever met before this is asked for it anew, too."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

import storage.engine

revision = "0011"
down_revision = "0008"
branch_labels = None
depends_on = None

A_WEEK = timedelta(days=6)
Instant = storage.engine.UtcDateTime(timezone=True)
couples = sa.table("couples", sa.column("id"), sa.column("met_at", Instant), sa.column("ended_at", Instant))
members = sa.table("members", sa.column("person"), sa.column("couple"), sa.column("erased_at", Instant))
timers = sa.table(
    "timers",
    *(sa.column(name) for name in ("ritual", "action", "ref", "couple", "person")),
    sa.column("at", Instant),
    sa.column("set_at", Instant),
    sa.column("patient", sa.Boolean()),
)


def upgrade() -> None:
    both = couples.c.id == members.c.couple
    here = sa.and_(couples.c.ended_at.is_(None), members.c.erased_at.is_(None))
    query = sa.select(members.c.person, couples.c.id, couples.c.met_at).select_from(members.join(couples, both))
    for person, couple, met_at in op.get_bind().execute(query.where(here)).all():
        row = {"ritual": "renewal", "action": "ask", "ref": str(person), "couple": couple, "person": person}
        op.execute(timers.insert().values(**row, at=met_at + A_WEEK, set_at=met_at, patient=True))
