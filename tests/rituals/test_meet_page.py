"""The page in a corner: reached from the group alone, by the one who tapped there, once."""

from datetime import timedelta

from storage.schema import consents, known_there, titles, tokens
from tests.house import Kept
from tests.rituals.meeting import LOOK, MORE, NO, YES, adds, joined, last, looks, opens, reads, says_yes

RUN_OUT = "That link has run out. Where it came from, a new one can be made."


async def test_the_page_says_what_is_shared_before_it_asks(apart: Kept) -> None:
    await adds(apart.ana)
    page = await reads(apart.ben)
    assert page.buttons == [YES, NO, MORE]
    for said in (
        "Ana & Ben",
        "lunch",
        "what you choose to send",
        "what you read, skip or pause",
        "stays in Telegram, like a letter",
        "not end-to-end encrypted",
        "rest or leave at any moment",
        "afraid at home",
        "/help",
        "for adults",
        "Please say yes only if you want it yourself.",
    ):
        assert said in page.text


async def test_a_look_shows_nothing_to_the_other(apart: Kept) -> None:
    await adds(apart.ana)
    before = [(message.text, message.buttons) for message in apart.said]
    page = await reads(apart.ben)
    await apart.ben.taps(MORE, on=page)
    await apart.ben.taps(NO, on=page)
    assert [(message.text, message.buttons) for message in apart.said] == before
    assert apart.ana.heard == []


async def test_tell_me_more_says_it_on_the_same_page(apart: Kept) -> None:
    await adds(apart.ana)
    page = await reads(apart.ben)
    short = page.text
    await apart.ben.taps(MORE)
    assert page.text.startswith(short)
    assert len(page.text.splitlines()) > len(short.splitlines())
    assert page.buttons == [YES, NO]


async def test_not_for_me_is_the_end_of_it_and_nothing_is_kept(apart: Kept) -> None:
    await adds(apart.ana)
    page = await reads(apart.ben)
    await apart.ben.taps(NO)
    assert page.text == "All right. Nothing else is said, and nobody is told."
    assert page.buttons == []
    for table in (known_there, titles, consents):
        assert await apart.rows(table) == []
    assert await joined(apart) == {}


async def test_a_no_may_be_thought_over(apart: Kept) -> None:
    await adds(apart.ana)
    await reads(apart.ben)
    await apart.ben.taps(NO)
    await says_yes(apart.ben)
    assert await joined(apart) == {apart.ben.person.id: None}


async def test_a_link_is_good_once(apart: Kept) -> None:
    await adds(apart.ana)
    tap = await looks(apart.ben)
    await opens(apart.ben, tap.url)
    await opens(apart.ben, tap.url)
    assert last(apart.ben).text == RUN_OUT


async def test_a_link_is_for_whoever_tapped_and_passing_it_on_does_not_use_it_up(apart: Kept) -> None:
    await adds(apart.ana)
    tap = await looks(apart.ben)
    await opens(apart.cleo, tap.url)
    assert apart.cleo.heard == [RUN_OUT]
    await opens(apart.ben, tap.url)
    assert last(apart.ben).buttons == [YES, NO, MORE]


async def test_a_link_is_good_for_an_hour(apart: Kept) -> None:
    await adds(apart.ana)
    tap = await looks(apart.ben)
    await apart.passes(timedelta(minutes=61))
    await opens(apart.ben, tap.url)
    assert apart.ben.heard == [RUN_OUT]


async def test_the_latest_look_is_the_one_that_counts(apart: Kept) -> None:
    await adds(apart.ana)
    page = await reads(apart.ben)
    tap = await looks(apart.ben)
    later = await looks(apart.ben)
    await opens(apart.ben, tap.url)
    assert last(apart.ben).text == RUN_OUT
    await opens(apart.ben, later.url)
    assert page.buttons == []
    assert last(apart.ben).buttons == [YES, NO, MORE]
    stale = apart.ben.person.taps(page, data=f"meet:yes:{'x' * 22}")
    await apart.settles()
    assert stale.alert


async def test_whoever_leaves_the_group_is_not_known_there_any_more(apart: Kept) -> None:
    await adds(apart.ana)
    tap = await looks(apart.ben)
    apart.ben.person.leaves(apart.room)
    await apart.settles()
    await opens(apart.ben, tap.url)
    assert apart.ben.heard == [RUN_OUT]
    assert await apart.rows(known_there) == []


async def test_a_page_is_worth_nothing_to_somebody_else_who_learns_of_its_button(apart: Kept) -> None:
    await adds(apart.ana)
    page = await reads(apart.ben)
    assert page.markup
    data = page.markup["inline_keyboard"][0][0]["callback_data"]
    tap = apart.cleo.person.taps(page, data=data)
    await apart.settles()
    assert tap.text == "These buttons are for two others."
    assert await joined(apart) == {}


async def test_links_of_any_other_kind_get_the_same_kind_line(apart: Kept) -> None:
    for payload in ("x", "y" * 64):
        apart.cleo.person.starts(payload=payload)
        await apart.settles()
        assert last(apart.cleo).text == RUN_OUT


async def test_what_opens_a_page_is_kept_as_a_hash_alone(apart: Kept) -> None:
    await adds(apart.ana)
    tap = await looks(apart.ben)
    [row] = await apart.rows(tokens)
    assert tap.url
    assert tap.url.partition("=")[2] not in str(row)
    assert (row.person, row.chat, row.body) == (apart.ben.person.id, apart.room.id, None)


async def test_somebody_in_a_couple_is_told_so_first(apart: Kept) -> None:
    await adds(apart.ana)
    apart.ben.person.leaves(apart.room)
    apart.dan.person.joins(apart.room)
    await apart.settles()
    tap = await apart.dan.taps(LOOK)
    await opens(apart.dan, tap.url)
    assert apart.dan.heard == ["You are in a couple here, and one at a time is all I can hold. /leave ends it."]
    assert last(apart.dan).buttons == []
