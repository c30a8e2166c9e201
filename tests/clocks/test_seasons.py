"""Clocks that change on different weekends bring two nearer than two hours, and farther again, without their doing."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.clocks.ocean import NEW_YORK, boxes, lives, moves, over_an_ocean, told
from tests.house import Kept

SAO_PAULO = "America/Sao_Paulo"  # three hours behind London in winter, and always so; New York is five, then four


async def evenings_of(kept: Kept, name: str, zone: str, since: datetime) -> list[str]:
    return told([one for one in boxes(kept.people[name]) if one.date > since], zone)


@pytest.mark.parametrize(
    ("friday", "hers", "his"),
    [
        # From two hours to one: Sunday is each one's own, Monday is both's.
        (
            datetime.fromisoformat("2026-03-06T12:00+00:00"),
            ["Fri 22:00", "Sat 22:00", "Sun 22:00", "Mon 23:00"],
            ["Fri 22:00", "Sat 22:00", "Sun 22:00", "Mon 22:00"],
        ),
        # And back: Sunday is both's still, Monday each one's own.
        (
            datetime.fromisoformat("2026-10-30T12:00+00:00"),
            ["Fri 23:00", "Sat 23:00", "Mon 00:00", "Mon 22:00"],
            ["Fri 22:00", "Sat 22:00", "Sun 22:00", "Mon 22:00"],
        ),
    ],
    ids=["nearer", "farther"],
)
async def test_each_has_one_evening_a_day_all_the_same(
    tmp_path: Path, friday: datetime, hers: list[str], his: list[str]
) -> None:
    async with over_an_ocean(tmp_path, NEW_YORK) as kept:
        kept.clock.until(friday - timedelta(days=1))
        await moves(kept.ana, SAO_PAULO)
        await lives(kept, friday)
        await lives(kept, friday + timedelta(days=4))
        assert await evenings_of(kept, "ana", SAO_PAULO, friday) == hers
        assert await evenings_of(kept, "ben", NEW_YORK, friday) == his
