"""The Sunday note comes once a week, to both alike, and says what came through and nothing that stayed open."""

from datetime import timedelta
from pathlib import Path

import httpx

from bot.sunday.wordings import worded
from domain.note import Fact, Note, Sentence
from domain.reliability import Label
from domain.style import Style
from domain.sunday import Recipe, Standing
from domain.week import Shape, Week
from rehearsal.things import Message
from storage.unit_of_work import UnitOfWork
from tests.hours.talk import in_room, rests
from tests.house import Kept, catalogue
from tests.rituals.corners import last, taps, types
from tests.rituals.promises import in_room as promises_in_room
from tests.rituals.promises import room
from tests.rituals.sundays import (
    COVER,
    FIRST_SUNDAY,
    GOOD,
    HARD,
    Went,
    couple_with_sundays,
    facts,
    lines,
    notes,
    recipes,
    six,
    sunday,
    week,
    with_habits,
)

A_WEEK = timedelta(days=7)
SECOND, THIRD = FIRST_SUNDAY + A_WEEK, FIRST_SUNDAY + 2 * A_WEEK
NOTHING_SAID = Standing(Label.QUIET, Label.QUIET, None, None, ())
ALWAYS = [
    (Shape.GOOD, Fact.GOOD, Fact.EVENINGS, Fact.NICEST),
    (Shape.GOOD, Fact.STEADY, Fact.LUNCHES, Fact.KEEP),
    (Shape.THIN, Fact.THIN, Fact.CARRIED, Fact.NEXT),
    (Shape.HARD, Fact.ROUGH, Fact.MENDED, Fact.EASIER),
    (Shape.HARD, Fact.ROUGH, Fact.HELP, Fact.TEA),
    (Shape.GOOD, Fact.GOOD, Fact.BEST, Fact.NICEST),
    (Shape.GOOD, Fact.GOOD, Fact.REST, Fact.NICEST),
    (Shape.HARD, Fact.ROUGH, Fact.LESS, Fact.EASIER),
    (Shape.GOOD, Fact.GOOD, Fact.MOVED, Fact.NICEST),
    (Shape.FIRST, Fact.FIRST, Fact.EVENINGS, Fact.NICEST),
]
NONE_YET = "There is no note yet. It comes once there have been three days."


def hidden(message: Message) -> str:
    """What lies under its spoilers."""
    spans = [each for each in message.entities if each["type"] == "spoiler"]
    return "\n".join(message.text[each["offset"] :][: each["length"]] for each in spans)


async def test_from_first_days_to_a_hard_week_it_says_what_came_through(tmp_path: Path) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        assert await in_room(kept.ben, "/note") == NONE_YET
        first = await sunday(kept, FIRST_SUNDAY, Went(3, 2, kept=1))
        assert facts(first) == ["first", "evenings", "lunches", "carried", "nicest"]
        assert first.text.startswith(f"{COVER}\n")
        assert hidden(first) == "\n".join(lines(first))
        assert first.media == "photo"
        assert first.extra["has_media_spoiler"]
        assert facts(await sunday(kept, SECOND, GOOD))[0] == "first"  # thirteen days
        good = await sunday(kept, THIRD, GOOD)
        assert facts(good) == ["good", "evenings", "lunches", "carried", "mended", "nicest"]
        assert len(good.text) < 1024  # core.telegram.org/bots/api#sendphoto
        hard = await sunday(kept, THIRD + A_WEEK, HARD)
        assert facts(hard) == ["rough", "evenings", "carried", "mended", "less", "easier"]
        assert facts(await sunday(kept, THIRD + 2 * A_WEEK, Went(1))) == ["thin", "lunches", "next"]
        assert len(notes(kept)) == 5
        await types(kept.ana, "/note")
        assert (last(kept.ana).text, last(kept.ana).media) == (notes(kept)[-1].text, "photo")


async def test_a_week_as_it_is_lived_comes_back_on_sunday_without_what_was_left_out(tmp_path: Path) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        await with_habits(kept)
        await kept.lunch()
        await kept.ben.replies("soup")
        for words in ("call you", "buy bread"):
            await promises_in_room(kept.ana, f"/promise {words} today at 17:00")
            await kept.ana.taps("Yes", on=kept.said[-1])
        await kept.is_at(six(FIRST_SUNDAY) - 6 * timedelta(days=1) + timedelta(minutes=30))
        for message in [one for one in room(kept) if "I noticed, thank you" in one.buttons]:
            await kept.ben.taps("I noticed, thank you", on=message)
        await types(kept.ana, "/promises")
        await taps(kept.ana, "buy bread")
        await taps(kept.ana, "Leave it out of Sunday")
        await kept.is_at(six(FIRST_SUNDAY))
        assert facts(notes(kept)[-1]) == ["first", "lunches", "carried", "nicest"]
        (recipe,) = await recipes(kept)
        assert (recipe.week.lunches.seen, recipe.week.lunches.asked, recipe.week.kept) == (1, 1, 1)
        await types(kept.ana, "/promises")
        await taps(kept.ana, "call you")
        tap = await taps(kept.ana, "Leave it out of Sunday")
        assert tap.text == "Sunday's note has gone already."


