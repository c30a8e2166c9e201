"""Lunch in the shared chat, heard as a conversation."""

from datetime import timedelta

from tests.house import Kept, catalogue


async def test_at_half_past_twelve_one_line_comes_to_the_room(kept: Kept) -> None:
    prompt = await kept.lunch()
    assert kept.clock.now().strftime("%H:%M") == "12:30"
    assert [message.text for message in kept.said] == [prompt.text]
    assert prompt.buttons == ["Just say hello", "Not today"]
    assert kept.ana.heard == kept.ben.heard == []


async def test_a_reply_gets_its_reaction_and_no_message(kept: Kept) -> None:
    await kept.lunch()
    soup = await kept.ana.replies("soup")
    assert soup.reactions == {kept.world.bot.id: ["✍"]}
    assert len(kept.said) == 1


async def test_what_is_written_without_a_reply_is_between_the_two(kept: Kept) -> None:
    await kept.lunch()
    line = await kept.ana.writes("you there?")
    assert line.reactions == {}
    assert len(kept.said) == 1


async def test_a_hello_is_said_in_the_room_once_a_day_from_each(kept: Kept) -> None:
    await kept.lunch()
    await kept.ben.taps("Just say hello")
    await kept.ben.taps("Just say hello")
    await kept.ana.taps("Just say hello")
    assert [message.text for message in kept.said[1:]] == ["Ben says hello.", "Ana says hello."]


async def test_a_pass_leaves_no_mark_for_the_other(kept: Kept) -> None:
    await kept.lunch()
    tap = await kept.ana.taps("Not today")
    assert tap.text
    assert len(kept.said) == 1
    assert kept.ana.heard == kept.ben.heard == []


async def test_the_old_prompt_loses_its_buttons_when_the_next_one_comes(kept: Kept) -> None:
    first = await kept.lunch()
    second = await kept.lunch()
    assert first is not second
    assert first.buttons == []
    assert second.buttons != []


async def test_no_lunch_on_a_saturday(kept: Kept) -> None:
    for _ in range(5):
        await kept.lunch()
    friday = kept.clock.now()
    prompt = await kept.lunch()
    assert kept.clock.now() - friday == timedelta(days=3)
    assert prompt is kept.said[-1]


async def test_a_stranger_who_taps_changes_nothing_and_hears_so_alone(kept: Kept) -> None:
    prompt = await kept.lunch()
    kept.cleo.person.joins(kept.room)
    tap = await kept.cleo.taps("Just say hello", on=prompt)
    assert tap.alert
    assert tap.text
    assert len(kept.said) == 1


async def test_a_strangers_reply_is_not_heard(kept: Kept) -> None:
    await kept.lunch()
    kept.cleo.person.joins(kept.room)
    line = await kept.cleo.replies("me too")
    assert line.reactions == {}


async def test_no_wording_comes_twice_while_others_are_unused(kept: Kept) -> None:
    texts = [(await kept.lunch()).text.splitlines()[0] for _ in range(23)]  # more than thirty days
    assert len(set(texts)) == 23


def test_there_are_enough_wordings_that_none_comes_twice_within_thirty_days() -> None:
    assert len(catalogue.variants("lunch-prompt")) >= 60


async def test_only_the_first_three_prompts_say_how_to_answer(kept: Kept) -> None:
    prompts = [(await kept.lunch()).text for _ in range(5)]
    assert ["(swipe to answer)" in text for text in prompts] == [True, True, True, False, False]
