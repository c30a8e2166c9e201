"""A gesture is suggested to whoever asks, alone; nothing follows, nothing is kept; it stands on the second shelf."""

from datetime import timedelta

from tests.hours.talk import carried, in_room
from tests.house import Kept
from tests.rituals.corners import last, taps, types
from tests.rituals.shelf import everything

MIGHT, ANOTHER, PASS = "I might", "Another one", "Not today"


async def test_one_asks_for_a_suggestion_for_another_and_nothing_follows(kept: Kept) -> None:
    kept.ben.person.starts()
    await types(kept.ana, "/start")
    before, heard = await everything(kept), len(kept.ben.heard)
    first = await types(kept.ana, "/gesture")
    assert last(kept.ana).buttons == [MIGHT, ANOTHER, PASS]
    await taps(kept.ana, ANOTHER)
    second = last(kept.ana).text
    assert second != first
    await taps(kept.ana, ANOTHER)
    assert last(kept.ana).text != second
    await taps(kept.ana, MIGHT)
    assert (last(kept.ana).text, last(kept.ana).buttons) == ("Lovely. I won't ask how it went.", [])
    await types(kept.ana, "/gesture")
    await taps(kept.ana, PASS)
    assert last(kept.ana).text == "Another day, or not. I don't keep track."
    said = len(kept.ana.heard)
    await kept.passes(timedelta(hours=3))
    assert (len(kept.ana.heard), len(kept.ben.heard), kept.said) == (said, heard, [])
    assert await everything(kept) == before


async def test_more_has_it_after_a_fortnight_and_what_is_typed_works_from_the_first_day(kept: Kept) -> None:
    kept.ben.person.starts()
    await types(kept.ana, "/rituals")
    assert "More" not in last(kept.ana).buttons
    assert "/gesture" not in await types(kept.ana, "/help")
    await kept.passes(timedelta(days=14))
    assert "/gesture: A small thing you could do" in await types(kept.ana, "/help")
    await in_room(kept.ana, "/rituals")
    overview = kept.said[-1]
    await kept.ana.taps("More", on=overview)
    assert "/gesture: A small thing you could do" in overview.text
    heard = len(kept.ben.heard)
    tap = await kept.ana.taps("A gesture", on=overview)
    assert (tap.text, last(kept.ana).buttons) == ("It is in your own chat with me.", [MIGHT, ANOTHER, PASS])
    assert len(kept.ben.heard) == heard
    await in_room(kept.ben, "/lunch off")
    await kept.ana.taps("All rituals", on=overview)
    assert overview.text.startswith("Lunch is off.")
    await carried(kept)
    assert await types(kept.ana, "/rituals")
    assert "More" in last(kept.ana).buttons
