"""An invitation from a corner: a link for one person, their yes, and then the yes of the one who gave it."""

from urllib.parse import quote

from storage.schema import consents, invitations, outbox, tokens
from tests.house import Kept
from tests.rituals.corners import last, taps, types
from tests.rituals.inviting import OWN, RUN_OUT, THEM, accepts, invites
from tests.rituals.meeting import MORE, NO, YES, couple_of, hours_of, joined, opens
from tests.rituals.rooms import carried, replies

WAITS = "Nothing more to do. If it starts, you'll see it here. I won't say whether anyone has looked."
OPENED = ["Both of you said yes.", "Try it: swipe this message and answer. One word for how today was."]
ONE_AT_A_TIME = "You are in a couple here, and one at a time is all I can hold. /leave ends it."


async def test_whoever_opens_the_link_reads_the_same_page_and_then_she_is_asked_whom_she_meant(apart: Kept) -> None:
    link = await invites(apart.ana)
    given = last(apart.ana)
    assert given.buttons == ["Send the link", "Take it back"]
    assert apart.ana.person.taps(given, "Send the link").url == f"https://t.me/share/url?url={quote(link, safe='')}"
    heard = list(apart.ana.heard)
    await opens(apart.ben, link)
    page = last(apart.ben)
    assert page.text.startswith("Ana would like to share a few small habits with you.")
    for said in ("what you choose to send", "not end-to-end encrypted", "rest or leave", "/help", "if you want it"):
        assert said in page.text
    await apart.ben.taps(MORE, on=page)
    assert page.buttons == [YES, NO]
    assert apart.ana.heard == heard  # whether it was opened is told to nobody
    secret = link.partition("=")[2]
    assert secret not in str([await apart.rows(table) for table in (tokens, invitations, outbox)])
    await apart.ben.taps(YES, on=page)
    assert apart.ben.heard[-2] == WAITS
    assert last(apart.ben).text.startswith("Where are you?")
    [question] = [one for one in apart.ana.person.corner.messages if one.text.startswith(THEM.format("Ben"))]
    assert question.buttons == ["Yes", "No"]
    assert "Please say yes only if you want it yourself." in question.text
    assert await joined(apart) == {apart.ana.person.id: None, apart.ben.person.id: None}


async def test_with_her_yes_their_room_opens_in_both_corners(apart: Kept) -> None:
    link = await invites(apart.ana)
    given = last(apart.ana)
    await accepts(apart.ben, link)
    await types(apart.ben, "Lisbon")
    await taps(apart.ben, "Fine")
    await taps(apart.ben, "As we write")
    assert last(apart.ben).text == "Noted. Both read as you write when both of you pick that, else apart."
    await taps(apart.ana, "Yes")
    couple = await couple_of(apart, apart.ana)
    assert couple is not None
    apart.couple = couple
    assert (couple.room, couple.place) == (None, "carried")
    for one in (apart.ana, apart.ben):
        assert [text.splitlines()[0] for text in carried(one.heard)] == OPENED
    assert "It has begun.\nIs it 08:00 where you are?" in apart.ana.heard
    assert (await hours_of(apart))["lunch"] == "12:30 01234"
    [taste] = [one for one in apart.ben.person.corner.messages if "Try it" in one.text]
    await replies(apart.ben, "long", taste)
    assert carried(apart.ana.heard)[-1] == "long"
    await taps(apart.ana, "Just say hello")
    assert carried(apart.ben.heard)[-1] == "Ana says hello."
    await taps(apart.ana, "Fine")
    assert last(apart.ana).buttons == ["As we write", "Apart, opened together"]
    assert apart.said == []
    assert [line for one in (apart.ana, apart.ben) for line in one.heard if "your chat" in line] == []
    for table in (consents, invitations, tokens):
        assert await apart.rows(table) == []
    assert given.text == "That link has done its work."


async def test_nothing_begins_before_her_yes_and_her_no_is_told_to_nobody(apart: Kept) -> None:
    await accepts(apart.cleo, await invites(apart.ana))
    heard = list(apart.cleo.heard)
    await taps(apart.ana, "No")
    assert last(apart.ana).text == "All right. Nothing has begun, and nobody is told. /start makes a new link."
    assert apart.cleo.heard == heard
    await apart.cleo.writes("/start", apart.cleo.person.corner)
    assert last(apart.cleo).text == WAITS  # as if nobody had answered
    await accepts(apart.ben, await invites(apart.ana))
    await taps(apart.ana, "Yes")
    couple = await couple_of(apart, apart.ana)
    assert couple is not None
    assert couple.member(apart.ben.person.id)
    assert await couple_of(apart, apart.cleo) is None


async def test_it_is_for_whoever_opened_it_first_and_to_anybody_else_it_has_run_out(apart: Kept) -> None:
    link = await invites(apart.ana)
    await opens(apart.ana, link)
    assert last(apart.ana).text == OWN
    await opens(apart.ben, link)
    page = last(apart.ben)
    for one in (apart.cleo, apart.ben):
        await opens(one, link)
        assert last(one).text == RUN_OUT
    await opens(apart.ana, link)
    assert last(apart.ana).text == OWN  # which does not tell her that somebody has
    assert page.markup
    data = page.markup["inline_keyboard"][0][0]["callback_data"]
    stolen = apart.cleo.person.taps(page, data=data)
    await apart.settles()
    assert stolen.text == "These buttons are for two others."
    assert await joined(apart) == {apart.ana.person.id: None}


async def test_whoever_is_in_a_couple_is_told_so_and_uses_nothing_up(apart: Kept) -> None:
    link = await invites(apart.ana)
    await opens(apart.dan, link)
    assert last(apart.dan).text == ONE_AT_A_TIME
    await types(apart.dan, "/start")
    assert "Invite" not in last(apart.dan).buttons
    await accepts(apart.ben, link)
    assert await joined(apart) == {apart.ana.person.id: None, apart.ben.person.id: None}
