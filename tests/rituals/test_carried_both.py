"""A carried room from the side of the second of the two, and what both do in it at once, on both kinds of database."""

from rehearsal.things import Message
from tests.hours.talk import rests
from tests.house import Kept
from tests.rituals.corners import last
from tests.rituals.rooms import begun, carried, kept_apart, lunch_carried, replies
from tests.rituals.test_meet_races import at_once


def showing(kept: Kept, text: str) -> Message:
    """In Ana's corner."""
    return next(one for one in kept.ana.person.corner.messages if one.text.endswith(f"\n{text}"))


async def test_what_ben_says_changes_and_takes_back_while_ana_does_the_same(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await begun(kept)
    await kept_apart(kept)
    await lunch_carried(kept)
    ana, ben = kept.ana.person, kept.ben.person
    hers, his = last(kept.ana), last(kept.ben)
    soup = ana.writes(ana.corner, "soup", reply_to=hers)
    bread = ben.writes(ben.corner, "bread", reply_to=his)
    await at_once(kept)
    assert (carried(kept.ana.heard)[1:], carried(kept.ben.heard)[1:]) == (["bread"], ["soup"])
    ana.edits(soup, "soup, warm")
    ben.edits(bread, "bread, warm")
    ana.taps(hers, "Just say hello")
    ben.taps(his, "Just say hello")
    await at_once(kept)
    hellos = ["Ana says hello.", "Ben says hello."]
    assert sorted(carried(kept.ana.heard)[1:]) == [*hellos, "bread, warm"]
    assert sorted(carried(kept.ben.heard)[1:]) == [*hellos, "soup, warm"]
    await kept.ana.taps("Made me smile", on=showing(kept, "bread, warm"))
    assert (carried(kept.ben.heard)[-1], last(kept.ben).reply_to) == ("Ana: this made me smile.", bread)

    for number in range(10):
        ben.writes(ben.corner, f"{number}", reply_to=his)
    await at_once(kept)
    assert carried(kept.ana.heard)[-9:] == [f"{number}" for number in range(9)]
    assert last(kept.ben).text == "The rest stays here."
    await rests(kept.ana)
    await replies(kept.ben, "a word", his)
    assert last(kept.ben).text == "The rituals are resting."
    assert "a word" not in str(kept.ana.heard)
