"""An agreement is looked at after a month by each apart; it is one's own to erase, and comes along to two corners."""

import json
from datetime import timedelta
from pathlib import Path

from bot.agreeing.lines import heard
from domain.agreement import LONGEST, MOST_ALIVE
from storage.schema import agreement_places, agreement_sheets, agreements
from tests.hours.talk import carried, rests
from tests.house import Kept
from tests.rituals.agreements import (
    HERS,
    HIS,
    SIGNING,
    TUESDAY,
    alive,
    corner,
    couple_agreeing,
    drafted,
    in_room,
    last,
    offered,
    room,
    signed,
    taps,
    types,
    writes,
)
from tests.rituals.test_mydata import asks, body, files

A_MONTH = timedelta(days=30, hours=1)
ASKS = ["Keep it", "Change it", "Let it go"]


async def asked(kept: Kept) -> None:
    """It was signed a month ago, and each has opened what lies in their corner."""
    await kept.passes(A_MONTH)
    for someone in (kept.ana, kept.ben):
        assert (last(someone).text, last(someone).buttons) == ("Something of yours.", ["Open"])
        await taps(someone, "Open")


async def test_each_is_asked_apart_and_whoever_keeps_it_hears_nothing_of_the_other(tmp_path: Path) -> None:
    async with couple_agreeing(tmp_path) as kept:
        await signed(kept)
        await asked(kept)
        hers, his = last(kept.ana), last(kept.ben)
        assert hers.text.endswith("It's time to look at this. Keep it, change it, or let it go?")
        assert hers.buttons == ASKS
        before = len(room(kept)), his.text
        await taps(kept.ana, "Keep it")
        assert hers.text == "It stays, as far as you go. The next look is on Fri, May 1."
        assert (len(room(kept)), his.text) == before
        await kept.passes(timedelta(days=7, hours=1))
        assert (his.buttons, len(await alive(kept))) == ([], 1)


async def test_the_quieter_answer_settles_it(tmp_path: Path) -> None:
    """Letting go over changing, and changing over keeping, whoever answers first."""
    async with couple_agreeing(tmp_path) as kept:
        await signed(kept)
        await asked(kept)
        hers, his = last(kept.ana), last(kept.ben)
        await taps(kept.ben, "Keep it")
        await taps(kept.ana, "Change it")
        assert hers.text == "Below you can write it anew."
        await writes(kept.ana, "call by six", TUESDAY)
        assert room(kept)[-1].buttons == SIGNING
        [one] = await alive(kept)
        assert one.signed_at is not None
        await kept.passes(A_MONTH)
        await taps(kept.ben, "Open")
        again = last(kept.ben)
        await taps(kept.ben, "Let it go")
        await taps(kept.ben, "Let it go")
        assert again.text == "Let go. Agreements are allowed to end."
        assert room(kept)[-1].text.endswith("Let go. Agreements are allowed to end.")
        assert (await alive(kept), his.buttons) == ([], [])


async def test_in_a_rest_nobody_is_asked_until_it_is_over(tmp_path: Path) -> None:
    async with couple_agreeing(tmp_path) as kept:
        await signed(kept)
        await rests(kept.ana)
        before = len(corner(kept.ben))
        await kept.passes(A_MONTH)
        assert len(corner(kept.ben)) == before
        await kept.storage.transact(lambda uow: uow.rests.end(kept.ana.person.id))
        await kept.passes(timedelta(days=1))
        assert last(kept.ben).text == "Something of yours."


async def test_forgetting_ends_what_was_signed_and_takes_back_what_was_not_opened(tmp_path: Path) -> None:
    async with couple_agreeing(tmp_path) as kept:
        await signed(kept)
        await offered(kept)
        await writes(kept.ana, "ring at noon")
        await types(kept.ana, "/forget")
        await taps(kept.ana, "Forget my words")
        assert room(kept)[-1].text == "Let go. Agreements are allowed to end."
        assert [one.signed_at for one in await alive(kept)] == [None]
        assert await kept.rows(agreement_sheets) == []
        assert (await types(kept.ana, "/agree")).startswith("Your line begins with")


async def test_the_file_of_ones_own_has_one_s_own_clauses_alone(tmp_path: Path) -> None:
    async with couple_agreeing(tmp_path) as kept:
        await drafted(kept)
        await kept.ana.taps("Agree", on=room(kept)[-1])
        await asks(kept.ana)
        to_read, as_json = files(kept.ana)
        assert HERS in body(kept, to_read)
        assert HIS not in body(kept, to_read) + body(kept, as_json)
        [mine] = [one for one in json.loads(body(kept, as_json)) if one["what"] == "agree-of-mine"]
        assert mine["draft"] == {"will": HERS, "tuesday": TUESDAY}
        assert mine["signs"]


async def test_three_of_the_longest_are_read_in_one_message(tmp_path: Path) -> None:
    async with couple_agreeing(tmp_path) as kept:
        longest = heard("\N{SNOWMAN}" * LONGEST, "en", will=True)
        for _ in range(MOST_ALIVE):
            await signed(kept, longest)
        listed = (await in_room(kept.ben, "/agreements")).text
        assert listed.count(longest) == MOST_ALIVE
        assert "\nYou'll look at it on Wed, Apr 1." in listed


async def test_whoever_leaves_leaves_no_word_of_it_and_the_other_can_still_let_go(tmp_path: Path) -> None:
    async with couple_agreeing(tmp_path) as kept:
        await signed(kept)
        await types(kept.ana, "/leave")
        await taps(kept.ana, "Leave")
        await taps(kept.ana, "Leave now")
        assert [row.person for row in await kept.rows(agreement_sheets)] == [kept.ben.person.id]
        await types(kept.ben, "/agreements")
        shown = [message.text for message in corner(kept.ben)][-2:]
        assert shown == [f"I will {HIS}.", "The rituals are resting."]
        await kept.passes(timedelta(days=4))
        await kept.house.moments.tick(patient=True)
        await kept.settles()
        assert (await kept.rows(agreements), await kept.rows(agreement_places)) == ([], [])


async def test_in_a_carried_room_it_comes_to_both_corners_under_the_line_of_both(tmp_path: Path) -> None:
    async with couple_agreeing(tmp_path) as kept:
        await carried(kept)
        await types(kept.ben, "/agree")
        await taps(kept.ben, "Begin")
        for someone, line in ((kept.ben, HIS), (kept.ana, HERS)):
            if someone is kept.ana:
                await taps(someone, "Write mine")
            await writes(someone, line)
        texts = [[one for one in corner(someone) if one.buttons == SIGNING][-1] for someone in (kept.ana, kept.ben)]
        assert texts[0].text == texts[1].text
        assert texts[0].text.splitlines()[0] in ("Ana ⇄ Ben", "Ben ⇄ Ana")
        await kept.ben.taps("Change a word", on=texts[1])
        await writes(kept.ben, "leave my phone in the hall")
        assert (texts[0].buttons, texts[1].buttons) == ([], [])
        for someone in (kept.ana, kept.ben):
            await taps(someone, "Agree")
        assert "Agreed by both of you on" in last(kept.ana).text
        assert last(kept.ana).text == last(kept.ben).text
