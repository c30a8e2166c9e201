"""Two people meet in the chat they share: each says yes alone, and a room opens when both have."""

from bot.meeting import NAME
from bot.meeting.hello import notice
from bot.meeting.lapse import end, take_back
from bot.meeting.page import PAGE, let_be, look, tell_more, turn_up
from bot.meeting.room import hear, say_hello
from bot.meeting.yes import say_yes
from bot.ritual import Ritual

MEET = Ritual(
    NAME,
    taps={"no": let_be, "more": tell_more, "yes": say_yes, "back": take_back, "hello": say_hello},
    taps_for_all={"look": look},
    on_reply=hear,
    links={PAGE: turn_up},
    timers={"end": end},
    on_company=notice,
)
