"""Each picks how they like to mend and is spoken to so; in what both read the quieter of the two counts."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.introduce import BEDTIME_AT, give_bedtime, give_sunday
from domain.messages import Reader
from rehearsal.things import Message
from tests.house import Kept, Someone, catalogue, couple_at_home
from tests.rituals.agreements import HERS, HIS, comes, in_room, last, room, taps, types
from tests.rituals.agreements import writes as writes_a_clause
from tests.rituals.evenings import box, evening, writes
from tests.rituals.promises import at, opens, promises
from tests.rituals.sundays import FIRST_SUNDAY, lines, six
from tests.rituals.test_coffee import agree_on_coffee

LABEL = {"open": "We talk it out", "gentle": "We keep it gentle", "practical": "We keep it practical"}
LUNCH = {"open": "lunch-prompt", "gentle": "lunch-gentle-prompt", "practical": "lunch-practical-prompt"}
THIRD = {"open": "bedtime-third-prompt", "gentle": "bedtime-third-gentle-prompt"}


def words(key: str, style: str) -> str:
    """A line without variables, as a style says it."""
    return catalogue.label(key, {}, Reader("en", style))


def family(prefix: str, style: str) -> set[str]:
    return {words(key, style) for key in catalogue.variants(prefix)}


async def picks(someone: Someone, style: str) -> Message:
    await types(someone, "/style")
    await taps(someone, LABEL[style])
    return last(someone)


async def at_home(kept: Kept) -> None:
    await give_bedtime(kept.storage, kept.couple, BEDTIME_AT)
    await give_sunday(kept.storage, kept.couple)
    for someone in (kept.ana, kept.ben):
        someone.person.starts()
    await kept.settles()


async def test_each_picks_alone_and_the_quieter_speaks_to_both(tmp_path: Path) -> None:
    async with couple_at_home(tmp_path) as kept:
        await at_home(kept)
        asked = await in_room(kept.ana, "/style")
        assert asked.chat is kept.ana.person.corner
        assert asked.buttons == list(LABEL.values())
        before = len(kept.ben.heard), len(room(kept))
        await taps(kept.ana, LABEL["gentle"])
        assert asked.text.startswith("Your pick: We keep it gentle.\n")
        assert asked.buttons == [LABEL["open"], LABEL["practical"]]
        assert (len(kept.ben.heard), len(room(kept))) == before
        await picks(kept.ben, "practical")
        assert words("agree-in", "gentle") in await types(kept.ana, "/agree")
        assert words("agree-in", "practical") in await types(kept.ben, "/agree")
        assert (await in_room(kept.ben, "/agree")).text.startswith(words("agree-offer", "gentle"))
        await picks(kept.ana, "open")
        assert (await kept.lunch()).text.splitlines()[0] in family(LUNCH["practical"], "practical")


@pytest.mark.long
@pytest.mark.parametrize("style", list(LABEL))
async def test_a_day_in_each_style(tmp_path: Path, style: str) -> None:
    async with couple_at_home(tmp_path) as kept:
        await at_home(kept)
        for someone in (kept.ana, kept.ben):
            await picks(someone, style)
        await _promise(kept, style)
        await _agreement(kept, style)
        await kept.is_at(at(2, 12, 30))
        assert room(kept)[-1].text.splitlines()[0] in family(LUNCH[style], style)
        assert (await kept.ana.taps("Not today", on=room(kept)[-1])).text == words("lunch-passed", style)
        await _missed(kept, style)
        await _evening(kept, style)
        await _note(kept, style)
        await _shelf(kept, style)


async def _promise(kept: Kept, style: str) -> None:
    assert await types(kept.ben, "/promise") == words("promise-no-words", style)
    await promises(kept.ben, "do the cleaning today at 18:00")
    assert last(kept.ben).text.splitlines()[0] == words("promise-saved", style)


async def _evening(kept: Kept, style: str) -> None:
    line = await evening(kept)
    assert line.text.splitlines()[0] in family("bedtime-opening-prompt", style)
    await writes(kept.ana, "tired", "the soup")
    third = box(kept.ana)
    if style in THIRD:
        assert third.text in family(THIRD[style], style)
        assert ("A beginning" in third.buttons) == (style == "open")
        await writes(kept.ana, "third")
    assert box(kept.ana).text in family("bedtime-last-prompt", style)
    await taps(kept.ana, "Change a line")
    called = {"open": ["One true thing"], "gentle": ["Something for tomorrow"], "practical": []}[style]
    assert box(kept.ana).buttons == ["How I arrived", "What I noticed", *called, "Back"]
    await taps(kept.ana, "Back")
    await writes(kept.ana, "bread")
    assert box(kept.ana).text == words("bedtime-put-by", style)
    await writes(kept.ben, "slow")
    await taps(kept.ben, "Done")
    notes = room(kept)[-1].text
    assert notes.splitlines()[-1] in family("bedtime-close", style)
    assert ("third" in notes) == (style in THIRD)


async def _missed(kept: Kept, style: str) -> None:
    await kept.is_at(at(2, 19))
    shown = await opens(kept.ben)
    await taps(kept.ben, "It didn't happen")
    first, second = shown.text.split("\n")
    assert first in family("promise-all-right", style)
    assert second == words("promise-put-right", style)
    assert shown.buttons == ["A new time", "Another way", "A plain word", "Leave it"]


async def _agreement(kept: Kept, style: str) -> None:
    offer = await in_room(kept.ana, "/agree")
    assert offer.text == "\n".join(words(key, style) for key in ("agree-offer", "agree-offer-how"))
    for someone, line in ((kept.ana, HERS), (kept.ben, HIS)):
        await comes(someone, "Write mine")
        await writes_a_clause(someone, line)
    text = room(kept)[-1]
    assert words("agree-draft", style) in text.text
    assert (await kept.ana.taps("Not yet", on=text)).text == words("agree-open-still", style)


async def _note(kept: Kept, style: str) -> None:
    """It looks back on one evening and on little else, as each style does."""
    await kept.is_at(six(FIRST_SUNDAY))
    said = lines(room(kept)[-1])
    opening = {"open": "sunday-first", "gentle": "sunday-first-gentle", "practical": "sunday-first-practical"}
    assert said[0] in family(opening[style], style)
    assert len(said) == {"open": 3, "gentle": 1, "practical": 2}[style]
    if style == "practical":
        assert said[1].endswith(": one evening.")
    await types(kept.ana, "/note")
    assert lines(last(kept.ana)) == said


async def _shelf(kept: Kept, style: str) -> None:
    """What somebody asks for themselves, and what two are shown of it after a fortnight."""
    ideas = {key: words(key, style) for key in catalogue.variants("gesture-idea")}
    suggested = (await types(kept.ana, "/gesture")).splitlines()
    assert len(suggested) == (2 if style == "gentle" else 1)
    assert set(suggested) <= set(ideas.values())
    await taps(kept.ana, "I might")
    assert last(kept.ana).text == words("gesture-lovely", style)
    asked = await types(kept.ana, "/plan")
    assert asked.splitlines()[0] == catalogue.label("plan-ask", {"partner": "Ben"}, Reader("en", style))
    await _my_part(kept, style)
    await _coffee(kept, style)
    await kept.passes(timedelta(days=14))
    assert f"Your pick: {LABEL[style]}." in await types(kept.ana, "/rituals")
    await taps(kept.ana, "More")
    first = {"open": None, "gentle": "/gesture", "practical": "/plan"}[style]
    assert first is None or last(kept.ana).text.splitlines()[1].startswith(first)


async def _my_part(kept: Kept, style: str) -> None:
    """As many boxes as the style has, and one look at it in each; what was done is named in the loudest alone."""
    boxes = {"open": ["did", "was", "will"], "gentle": ["will"], "practical": ["did", "will"]}[style]
    await types(kept.ana, "/mypart")
    for step in boxes:
        asks = catalogue.label(f"mypart-ask-{step}", {"partner": "Ben"}, Reader("en", style))
        assert last(kept.ana).text.splitlines()[-1] == asks
        said = await types(kept.ana, "a plain sentence")
    assert said.startswith("Before it goes, read it once as Ben.")
    assert said.count("a plain sentence") == len(boxes)


async def _coffee(kept: Kept, style: str) -> None:
    await agree_on_coffee(kept)
    due = await kept.storage.transact(lambda uow: uow.rituals.next_due(kept.couple.id, "coffee"))
    assert due is not None
    await kept.is_at(due[1])
    assert last(kept.ana).text in family("coffee-prompt", style)
    await taps(kept.ana, "I'd like that")
    assert last(kept.ana).text == words("coffee-open", style)
    await taps(kept.ben, "I'd like that")
    assert last(kept.ben).text == words("coffee-both", style)
