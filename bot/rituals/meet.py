"""Two people meet in the chat they share: each says yes alone, and a room opens when both have."""

from bot.meeting import NAME, clocks, invitation, own, proposal, where
from bot.meeting.hello import notice
from bot.meeting.lapse import end, end_alone, take_back
from bot.meeting.page import PAGE, let_be, look, tell_more, turn_up
from bot.meeting.room import hear, say_hello
from bot.meeting.wishes import APART, HERE
from bot.meeting.yes import say_yes
from bot.ritual import BoxKind, Ritual

MEET = Ritual(
    NAME,
    taps={
        "no": let_be,
        "more": tell_more,
        "yes": say_yes,
        "back": take_back,
        "uninvite": invitation.withdraw,
        "come": invitation.come,
        "stay": invitation.stay,
        "tell": invitation.tell_more,
        "begin": invitation.begin_with_them,
        "not-them": invitation.not_them,
        "same": where.same_clock,
        "elsewhere": where.elsewhere,
        **where.choices(),
        "fine": proposal.accept,
        "nudge": proposal.accept_with_a_nudge,
        "change": proposal.change,
        "keep": proposal.keep,
        HERE: proposal.choose_place,
        APART: proposal.choose_place,
        "hello": say_hello,
    },
    taps_for_all={"look": look},
    on_reply=hear,
    links={PAGE: turn_up, invitation.LINK: invitation.turn_up},
    boxes={
        where.STEP: BoxKind(where.hear, "meet-where-box", takes_location=True, hears_closed=True),
        proposal.STEP: BoxKind(proposal.hear, "meet-hours-box", hears_closed=True),
    },
    timers={"end": end, invitation.ALONE: end_alone, clocks.FIRST: clocks.look, clocks.LATER: clocks.look},
    on_company=notice,
    forgets=own.forget,
    gathers=own.gather,
    shows=frozenset({"hello"}),
)