async def test_it_is_said_once_whatever_crashes_or_gets_no_answer(tmp_path: Path) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        await kept.is_at(six(FIRST_SUNDAY) - timedelta(hours=1))
        await week(kept, FIRST_SUNDAY, GOOD)
        kept.wire.breaks("sendPhoto", httpx.ReadTimeout("slow"), acted=True)
        await kept.is_at(six(FIRST_SUNDAY))
        await kept.restarts()
        await kept.house.due.recompute()
        await kept.passes(timedelta(hours=3))
        assert len(notes(kept)) == 1
        kept.clock.until(six(SECOND))
        await kept.house.due.tick()  # owed, and then the process ends before anything is sent
        await kept.restarts()
        await kept.settles()
        await kept.house.due.recompute()
        await kept.passes(timedelta(hours=3))
        assert len(notes(kept)) == 2


async def test_after_an_outage_it_comes_until_monday_noon_and_then_with_the_next(tmp_path: Path) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        await week(kept, FIRST_SUNDAY, GOOD)
        kept.clock.until(six(FIRST_SUNDAY) + timedelta(hours=17, minutes=59))
        await kept.settles()
        assert len(notes(kept)) == 1
        await week(kept, SECOND, Went(kept=2, mended=1))
        kept.clock.until(six(SECOND) + timedelta(hours=18))
        await kept.settles()
        assert len(notes(kept)) == 1
        await sunday(kept, THIRD, Went(kept=1))
        assert len(notes(kept)) == 2
        assert (await recipes(kept))[0].week.carried == 4


async def test_in_a_rest_there_is_none_and_afterwards_it_says_that_part_was_rest(tmp_path: Path) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        await sunday(kept, FIRST_SUNDAY, GOOD)
        await kept.is_at(six(FIRST_SUNDAY) + timedelta(days=5))
        await rests(kept.ben)
        await kept.is_at(six(SECOND) + timedelta(hours=5))
        assert len(notes(kept)) == 1
        await kept.is_at(six(SECOND) + timedelta(days=2))
        await kept.storage.transact(lambda uow: uow.rests.end(kept.ben.person.id))
        note = await sunday(kept, THIRD, Went(2, 2))
        assert "rest" in facts(note)
        (recipe, _) = await recipes(kept)
        assert (recipe.week.rest, recipe.week.active) == (2, 5)


async def test_either_turns_it_off_and_moves_it_and_it_takes_both_to_have_it_again(tmp_path: Path) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        said = "Sunday's note is at 18:00, Sunday.\nNext: Sunday.\n"
        assert (await in_room(kept.ana, "/sunday")).startswith(said)
        assert await in_room(kept.ben, "/sunday fri 17:00") == "Sunday's note at 17:00, Friday.\nNext: Friday."
        unread = "I could not read “17:00 mon-fri”, so nothing has changed. For example: /sunday 18:00 sun"
        assert await in_room(kept.ben, "/sunday mon-fri 17:00") == unread
        friday = FIRST_SUNDAY - timedelta(days=2)
        await kept.is_at(six(friday) - timedelta(hours=1))
        assert [facts(note) for note in notes(kept)] == [["first", "nicest"]]
        assert await in_room(kept.ana, "/sunday off") == "Sunday's note is off."
        await kept.is_at(six(friday) + A_WEEK)
        assert len(notes(kept)) == 1
        assert (await in_room(kept.ben, "/sunday 18:00")).startswith("Ben would like: Sunday's note at 18:00, Sunday.")
        await kept.ana.taps("Yes")
        await sunday(kept, SECOND, GOOD)
        assert len(notes(kept)) == 2


async def test_no_two_of_twelve_notes_in_a_row_read_alike(kept: Kept) -> None:
    """Not even where the weeks do: what opens and ends a note is new each time, and nothing else returns soon."""
    weeks = [Note(shape, (Sentence(one), Sentence(two)), Sentence(sofa)) for shape, one, two, sofa in ALWAYS]

    async def read(uow: UnitOfWork) -> list[list[Recipe]]:
        return [await _twelve(note, uow) for note in weeks]

    for notes_ in await kept.storage.transact(read):
        for place, fact in enumerate(one.sentence.fact for one in notes_[0].lines):
            said = [each.lines[place].number for each in notes_]
            every = catalogue.variants(f"sunday-{fact}")
            assert len(every) >= 6
            assert all(len(set(said[at : at + len(every)])) == len(said[at : at + len(every)]) for at in range(12))
        assert len({(each.lines[0].number, each.sofa and each.sofa.number) for each in notes_}) == 12


async def _twelve(note: Note, uow: UnitOfWork) -> list[Recipe]:
    said: list[Recipe] = []
    for place in range(12):
        lines_, sofa = worded(note, said, Style.OPEN, uow)
        said.insert(0, Recipe(FIRST_SUNDAY + place * A_WEEK, Week(28, 7), 4, NOTHING_SAID, lines_, sofa))
    return said
